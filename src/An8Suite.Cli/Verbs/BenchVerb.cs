using System.CommandLine;
using System.Globalization;
using An8Suite.Cli.Benches;
using An8Suite.Core;
using An8Suite.Learning.Explanations;
using An8Suite.Learning.Networks;
using An8Suite.Workflow.Flags;
using An8Suite.Workflow.Generating;
using An8Suite.Workflow.Progress;
using An8Suite.Workflow.Steps;

namespace An8Suite.Cli.Verbs;

/// <summary><c>an8 bench</c>: how fast this machine is, and where the time goes.</summary>
internal static class BenchVerb
{
    /// <summary>The command.</summary>
    public static Command Create(string name)
    {
        Command command = new(name, "Measures the suite on this machine.\n\nExample: an8 bench generate")
        {
            Generate(),
        };
        if (Edition.RunsNetworks)
        {
            command.Add(TrainBenchVerb.Create());
            command.Add(Explain());
        }

        command.Add(ScoreBenchVerb.Create());
        return command;
    }

    private static Command Generate()
    {
        Option<string> recipe = new("--recipe")
        {
            Description = $"A recipe file, or one of {string.Join(", ", RecipeFiles.Names)}.",
            DefaultValueFactory = _ => "an8flower-double-12c",
        };
        Option<string> classes = new("--classes")
        {
            Description = "The numbers of classes to cut the recipe to, in turn.",
            DefaultValueFactory = _ => "1,6,12",
            HelpName = "numbers",
        };
        Option<int> size = Options.AtLeast(1, Number("--size", 300, "Side of the images in pixels, 32 to 2048."));
        Option<int> images = Options.AtLeast(1, Number("--images", 1200, "About how many images each run makes."));
        Option<int> rounds = Options.AtLeast(
            1, Number("--rounds", 3, "Runs of each number of classes; medians are shown."));
        Option<int> threads = Options.AtLeast(1, Number("--threads", Environment.ProcessorCount, "Processor threads."));
        Option<string> device = Options.Renderer();
        Option<string> scratch = new("--scratch")
        {
            Description = "The folder in which the datasets are made and deleted again.",
            DefaultValueFactory = _ => Path.GetTempPath(),
            HelpName = "dir",
        };
        Command command = new(
            "generate",
            "Times the generator as users run it, every file written, and shows where the time goes.\n\n"
                + "Example: an8 bench generate --size 300 --classes 1,6,12")
        {
            Options.Suggest(recipe, RecipeFiles.Names), classes, size, images, rounds, threads, device, scratch,
        };
        OutputFlags flags = new(command);
        command.SetAction((parsed, token) => Task.Run(() => Run(
            flags,
            parsed,
            new GeneratorBenchOptions
            {
                Recipe = parsed.GetRequiredValue(recipe),
                ClassCounts = Counts(parsed.GetRequiredValue(classes)),
                Size = parsed.GetValue(size),
                Images = parsed.GetValue(images),
                Rounds = parsed.GetValue(rounds),
                Threads = parsed.GetValue(threads),
                Device = Options.DeviceOf(parsed, device),
                Scratch = parsed.GetRequiredValue(scratch),
            },
            token)));
        return command;
    }

    private static Command Explain()
    {
        string[] standard = [.. ExplanationMethods.All.Where(m => m.Kind == MethodKind.Method).Select(m => m.Name)];
        Option<string> networks = new("--architectures")
        {
            Description = $"Comma-separated: {string.Join(", ", Architectures.Names)}.",
            DefaultValueFactory = _ => "small,vgg-f",
            HelpName = "names",
        };
        Option<string> methods = new("--methods")
        {
            Description = $"Comma-separated: {string.Join(", ", standard)}.",
            // a hundred passes an image and more
            DefaultValueFactory = _ => string.Join(',', standard.Except(["occlusion", "rise"])),
            HelpName = "names",
        };
        Option<int?> size = new("--size")
        {
            Description = "Side of the images in pixels; each network's own otherwise.",
            HelpName = "number",
        };
        Option<int> images = Options.AtLeast(1, Number("--images", 32, "Images each run explains."));
        Option<int> batch = Options.AtLeast(
            1, Number("--batch-size", new ExplainOptions().BatchSize, "Images that pass together."));
        Option<int> rounds = Options.AtLeast(1, Number("--rounds", 3, "Runs of each method; medians are shown."));
        Option<int> threads = Options.AtLeast(1, Number("--threads", Environment.ProcessorCount, "Processor threads."));
        Command command = new(
            "explain",
            "Times explanation methods on networks with fresh weights, in batches and one image at a time.\n\n"
                + "Example: an8 bench explain --architectures small,resnet18")
        {
            Options.Suggest(networks, Architectures.Names), Options.Suggest(methods, standard), size, images, batch,
            rounds, threads,
        };
        OutputFlags flags = new(command);
        command.SetAction((parsed, token) => Task.Run(() =>
        {
            using VerbOutput output = flags.Of(parsed);
            ExplainBenchOptions options = new()
            {
                Architectures = Options.Split(
                    "--architectures", parsed.GetRequiredValue(networks), [.. Architectures.Names]),
                Methods = Options.Split("--methods", parsed.GetRequiredValue(methods), standard),
                Size = parsed.GetValue(size),
                Images = parsed.GetValue(images),
                BatchSize = parsed.GetValue(batch),
                Rounds = parsed.GetValue(rounds),
                Threads = parsed.GetValue(threads),
            };
            IReadOnlyList<ExplainBenchResult> results = [];
            output.Reporter.Track(
                "bench", options.Architectures.Count, "networks",
                report => results = new ExplainBench(options).Run(report, token));
            ExplainBenchTable.Show(options, results);
            output.Write(() => results);
            return ExitCode.Done;
        }));
        return command;
    }

    private static int Run(
        OutputFlags flags, ParseResult parsed, GeneratorBenchOptions options, CancellationToken token)
    {
        using VerbOutput output = flags.Of(parsed);
        GeneratorBench bench = new(options);
        IReadOnlyList<GeneratorBenchResult> results = [];
        int runs = options.Rounds * options.ClassCounts.Count;
        output.Reporter.Track("bench", runs, "runs", report => results = bench.Run(report, token));
        GeneratorBenchTable.Show(options, bench.Driver, results);
        output.Write(() => results.Select(
            run => new { Classes = run.ClassCount, run.Images, run.Seconds, run.CpuSeconds }));
        return ExitCode.Done;
    }

    private static Option<int> Number(string name, int standard, string description) =>
        new(name) { Description = description, DefaultValueFactory = _ => standard, HelpName = "number" };

    private static int[] Counts(string text) =>
    [
        .. text.Split(',', StringSplitOptions.TrimEntries).Select(word =>
            int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out int count)
                ? count
                : throw new InputException($"--classes: expected numbers such as 1,6,12, found '{text}'")),
    ];
}
