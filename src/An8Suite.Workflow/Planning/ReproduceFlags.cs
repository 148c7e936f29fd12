using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using An8Suite.Core;
using An8Suite.Learning.Networks;
using An8Suite.Learning.Responses;
using An8Suite.Workflow.Flags;
using An8Suite.Workflow.Generating;

namespace An8Suite.Workflow.Planning;

/// <summary>The options of <c>an8 reproduce</c>, but for its folder and seed.</summary>
internal static class ReproduceFlags
{
    /// <summary>
    /// A row an option; recipe and threads are always told, as a machine's own number is no standard elsewhere.
    /// </summary>
    public static OptionTable<ReproduceOptions> Table()
    {
        Option<string?> dataset = new("--dataset")
        {
            Description = "A recipe file, the name of one of the suite's own "
                + $"({string.Join(", ", RecipeFiles.Names)}), or "
                + $"{ReproduceOptions.Both} for the paper's two, as with --paper; {RecipeFiles.Paper[0]} otherwise.",
            HelpName = "recipe",
        };
        Options.Suggest(dataset, RecipeFiles.Names.Append(ReproduceOptions.Both)).Validators.Add(RequireRecipe);
        Option<int> threads = Options.AtLeast(1, new Option<int>("--threads")
        {
            Description = "Processor threads; part of what training reproduces.",
            DefaultValueFactory = _ => Environment.ProcessorCount,
        });
        return new OptionTable<ReproduceOptions>(new() { Dataset = "", Out = "", Threads = 0 })
            .Switch(
                "--quick",
                "200 poses, one fold, one seed, one network and few images, instead of 1,000, five, three, "
                + "four and many.",
                o => o.Quick,
                (o, quick) => o with { Quick = quick })
            .Switch(
                "--paper",
                "The paper's table: both datasets whole, all folds, one seed, small and an8net on each, its methods, "
                + "controls and experiments.",
                o => o.Paper,
                (o, paper) => o with { Paper = paper })
            .Exclusive("--quick", "--paper")
            .Add(
                dataset,
                (parsed, o) => o with { Dataset = parsed.GetValue(dataset) ?? o.Size.Datasets },
                o => o.Dataset)
            .OneOf("--preset", "Whose responses and selection: the paper's text, or the code its authors released.",
                ResponseOptions.PresetNames, o => o.Preset, (o, name) => o with { Preset = name })
            .MaybeWords(
                "--architectures",
                "Comma-separated networks: the first on all folds and seeds, the others on fold 0 with the first seed, "
                    + "with --paper all on all; small with --quick, small,an8net with --paper, "
                    + "small,vgg-f,alexnet,resnet18 otherwise.",
                "names",
                o => o.Architectures is null ? null : string.Join(',', o.Architectures),
                (o, names) => o with { Architectures = Options.Split("--architectures", names, Architectures.Names) })
            .Suggest(Architectures.Names)
            .MaybeNumber<int>(
                "--seeds", "How many networks are trained on each fold; 1 with --quick or --paper, 3 otherwise.",
                o => o.SeedCount, (o, n) => o with { SeedCount = n })
            .MaybeNumber<int>("--folds", "How many of the folds are tested in turn; 1 with --quick, all otherwise.",
                o => o.FoldCount, (o, n) => o with { FoldCount = n })
            .MaybeNumber<int>(
                "--fold",
                "Do only this fold, from 0, and no report: machines share the folds, the same command without it "
                + "reports.",
                o => o.Fold,
                (o, n) => o with { Fold = n })
            .MaybeNumber<int>("--poses",
                "Poses of each test fold that are explained, each with all classes; 4 with --quick, 40 otherwise.",
                o => o.EvaluatedPoses, (o, n) => o with { EvaluatedPoses = n })
            .MaybeNumber<int>("--slow-poses",
                "Of these so many for the grid and the slow methods; 1 with --quick, 4 otherwise.",
                o => o.SlowPoses, (o, n) => o with { SlowPoses = n })
            .Add(
                threads,
                (parsed, o) => o with { Threads = parsed.GetValue(threads) },
                o => o.Threads.ToString(CultureInfo.InvariantCulture))
            .Device((o, device) => o with { LearningDevice = device }, o => o.LearningDevice)
            .Renderer((o, device) => o with { Device = device }, o => o.Device);
    }

    private static void RequireRecipe(OptionResult result)
    {
        string? found = result.Tokens.Count > 0 ? result.Tokens[0].Value : null;
        if (found is not null && found != ReproduceOptions.Both && RecipeFiles.MaybeFind(found) is null)
        {
            string hint = NearestName.Hint(found, [.. RecipeFiles.Names, ReproduceOptions.Both]);
            result.AddError(
                $"--dataset: unknown name '{found}'; {hint}, or the path of a recipe file, which '{found}' is not");
        }
    }
}
