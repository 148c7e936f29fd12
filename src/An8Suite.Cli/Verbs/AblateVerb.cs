using System.CommandLine;
using System.Globalization;
using An8Suite.Cli.Experiments.Ablate;
using An8Suite.Cli.Flags;
using An8Suite.Core;
using An8Suite.Core.Ablation;
using An8Suite.Learning.Ablation;
using An8Suite.Learning.Responses;

namespace An8Suite.Cli.Verbs;

/// <summary><c>an8 ablate</c>: what is left of a network when chosen channels are silenced.</summary>
public static class AblateVerb
{
    private const string All = "all";
    private static readonly AblateOptions Standard = new();

    /// <summary>The command.</summary>
    public static Command Create()
    {
        StepCommand step = new(
            "ablate",
            "Silences more and more channels, chosen by the lasso and in other orders, and measures what the network still recognises.",
            "an8 ablate out/select --images 120 --out out/ablate",
            "out/ablate");
        Argument<string> select = step.AddInput("select");
        Option<string> orders = Names(step, "--orders", "orders in which channels are silenced", AblationOrders.Names);
        Option<string> kinds = Names(step, "--kinds", "values that take a channel's place", Choice.Names<AblationKind>());
        Option<string> layers = Names(step, "--layers", "sets of recorded layers whose channels may be silenced", Choice.Names<LayerSet>());
        Option<string?> counts = step.Add(new Option<string?>("--k")
        {
            Description = "Comma-separated numbers of channels to silence, such as 1,3,10,all; all is always added. Default: --points numbers.",
            HelpName = "numbers",
        });
        Option<int> points = Number(step, "--points", 2, "Numbers of channels from 1 to all, even in their logarithm.", Standard.Points);
        Option<int> draws = Number(step, "--draws", 1, "Draws of the random order.", Standard.Draws);
        Option<string> images = step.Add(new Option<string>("--images")
        {
            Description = "At most so many test images, whole poses drawn by the seed; or all.",
            DefaultValueFactory = _ => Text(Standard.Images!.Value),
            HelpName = "number",
        });
        Option<int> training = Number(
            step, "--training-images", 1, "Training images of a class on which gradients and single channels' effects are measured.", Standard.TrainingImages);
        Option<int> batch = Number(step, "--batch-size", 1, "Images that pass the network together: memory grows with it.", Standard.BatchSize);
        step.Exclusive(counts, points);
        step.AddDevice();
        return step.Runs((parsed, context) => AblateStep.Run(
            new AblateOptions
            {
                Orders = [.. Options.Split("--orders", parsed.GetRequiredValue(orders), AblationOrders.Names).Distinct()],
                Kinds = Choices<AblationKind>("--kinds", parsed.GetRequiredValue(kinds)),
                Layers = Choices<LayerSet>("--layers", parsed.GetRequiredValue(layers)),
                Counts = parsed.GetValue(counts) is string text ? Counts(text) : null,
                Points = parsed.GetValue(points),
                Draws = parsed.GetValue(draws),
                Images = parsed.GetRequiredValue(images) is string limit && limit != All ? Count("--images", limit) : null,
                TrainingImages = parsed.GetValue(training),
                BatchSize = parsed.GetValue(batch),
            },
            parsed.GetValue(step.Seed),
            parsed.GetRequiredValue(select),
            context));
    }

    private static Option<string> Names(StepCommand step, string name, string what, IReadOnlyList<string> valid) =>
        step.Add(new Option<string>(name)
        {
            Description = $"Comma-separated {what}: {string.Join(", ", valid)}.",
            DefaultValueFactory = _ => string.Join(',', valid),
            HelpName = "names",
        });

    private static Option<int> Number(StepCommand step, string name, int least, string description, int standard) =>
        step.Add(Options.AtLeast(least, new Option<int>(name)
        {
            Description = description,
            DefaultValueFactory = _ => standard,
            HelpName = "number",
        }));

    private static T[] Choices<T>(string option, string text)
        where T : struct, Enum =>
        [.. Options.Split(option, text, Choice.Names<T>()).Distinct().Select(name => Choice.Parse<T>(option, name))];

    private static int[] Counts(string text) =>
        [.. text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Where(word => word != All).Select(word => Count("--k", word)).Distinct().Order()];

    private static int Count(string option, string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int count)
            ? count
            : throw new InputException($"{option}: expected whole numbers or {All}, found '{text}'");

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
