using System.CommandLine;
using An8Suite.Cli.Reproducing;
using An8Suite.Cli.Terminal;
using An8Suite.Learning.Convolutions;
using An8Suite.Report;
using An8Suite.Workflow.Flags;
using An8Suite.Workflow.Planning;
using An8Suite.Workflow.Progress;
using An8Suite.Workflow.Steps;

namespace An8Suite.Cli.Verbs;

/// <summary><c>an8 reproduce</c>: all steps, for one dataset or both.</summary>
internal static class ReproduceVerb
{
    /// <summary>The command.</summary>
    public static Command Create(string name)
    {
        Option<string?> folder = new("--out", "-o")
        {
            Description = "The folder to make; out/quick, out/paper or out/full otherwise.",
            HelpName = "dir",
        };
        Option<ulong> seed = new("--seed")
        {
            Description = "Seed of everything random: same seed, same bytes.",
            DefaultValueFactory = _ => 0,
            HelpName = "number",
        };
        OptionTable<ReproduceOptions> table = ReproduceFlags.Table();
        Command command = table.AddTo(new Command(
            name,
            "Renders, trains, explains, scores and reports; started again, it goes on after the last finished step.\n\n"
                + "Example: an8 reproduce --quick")
        {
            folder, seed,
        });
        OutputFlags flags = new(command);
        command.SetAction((parsed, token) => Task.Run(() =>
        {
            using VerbOutput output = flags.Of(parsed);
            ReproduceOptions options = table.Read(parsed);
            options = options with
            {
                Out = parsed.GetValue(folder) ?? $"out/{options.Size.Name}",
                Seed = parsed.GetValue(seed),
            };
            Reproduced made = Reproduction.Run(options, output.Reporter, token);
            output.Reporter.SayIfAny(Convolve.Note);
            output.Write(() => new
            {
                Step = command.Name,
                options.Out,
                output.Seconds,
                made.Report,
                Scores = made.Scores.Select(scores => new { Out = scores, Results = ScoreMeans.Of(scores) }),
            });
            output.Next(made.Report is null ? null : NextCommand.Open(ReportPage.FileName)(made.Report));
            return ExitCode.Done;
        }));
        return command;
    }
}
