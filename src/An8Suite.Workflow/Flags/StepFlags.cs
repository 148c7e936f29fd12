using An8Suite.Core;
using An8Suite.Core.Heatmaps;
using An8Suite.Core.Imaging;
using An8Suite.Core.Labels;
using An8Suite.Core.Scenes.Recipes;
using An8Suite.Core.Selection;
using An8Suite.Learning.Explanations;
using An8Suite.Learning.Networks;
using An8Suite.Learning.Networks.Designed;
using An8Suite.Learning.Responses;
using An8Suite.Learning.Training;
using An8Suite.Workflow.Evaluating;
using An8Suite.Workflow.Explaining;
using An8Suite.Workflow.Generating;
using An8Suite.Workflow.Scoring;
using An8Suite.Workflow.Training;

namespace An8Suite.Workflow.Flags;

/// <summary>The options of the steps from images to scores.</summary>
internal static class StepFlags
{
    private const string BatchWords =
        "Images that pass the network together, and half the signals that go back: memory grows with it.";

    /// <summary>What <c>--shorter-side</c> does.</summary>
    public const string ShorterSideWords = "Pictures of another size keep their proportions: the shorter side is "
        + "brought to so many pixels, and the middle cut out (torchvision: 256 for an input of 224); stretched otherwise.";

    /// <summary>Which explanation methods there are.</summary>
    public static string MethodWords =>
        $"Comma-separated: {string.Join(", ", ExplanationMethods.Names)}; or start.relu.stride such as "
        + "lasso.guided.nearest.";

    /// <summary>Which images of a recipe are rendered, with which masks.</summary>
    public static OptionTable<GenerateOptions> Generate() => new OptionTable<GenerateOptions>(new() { Recipe = "" })
        .MaybeNumber<int>("--size", "Side of the images in pixels, 32 to 2048; the recipe's otherwise.",
            o => o.Size, (o, n) => o with { Size = n }, helpName: "pixels")
        .MaybeNumber<int>(
            "--poses", "Render only so many of the recipe's poses, chosen by the seed.",
            o => o.Poses, (o, n) => o with { Poses = n })
        .MaybeNumber<int>(
            "--level", "How much of the recipe's scene is shown, 0 to 5: "
                + $"{string.Join(", + ", SceneLevels.Names)}; all of it otherwise.",
            o => o.Level, (o, n) => o with { Level = n })
        .MaybeWords("--masks", "Comma-separated mask policies instead of the recipe's: "
            + $"{string.Join(", ", MaskPolicy.ValidNames)}.", "names",
            o => o.Masks is null ? null : string.Join(',', o.Masks.Select(policy => policy.Name)),
            (o, names) => o with { Masks = Policies(names) })
        .Suggest(MaskPolicy.ValidNames)
        .Switch(
            "--coverage", "Write 8-bit coverage maps (samples inside, of nine) beside the masks.",
            o => o.Coverage, (o, on) => o with { Coverage = on })
        .MaybeWords("--layers", "Comma-separated further pictures of every image, instead of the recipe's: "
            + $"{string.Join(", ", Choice.Names<PictureLayer>())}.", "names",
            o => o.Layers is null ? null : string.Join(',', o.Layers.Select(Choice.NameOf)),
            (o, names) => o with
            {
                Layers = [.. Options.Split("--layers", names, [.. Choice.Names<PictureLayer>()]).Distinct()
                    .Select(name => Choice.Parse<PictureLayer>("--layers", name))],
            })
        .Suggest(Choice.Names<PictureLayer>())
        .Switch(
            "--twins", "Render every image again as the next class, same pose and light, into twins/.",
            o => o.Twins, (o, on) => o with { Twins = on });

    /// <summary>What a network is trained on, beside the dataset and the fold.</summary>
    public static OptionTable<TrainInput> TrainingData() => new OptionTable<TrainInput>(new(""))
        .MaybeNumber<int>(
            "--input-size",
            "Resize all pictures to so many pixels a side; for folders that 'an8 generate' did not make.",
            o => o.InputSize, (o, n) => o with { InputSize = n }, helpName: "pixels")
        .MaybeNumber<int>("--shorter-side", ShorterSideWords,
            o => o.ShorterSide, (o, n) => o with { ShorterSide = n }, helpName: "pixels")
        .Number(
            "--drop-parts", "Train on a second view of every image as well, in which each part is missing with this "
                + "likelihood: 'an8 parts' then asks about views that the network knows.",
            o => o.DropParts, (o, share) => o with { DropParts = share }, helpName: "share")
        .Number(
            "--drop-cells", "Train on another view of every image as well, in which each of 4 x 4 cells is missing with "
                + "this likelihood: the score of single cells in 'an8 parts' is then in-domain.",
            o => o.DropCells, (o, share) => o with { DropCells = share }, helpName: "share")
        .MaybeNumber<double>(
            "--cue-weight", $"With --architecture {DesignedNetwork.Cue}: what the cue, the last part that a class "
                + "names, counts in its logit; its other parts count the rest. "
                + FormattableString.Invariant($"{DesignedNetwork.StandardCueWeight} otherwise."),
            o => o.CueWeight, (o, share) => o with { CueWeight = share }, helpName: "share");

    /// <summary>How a network is trained; the learning rate follows the architecture where it is not named.</summary>
    public static OptionTable<TrainingOptions> Training()
    {
        TrainingOptions standard = new();
        return new OptionTable<TrainingOptions>(standard)
            .OneOf("--architecture",
                "The network; 'an8 networks' shows them. The designed ones are not trained: their weights follow from the "
                    + "recipe's colours, so what they use is known.",
                [.. Architectures.Names, .. DesignedNetwork.Names],
                o => o.Architecture, (o, name) => o with { Architecture = name })
            .Number(
                "--epochs",
                "Passes over the training images, at most.", o => o.Epochs, (o, n) => o with { Epochs = n }, atLeast: 1)
            .Number("--batch-size", "Images a step.", o => o.BatchSize, (o, n) => o with { BatchSize = n }, atLeast: 1)
            .OneOf("--optimizer", "What turns gradients into steps.", TrainingOptions.OptimizerNames,
                o => o.Optimizer, (o, name) => o with { Optimizer = name })
            .MaybeNumber<double>(
                "--learning-rate",
                "Step size; otherwise what the architecture is known to learn with (sgd: ten times that).",
                o => o.LearningRate == Rate(o) ? null : o.LearningRate, (o, rate) => o with { LearningRate = rate })
            .OneOf("--schedule", "How the step size changes over the epochs.", LearningRateSchedule.Names,
                o => o.Schedule, (o, name) => o with { Schedule = name })
            .Number(
                "--warm-up", "Epochs over which the step size grows from nothing.",
                o => o.WarmUpEpochs, (o, n) => o with { WarmUpEpochs = n }, atLeast: 0)
            .Number("--weight-decay", "Share of a weight, times the step size, that every step takes away.",
                o => o.WeightDecay, (o, share) => o with { WeightDecay = share })
            .Words(
                "--augment",
                $"Random changes of the training images: {Augmentation.None}, or names with commas between them of "
                    + $"{string.Join(", ", Augmentation.Names)}. What changes colours may destroy the only cue of the "
                    + "classes.",
                "names", o => o.Augment, (o, names) => o with { Augment = names })
            .Suggest(Augmentation.Names.Prepend(Augmentation.None))
            .Number("--patience", "Epochs without a better validation result after which training ends.",
                o => o.Patience, (o, n) => o with { Patience = n }, atLeast: 1)
            .Switch("--all-epochs", "Train for all epochs and keep the last weights, instead of ending early and "
                + "keeping those with the best validation result.",
                o => o.AllEpochs, (o, all) => o with { AllEpochs = all })
            .Number("--target-accuracy", "Test accuracy below which the network counts as not having learnt, 0 to 1.",
                o => o.TargetAccuracy, (o, share) => o with { TargetAccuracy = share });
    }

    /// <summary>The rate that an architecture learns with.</summary>
    public static double Rate(TrainingOptions options) =>
        TrainingOptions.StandardLearningRate(options.Architecture, options.Optimizer);

    /// <summary>What becomes a response; a preset says what is not named.</summary>
    public static OptionTable<ResponseOptions> Responses() => new OptionTable<ResponseOptions>(ResponseOptions.Paper)
        .MaybeOneOf("--norm", "From a channel's map to a number.", Choice.Names<ResponseNorm>(),
            o => Choice.NameOf(o.Norm), (o, name) => o with { Norm = Choice.Parse<ResponseNorm>("--norm", name) })
        .MaybeOneOf("--scaling", "Within each layer.", Choice.Names<LayerScaling>(),
            o => Choice.NameOf(o.Scaling),
            (o, name) => o with { Scaling = Choice.Parse<LayerScaling>("--scaling", name) })
        .MaybeOneOf("--layers", "The layers to record.", Choice.Names<LayerChoice>(),
            o => Choice.NameOf(o.Layers), (o, name) => o with { Layers = Choice.Parse<LayerChoice>("--layers", name) })
        .MaybeBool(
            "--whole-vector-l2", "Whether an image's whole vector is divided by its length at the end: true or false.",
            o => o.WholeVectorL2, (o, value) => o with { WholeVectorL2 = value });

    /// <summary>The mu-lasso; a preset says what is not named.</summary>
    public static OptionTable<LassoOptions> Lasso()
    {
        Dictionary<string, LassoLabels> labels =
            new() { ["ground-truth"] = LassoLabels.GroundTruth, ["predicted"] = LassoLabels.Predicted };
        Dictionary<string, LassoSign> signs =
            new() { ["free"] = LassoSign.Free, ["nonnegative"] = LassoSign.Nonnegative };
        return new OptionTable<LassoOptions>(LassoOptions.Preset("paper"))
            .MaybeNumber<double>(
                "--mu", "The L1 budget of each class's weights; the preset's otherwise (paper 10, authors-code 5, "
                    + "svebi 20).",
                o => o.Mu, (o, mu) => o with { Mu = mu }, helpName: null)
            .MaybeOneOf(
                "--labels", "Regress on the class an image shows, or on the one the network predicts.", labels.Keys,
                o => labels.First(pair => pair.Value == o.Labels).Key, (o, name) => o with { Labels = labels[name] })
            .MaybeOneOf("--sign", "The signs that weights may take.", signs.Keys,
                o => signs.First(pair => pair.Value == o.Sign).Key, (o, name) => o with { Sign = signs[name] });
    }

    /// <summary>The preset whose labels and signs these options have, whatever their budget.</summary>
    public static string PresetOf(LassoOptions lasso) =>
        LassoOptions.PresetNames.FirstOrDefault(name => LassoOptions.Preset(name) with { Mu = lasso.Mu } == lasso)
            ?? LassoOptions.PresetNames.First();

    /// <summary>What varies single methods.</summary>
    public static OptionTable<MethodOptions> Methods() => new OptionTable<MethodOptions>(new MethodOptions())
        .Number("--ig-steps", "Integrated gradients: points on the path.",
            o => o.IntegratedGradientsSteps, (o, n) => o with { IntegratedGradientsSteps = n })
        .Number("--eg-samples", "Expected gradients: points between the image and training images.",
            o => o.ExpectedGradientsSamples, (o, n) => o with { ExpectedGradientsSamples = n })
        .Number("--eg-references", "Expected gradients: training images to draw from, at most.",
            o => o.References, (o, n) => o with { References = n })
        .Number("--lrp-epsilon", "LRP: what sums are moved away from 0 by.",
            o => o.LrpEpsilon, (o, x) => o with { LrpEpsilon = x })
        .Number("--lrp-gamma", "LRP: how much more positive contributions count, in lrp-epsilon-gamma-box.",
            o => o.LrpGamma, (o, x) => o with { LrpGamma = x })
        .Number(
            "--smoothgrad-samples", "SmoothGrad: noisy copies of an image.",
            o => o.SmoothGradSamples, (o, n) => o with { SmoothGradSamples = n })
        .Number("--smoothgrad-sigma", "SmoothGrad: deviation of the noise, a share of the image's range.",
            o => o.SmoothGradSigma, (o, x) => o with { SmoothGradSigma = x })
        .Number("--occlusion-window", "Occlusion: side of the window, below 1 a share of the image's, else pixels.",
            o => o.OcclusionWindow, (o, x) => o with { OcclusionWindow = x })
        .Number(
            "--occlusion-stride", "Occlusion: step between windows, likewise.",
            o => o.OcclusionStride, (o, x) => o with { OcclusionStride = x })
        .Number("--rise-masks", "RISE: random masks an image.", o => o.RiseMasks, (o, n) => o with { RiseMasks = n })
        .Number(
            "--rise-grid", "RISE: cells of a mask along a side.", o => o.RiseGrid, (o, n) => o with { RiseGrid = n })
        .Number(
            "--rise-visible",
            "RISE: share of the cells that stay visible.", o => o.RiseVisible, (o, x) => o with { RiseVisible = x })
        .OneOf("--segments", "Kernel SHAP and LIME: cells of a grid, or rendered parts where there are any.",
            Choice.Names<SegmentSource>(), o => Choice.NameOf(o.Segments),
            (o, name) => o with { Segments = Choice.Parse<SegmentSource>("--segments", name) })
        .Number("--segment-grid", "Kernel SHAP and LIME: cells of that grid along a side.",
            o => o.SegmentGrid, (o, n) => o with { SegmentGrid = n })
        .Number("--shap-coalitions", "Kernel SHAP: sets of segments to show, at most.",
            o => o.ShapCoalitions, (o, n) => o with { ShapCoalitions = n })
        .Number("--lime-samples", "LIME: sets of segments to show.",
            o => o.LimeSamples, (o, n) => o with { LimeSamples = n });

    /// <summary>What <c>an8 explain</c> draws.</summary>
    public static OptionTable<ExplainStepOptions> Explain() => new OptionTable<ExplainStepOptions>(new())
        .Words("--methods", MethodWords, "names",
            o => string.Join(',', o.Methods), (o, names) => o with { Methods = MethodNames.Parse(names) })
        .Suggest(ExplanationMethods.Names)
        .Switch(
            "--grid",
            $"Add the {Grid.Names.Count} methods that every start, ReLU rule and way through strides make together.",
            _ => false, (o, grid) => grid ? o with { Methods = [.. o.Methods, .. Grid.Names.Except(o.Methods)] } : o)
        .Number(
            "--top",
            "Relevant features an image.", o => o.Top, (o, n) => o with { Top = n }, atLeast: 1, helpName: null)
        .Words("--class", "The class to explain: predicted, true, or a class's name.", "class",
            o => o.ClassChoice, (o, name) => o with { ClassChoice = name })
        .Suggest("predicted", "true")
        .OneOf("--split", "The images of the network's fold.", SplitNames.All, o => SplitNames.Of(o.Split), (o, name) =>
            o with { Split = SplitNames.Parse(name) })
        .MaybeNumber<int>("--limit", "At most so many images of each class, chosen by the seed.",
            o => o.ImagesPerClass, (o, n) => o with { ImagesPerClass = n })
        .Switch(
            "--overlays",
            "Draw a picture beside every heatmap: the image with the heat laid over, a colour bar, a caption.",
            o => o.Overlays is not null, (o, draw) => draw ? o with { Overlays = ColorMap.Names[0] } : o)
        .MaybeOneOf("--colormap", "The colours of --overlays; jet is the one that is not even.", ColorMap.Names,
            o => o.Overlays ?? ColorMap.Names[0], (o, name) => o with { Overlays = name })
        .Switch(
            "--own-size",
            "Give maps the size of the picture that was read, not of the network's input; 0 where it was cut off.",
            o => o.OwnSize, (o, on) => o with { OwnSize = on })
        .Switch(
            "--raw",
            "Write what each method computed, before signs are dropped and the map is stretched to [0, 1], to "
                + "raw/METHOD/IMAGE.npy as well.",
            o => o.Raw, (o, on) => o with { Raw = on })
        .Number(
            "--batch-size", BatchWords,
            o => o.BatchSize, (o, n) => o with { BatchSize = n, Numbers = o.Numbers with { PassSize = 2 * n } },
            atLeast: 1)
        .Within(Methods(), o => o.Numbers, (o, numbers) => o with { Numbers = numbers });

    /// <summary>What <c>an8 evaluate</c> draws and scores.</summary>
    public static OptionTable<EvaluateOptions> Evaluate() => new OptionTable<EvaluateOptions>(new())
        .Words("--methods", MethodWords, "names",
            o => string.Join(',', o.Methods), (o, names) => o with { Methods = MethodNames.Parse(names) })
        .Suggest(ExplanationMethods.Names)
        .Switch("--no-grid", $"Leave out the {Grid.Names.Count} methods that every start, ReLU rule and way through "
            + "strides make together.",
            o => !o.Grid, (o, none) => o with { Grid = !none })
        .MaybeWords("--policies", "Comma-separated mask policies; all that the dataset holds otherwise. "
            + "The first chooses the kept heatmaps.", "names",
            o => o.Policies.Count > 0 ? string.Join(',', o.Policies) : null,
            (o, names) => o with
            {
                Policies = Options.Split(names),
            })
        .Suggest(MaskPolicy.ValidNames)
        .MaybeNumber<int>("--poses", "Only so many poses of the test fold, chosen by the seed, each with all classes.",
            o => o.Poses, (o, n) => o with { Poses = n })
        .MaybeNumber<int>(
            "--slow-poses",
            $"Of these only so many for the grid and {string.Join(", ", EvaluateOptions.SlowMethods)}; all otherwise.",
            o => o.SlowPoses, (o, n) => o with { SlowPoses = n })
        .Number(
            "--top",
            "Relevant features an image.", o => o.Top, (o, n) => o with { Top = n }, atLeast: 1, helpName: null)
        .Number(
            "--batch-size", BatchWords,
            o => o.BatchSize, (o, n) => o with { BatchSize = n, Numbers = o.Numbers with { PassSize = 2 * n } },
            atLeast: 1)
        .Within(Methods(), o => o.Numbers, (o, numbers) => o with { Numbers = numbers });

    /// <summary>How heatmaps are scored; the last rows are for those of other programs alone.</summary>
    public static OptionTable<ScoreHeatmapsOptions> Score() => new OptionTable<ScoreHeatmapsOptions>(new())
        .Words("--policies", "Comma-separated mask policies that the dataset holds.", "names",
            o => string.Join(',', o.Policies), (o, names) => o with { Policies = ScoreStep.PolicyNames(names) })
        .Suggest(MaskPolicy.ValidNames)
        .Number(
            "--tolerance",
            "How many pixels beside the mask the hottest pixel may lie in the pointing game with tolerance.",
            o => o.Scores.PointingTolerancePixels,
            (o, n) => o with { Scores = o.Scores with { PointingTolerancePixels = n } },
            atLeast: 0, helpName: "pixels");

    /// <summary>How heatmaps of other programs are read.</summary>
    public static OptionTable<ScoreHeatmapsOptions> Heatmaps() => new OptionTable<ScoreHeatmapsOptions>(new())
        .OneOf("--sign",
            "With --heatmaps: what of a signed map is heat; minmax leaves it as it is.", Choice.Names<SignRule>(),
            o => Choice.NameOf(o.Preparation.Sign), (o, name) =>
                o with { Preparation = o.Preparation with { Sign = Choice.Parse<SignRule>("--sign", name) } })
        .OneOf("--resize",
            "With --heatmaps: how maps of another size are brought to that of the masks.", Choice.Names<ResizeRule>(),
            o => Choice.NameOf(o.Preparation.Resize), (o, name) =>
                o with { Preparation = o.Preparation with { Resize = Choice.Parse<ResizeRule>("--resize", name) } })
        .OneOf("--split", "With --heatmaps: the images that should have a heatmap.", SplitNames.All,
            o => SplitNames.Of(o.Split), (o, name) => o with { Split = SplitNames.Parse(name) })
        .MaybeWords("--name", "With --heatmaps: the method's name where the folder holds the maps of one.", "name",
            o => o.Name, (o, name) => o with { Name = name })
        .Switch("--no-controls",
            "With --heatmaps: leaves out the controls (silhouette, noise and others), which say what a score is worth.",
            o => !o.Controls, (o, without) => o with { Controls = !without });

    private static IReadOnlyList<MaskPolicy> Policies(string names) =>
    [
        .. names.Split(',', StringSplitOptions.TrimEntries)
            .Select(name => MaskPolicy.TryParse(name, out MaskPolicy? policy)
                ? policy
                : throw new InputException(
                    $"--masks: unknown mask policy '{name}'; {NearestName.Hint(name, MaskPolicy.ValidNames)}")),
    ];
}
