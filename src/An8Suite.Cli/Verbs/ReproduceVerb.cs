using System.CommandLine;
using System.CommandLine.Parsing;
using An8Suite.Cli.Flags;
using An8Suite.Cli.Reproducing;
using An8Suite.Cli.Steps;
using An8Suite.Cli.Terminal;
using An8Suite.Core;
using An8Suite.Learning.Convolutions;
using An8Suite.Learning.Networks;
using An8Suite.Learning.Responses;

namespace An8Suite.Cli.Verbs;

/// <summary><c>an8 reproduce</c>: all steps, for one dataset or both.</summary>
public static class ReproduceVerb
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        Option<bool> quick = new("--quick") { Description = "200 poses, one fold, one seed, one network and few images, instead of 1,000, five, three, four and many." };
        Option<string> dataset = new("--dataset")
        {
            Description = $"A recipe file, the name of one of the suite's own ({string.Join(", ", RecipeFiles.Names)}), or "
                + $"{ReproduceOptions.Both} for the paper's two.",
            DefaultValueFactory = _ => RecipeFiles.Paper[0],
            HelpName = "recipe",
        };
        dataset.Validators.Add(RequireRecipe);
        Option<string> preset = Options.OneOf(
            "--preset", "Whose responses and selection: the paper's text, or the code its authors released.", "paper", ResponseOptions.PresetNames);
        Option<string?> folder = new("--out", "-o")
        {
            Description = "The folder to make; out/quick or out/full otherwise.",
            HelpName = "dir",
        };
        Option<ulong> seed = new("--seed")
        {
            Description = "Seed of everything random: same seed, same bytes.",
            DefaultValueFactory = _ => 0,
            HelpName = "number",
        };
        Option<int?> folds = new("--folds")
        {
            Description = "How many of the folds are tested in turn; 1 with --quick, all otherwise.",
            HelpName = "number",
        };
        Option<int?> fold = new("--fold")
        {
            Description = "Do only this fold, from 0, and no report: machines share the folds, the same command without it reports.",
            HelpName = "number",
        };
        Option<int?> seeds = new("--seeds")
        {
            Description = "How many networks are trained on each fold; 1 with --quick, 3 otherwise.",
            HelpName = "number",
        };
        Option<string?> architectures = new("--architectures")
        {
            Description = "Comma-separated networks: the first on all folds and seeds, the others on fold 0 with the first seed; "
                + "small with --quick, small,vgg-f,alexnet,resnet18 otherwise.",
            HelpName = "names",
        };
        Option<int?> poses = new("--poses")
        {
            Description = "Poses of each test fold that are explained, each with all classes; 4 with --quick, 40 otherwise.",
            HelpName = "number",
        };
        Option<int?> slowPoses = new("--slow-poses")
        {
            Description = "Of these so many for the grid and the slow methods; 1 with --quick, 4 otherwise.",
            HelpName = "number",
        };
        Option<int> threads = Options.AtLeast(1, new Option<int>("--threads")
        {
            Description = "Processor threads; part of what training reproduces.",
            DefaultValueFactory = _ => Environment.ProcessorCount,
        });
        Option<string> device = Options.GlDevice();
        Option<string> learningDevice = Options.Device();
        Command command = new(
            "reproduce",
            "Renders, trains, explains, scores and reports; started again, it goes on after the last finished step.\n\n"
                + "Example: an8 reproduce --quick")
        {
            quick, dataset, preset, folder, seed, folds, fold, seeds, architectures, poses, slowPoses, device, learningDevice, threads,
        };
        command.SetAction((parsed, token) => Task.Run(() =>
        {
            ReproduceOptions options = new()
            {
                Quick = parsed.GetValue(quick),
                Dataset = parsed.GetRequiredValue(dataset),
                Preset = parsed.GetRequiredValue(preset),
                Out = parsed.GetValue(folder) ?? (parsed.GetValue(quick) ? "out/quick" : "out/full"),
                Seed = parsed.GetValue(seed),
                FoldCount = parsed.GetValue(folds),
                Fold = parsed.GetValue(fold),
                SeedCount = parsed.GetValue(seeds),
                Architectures = parsed.GetValue(architectures) is { } names
                    ? Options.Split("--architectures", names, Architectures.Names)
                    : null,
                EvaluatedPoses = parsed.GetValue(poses),
                SlowPoses = parsed.GetValue(slowPoses),
                Device = Options.DeviceOf(parsed, device),
                LearningDevice = parsed.GetRequiredValue(learningDevice),
                Threads = parsed.GetValue(threads),
            };
            Reporter reporter = new();
            Reproduction.Run(options, reporter, token);
            reporter.SayIfAny(Convolve.Note);
            return ExitCode.Done;
        }));
        return command;
    }

    private static void RequireRecipe(OptionResult result)
    {
        string? found = result.Tokens.Count > 0 ? result.Tokens[0].Value : null;
        if (found is not null && found != ReproduceOptions.Both && RecipeFiles.MaybeFind(found) is null)
        {
            string hint = NearestName.Hint(found, [.. RecipeFiles.Names, ReproduceOptions.Both]);
            result.AddError($"--dataset: unknown name '{found}'; {hint}, or the path of a recipe file, which '{found}' is not");
        }
    }
}
