using System.CommandLine;
using System.Globalization;
using System.Numerics;
using An8Suite.Core;
using An8Suite.Learning.Explanations;
using An8Suite.Learning.Networks;
using An8Suite.Workflow.Flags;
using An8Suite.Workflow.Generating;

namespace An8Suite.Workflow.Sweeping;

/// <summary>The options of the verbs that sweep, but for folder and seed.</summary>
internal static class SweepFlags
{
    /// <summary>Those of <c>an8 replicate</c>.</summary>
    public static OptionTable<ReplicateOptions> Replicate() =>
        new OptionTable<ReplicateOptions>(new() { Sweep = new() { Threads = 0 } })
            .Words("--dataset", "A recipe file, or the name of one of the suite's own: "
                + $"{string.Join(", ", RecipeFiles.Names)}.", "recipe",
                o => o.Dataset, (o, name) => o with { Dataset = name })
            .Suggest(RecipeFiles.Names)
            .MaybeWords(
                "--distances",
                "Comma-separated distances of the camera, the middle one first; 1,2 with --quick, 1,1.5,2,3 otherwise.",
                "numbers", o => Text(o.Distances),
                (o, text) => o with { Distances = Numbers<double>("--distances", text) })
            .MaybeWords(
                "--epochs",
                "Comma-separated epochs of training, which never ends early here, likewise; 12,4 with --quick, 30,7,15,60 otherwise.",
                "numbers", o => Text(o.Epochs), (o, text) => o with { Epochs = Numbers<int>("--epochs", text) })
            .MaybeWords(
                "--sides",
                "Comma-separated sides of the images in pixels, likewise; 64,48 with --quick, 128,64,96 otherwise.",
                "numbers", o => Text(o.Sides), (o, text) => o with { Sides = Numbers<int>("--sides", text) })
            .Within(
                Shared($"{string.Join(',', ReplicateOptions.Networks)} otherwise."),
                o => o.Sweep, (o, sweep) => o with { Sweep = sweep });

    /// <summary>Those of <c>an8 ladder</c>.</summary>
    public static OptionTable<LadderOptions> Ladder() =>
        new OptionTable<LadderOptions>(new() { Sweep = new() { Threads = 0 } })
            .MaybeWords("--levels", "Comma-separated levels; all that the recipe has otherwise.", "numbers",
                o => Text(o.Levels), (o, text) => o with { Levels = Numbers<int>("--levels", text) })
            .MaybeNumber<int>("--epochs", "The most passes over the training images; 12 with --quick, 30 otherwise.",
                o => o.Epochs, (o, n) => o with { Epochs = n })
            .MaybeNumber<int>("--size", "Side of the images in pixels; 64 with --quick, the recipe's otherwise.",
                o => o.Size, (o, n) => o with { Size = n }, helpName: "pixels")
            .Within(
                Shared($"{LadderOptions.Networks[0]} with --quick, {string.Join(',', LadderOptions.Networks)} "
                    + "otherwise."),
                o => o.Sweep, (o, sweep) => o with { Sweep = sweep });

    private static OptionTable<SweepOptions> Shared(string networks)
    {
        Option<int> threads = Options.AtLeast(1, new Option<int>("--threads")
        {
            Description = "Processor threads; part of what training reproduces.",
            DefaultValueFactory = _ => Environment.ProcessorCount,
        });
        return new OptionTable<SweepOptions>(new() { Threads = 0 })
            .Switch("--quick", "Few images, epochs and conditions: minutes instead of hours.",
                o => o.Quick, (o, quick) => o with { Quick = quick })
            .MaybeWords("--architectures", $"Comma-separated networks, each under every condition; {networks}", "names",
                o => Join(o.Architectures),
                (o, names) => o with { Architectures = Options.Split("--architectures", names, Architectures.Names) })
            .Suggest(Architectures.Names)
            .MaybeWords("--methods", $"Comma-separated methods beside the controls; {Join(SweepOptions.StandardMethods)} "
                + "otherwise, of which --quick leaves out the slow one.", "names",
                o => Join(o.Methods), (o, names) => o with { Methods = MethodNames.Parse(names) })
            .Suggest(ExplanationMethods.Names)
            .MaybeNumber<int>("--seeds", "Networks of each condition; 1 with --quick, 3 otherwise.",
                o => o.SeedCount, (o, n) => o with { SeedCount = n })
            .MaybeNumber<int>("--rendered-poses", "Poses of each dataset; 60 with --quick, all otherwise.",
                o => o.RenderedPoses, (o, n) => o with { RenderedPoses = n })
            .MaybeNumber<int>("--poses",
                "Poses of the test fold that are explained, each with all classes; 6 with --quick, 20 otherwise.",
                o => o.EvaluatedPoses, (o, n) => o with { EvaluatedPoses = n })
            .Add(
                threads,
                (parsed, o) => o with { Threads = parsed.GetValue(threads) },
                o => o.Threads.ToString(CultureInfo.InvariantCulture))
            .Device((o, device) => o with { LearningDevice = device }, o => o.LearningDevice)
            .Renderer((o, device) => o with { Device = device }, o => o.Device);
    }

    private static string? Join(IReadOnlyList<string>? names) => names is null ? null : string.Join(',', names);

    private static string? Text<T>(IReadOnlyList<T>? numbers)
        where T : INumber<T> => numbers is null ? null
            : string.Join(',', numbers.Select(number => number.ToString(null, CultureInfo.InvariantCulture)));

    private static T[] Numbers<T>(string flag, string text)
        where T : INumber<T>
    {
        string[] words = Options.Split(text);
        T[] numbers = [.. words.Select(word => T.TryParse(word, CultureInfo.InvariantCulture, out T? number)
            ? number
            : throw new InputException($"{flag}: expected numbers with commas between them, found '{word}'"))];
        return numbers.Length == 0 ? throw new InputException($"{flag}: expected at least one number")
            : numbers.Distinct().Count() < numbers.Length
                ? throw new InputException($"{flag}: expected every number once, found {text}")
            : numbers;
    }
}
