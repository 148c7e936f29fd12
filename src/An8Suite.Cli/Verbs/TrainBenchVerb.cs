using System.CommandLine;
using An8Suite.Cli.Benches;
using An8Suite.Learning.Networks;
using An8Suite.Workflow.Flags;
using An8Suite.Workflow.Progress;
using An8Suite.Workflow.Steps;

namespace An8Suite.Cli.Verbs;

/// <summary><c>an8 bench train</c>: how fast networks train and run.</summary>
internal static class TrainBenchVerb
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        TrainBenchOptions standard = new() { Architectures = ["small", "vgg-f"] };
        Option<string> networks = new("--architectures")
        {
            Description = $"Comma-separated: {string.Join(", ", Architectures.Names)}.",
            DefaultValueFactory = _ => string.Join(',', standard.Architectures),
            HelpName = "names",
        };
        Option<int?> size = new("--size")
        {
            Description = "Side of the images in pixels; each network's own otherwise.",
            HelpName = "number",
        };
        Option<int> batch = Number("--batch-size", standard.BatchSize, "Images a step.");
        Option<int> images = Number("--images", standard.Images, "Images an epoch.");
        Option<int> rounds = Number(
            "--rounds", standard.Rounds, "Timed epochs, after one that is not; medians are shown.");
        Option<int> threads = Number("--threads", standard.Threads, "Processor threads.");
        Option<string> device = Options.Device();
        Command command = new(
            "train",
            "Times training and inference of networks with fresh weights, on images of noise.\n\n"
                + "Example: an8 bench train --architectures small,alexnet --size 128")
        {
            Options.Suggest(networks, Architectures.Names), size, batch, images, rounds, threads, device,
        };
        OutputFlags flags = new(command);
        command.SetAction((parsed, token) => Task.Run(() =>
        {
            using VerbOutput output = flags.Of(parsed);
            Dictionary<string, TrainBenchResult> results = [];
            TrainBench bench = new(standard with
            {
                Size = parsed.GetValue(size),
                BatchSize = parsed.GetValue(batch),
                Images = parsed.GetValue(images),
                Rounds = parsed.GetValue(rounds),
                Threads = parsed.GetValue(threads),
                Device = parsed.GetRequiredValue(device),
            });
            foreach (string name in Options.Split(
                "--architectures", parsed.GetRequiredValue(networks), [.. Architectures.Names]))
            {
                results[name] = bench.Run(name, token);
                Console.WriteLine(bench.Line(name, results[name]));
            }

            output.Write(() => results);
            return ExitCode.Done;
        }));
        return command;
    }

    private static Option<int> Number(string name, int standard, string description) => Options.AtLeast(
        1,
        new Option<int>(name) { Description = description, DefaultValueFactory = _ => standard, HelpName = "number" });
}
