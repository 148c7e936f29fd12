using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using An8Suite.Cli.Experiments.Faithfulness;
using An8Suite.Cli.Flags;
using An8Suite.Cli.Tables;
using An8Suite.Core.Heatmaps;
using An8Suite.Learning.Faithfulness;

namespace An8Suite.Cli.Verbs;

/// <summary><c>an8 faithfulness</c>: whether the network uses what heatmaps show.</summary>
public static class FaithfulnessVerb
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        StepCommand step = new(
            FaithfulnessStep.Name,
            "Removes and shows the hottest pixels first and asks the network again: deletion, insertion, infidelity.",
            "an8 faithfulness out/explain --out out/faithfulness\n         an8 faithfulness --heatmaps maps --model out/train",
            "out/faithfulness");
        Argument<string> explain = step.AddInput("explain", "; left out with --heatmaps");
        explain.Arity = ArgumentArity.ZeroOrOne;
        step.AddDevice();
        Option<string?> heatmaps = step.Add(Folder("--heatmaps", "Heatmaps of any program, as 'an8 score --heatmaps' takes them."));
        Option<string?> model = step.Add(Folder("--model", "With --heatmaps: the folder of 'an8 train' whose network they explain."));
        Option<string?> name = step.Add(new Option<string?>("--name")
        {
            Description = "With --heatmaps: the method's name where the folder holds the maps of one.",
            HelpName = "name",
        });
        Option<string> sign = step.Add(Options.OneOf(
            "--sign", "With --heatmaps: what of a signed map is heat.", "positive", Enum.GetNames<SignRule>().Select(n => n.ToLowerInvariant())));
        FaithfulnessOptions standard = new();
        Option<int?> limit = step.Add(new Option<int?>("--limit")
        {
            Description = "Images of each class, drawn by the seed; 0 takes all.",
            DefaultValueFactory = _ => new FaithfulnessStepOptions().ImagesPerClass,
            HelpName = "number",
        });
        Option<int> steps = step.Add(Number("--steps", standard.Steps, "Equal shares of the pixels for deletion and insertion."));
        Option<int> patches = step.Add(Number("--patches", standard.Patches, "Patches of an image for the infidelity."));
        Option<int> side = step.Add(Number("--patch-side", standard.PatchSide, "Side of a patch in pixels."));
        Option<int> batch = step.Add(Number("--batch-size", standard.BatchSize, "Pictures that pass the network together."));
        step.Command.Validators.Add(result =>
        {
            string? problem = Problem(
                result.GetResult(explain) is { Tokens.Count: > 0 }, Given(result, heatmaps), Given(result, model), Given(result, sign) || Given(result, name));
            if (problem is not null)
            {
                result.AddError(problem);
            }
        });
        return step.Runs((parsed, context) =>
        {
            FaithfulnessStepOptions options = new()
            {
                ImagesPerClass = parsed.GetValue(limit) is > 0 and int number ? number : null,
                Name = parsed.GetValue(name),
                Preparation = new HeatPreparation(Enum.Parse<SignRule>(parsed.GetRequiredValue(sign), ignoreCase: true)),
                Measure = new FaithfulnessOptions
                {
                    Steps = parsed.GetValue(steps),
                    Patches = parsed.GetValue(patches),
                    PatchSide = parsed.GetValue(side),
                    BatchSize = parsed.GetValue(batch),
                    Seed = parsed.GetValue(step.Seed),
                },
            };
            bool made = parsed.GetValue(heatmaps) is string maps
                ? FaithfulnessStep.Run(options, maps, parsed.GetValue(model)!, context)
                : FaithfulnessStep.Run(options, parsed.GetRequiredValue(explain), context);
            Show(FaithfulnessFile.Read(context.Out));
            return made;
        });
    }

    private static string? Problem(bool hasExplain, bool hasHeatmaps, bool hasModel, bool hasForeign) => (hasExplain, hasHeatmaps) switch
    {
        (true, true) => "explain-dir and --heatmaps exclude each other",
        (false, false) => "expected a folder made by 'an8 explain', or --heatmaps and --model",
        (false, true) when !hasModel => "--heatmaps needs --model, the folder of 'an8 train' whose network they explain",
        (true, false) when hasModel || hasForeign => "--model, --name and --sign go with --heatmaps only",
        _ => null,
    };

    private static void Show(FaithfulnessFile file)
    {
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{file.Dataset}, {file.Architecture}: {file.Images} images, {file.Steps} steps, {file.Patches} patches of {file.PatchSide} pixels; baseline: {file.Baseline}"));
        new Table<FaithfulnessMethod>(file.Methods)
            .Name("method", m => m.Method)
            .Number("deletion p", m => Text(m.DeletionProbability, "0.000"))
            .Number("insertion p", m => Text(m.InsertionProbability, "0.000"))
            .Number("deletion z", m => Text(m.DeletionLogit, "0.00"))
            .Number("insertion z", m => Text(m.InsertionLogit, "0.00"))
            .Number("infidelity", m => Text(m.Infidelity, "0.000"))
            .Number("share", m => Text(m.InfidelityShare, "0.000"))
            .Number("n", m => m.Images)
            .Number("no heat", m => m.WithoutHeat)
            .Number("undefined", m => m.UndefinedInfidelity)
            .Print();
    }

    // For scripts: a plain minus, and nothing where there is no number.
    private static string? Text(double? value, string format) => value?.ToString(format, CultureInfo.InvariantCulture);

    private static bool Given(CommandResult result, Option option) => result.GetResult(option) is { Implicit: false };

    private static Option<string?> Folder(string name, string description) => new(name) { Description = description, HelpName = "dir" };

    private static Option<int> Number(string name, int standard, string description) => Options.AtLeast(
        1, new Option<int>(name) { Description = description, DefaultValueFactory = _ => standard, HelpName = "number" });
}
