using System.CommandLine;
using An8Suite.Cli.Benches;
using An8Suite.Workflow.Flags;
using An8Suite.Workflow.Progress;
using An8Suite.Workflow.Steps;

namespace An8Suite.Cli.Verbs;

/// <summary><c>an8 bench score</c>: how fast heatmaps are scored.</summary>
internal static class ScoreBenchVerb
{
    public static Command Create()
    {
        ScoreBenchOptions standard = new();
        Option<int> size = Number("--size", standard.Size, "Side of the maps in pixels.");
        Option<int> maps = Number("--maps", standard.Maps, "Maps each run scores.");
        Option<int> rounds = Number("--rounds", standard.Rounds, "Runs of each kind; medians are shown.");
        Option<int> threads = Number("--threads", standard.Threads, "Processor threads.");
        Option<string?> keep = new("--keep")
        {
            Description = "A folder that is left with the distinct maps, their mask and their areas.",
            HelpName = "dir",
        };
        Command command = new(
            "score",
            "Times the scoring of heatmaps of noise, in memory and from .npy files.\n\n"
            + "Example: an8 bench score --maps 10000 --size 224")
        {
            size, maps, rounds, threads, keep,
        };
        OutputFlags flags = new(command);
        command.SetAction((parsed, token) => Task.Run(() =>
        {
            using VerbOutput output = flags.Of(parsed);
            ScoreBenchOptions options = new()
            {
                Size = parsed.GetValue(size),
                Maps = parsed.GetValue(maps),
                Rounds = parsed.GetValue(rounds),
                Threads = parsed.GetValue(threads),
                Keep = parsed.GetValue(keep),
            };
            ScoreBench bench = new(options);
            IReadOnlyList<ScoreBenchResult> results = [];
            output.Reporter.Track(
                "bench", 3 * options.Rounds, "runs", report => results = bench.Run(report, token));
            bench.Show(results);
            output.Write(() => results);
            return ExitCode.Done;
        }));
        return command;
    }

    private static Option<int> Number(string name, int standard, string description) => Options.AtLeast(
        1,
        new Option<int>(name) { Description = description, DefaultValueFactory = _ => standard, HelpName = "number" });
}
