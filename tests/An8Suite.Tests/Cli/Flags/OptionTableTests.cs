using System.CommandLine;
using An8Suite.Core;
using An8Suite.Core.Heatmaps;
using An8Suite.Core.Imaging;
using An8Suite.Core.Labels;
using An8Suite.Core.Selection;
using An8Suite.Learning.Explanations;
using An8Suite.Learning.Networks;
using An8Suite.Learning.Responses;
using An8Suite.Learning.Training;
using An8Suite.Workflow.Evaluating;
using An8Suite.Workflow.Explaining;
using An8Suite.Workflow.Flags;
using An8Suite.Workflow.Generating;
using An8Suite.Workflow.Scoring;
using An8Suite.Workflow.Training;

namespace An8Suite.Tests.Cli.Flags;

/// <summary>
/// What makes a record again, read by the command line, is that record: for every option of every table, drawn at
/// random.
/// </summary>
public sealed class OptionTableTests
{
    private const int Draws = 300;

    [Fact]
    public void Standard_options_need_no_words()
    {
        Assert.Equal("", StepFlags.Generate().Again(new() { Recipe = "" }));
        Assert.Equal("", StepFlags.Training().Again(TrainingOptions.Of("small")));
        Assert.Equal(" --architecture vgg-f", StepFlags.Training().Again(TrainingOptions.Of("vgg-f")));
        Assert.Equal("", StepFlags.Responses().Again(ResponseOptions.Paper));
        Assert.Equal("", StepFlags.Lasso().Again(new()));
        Assert.Equal("", StepFlags.Explain().Again(new()));
        Assert.Equal("", StepFlags.Evaluate().Again(new()));
        Assert.Equal("", StepFlags.Score().Again(new()) + StepFlags.Heatmaps().Again(new()));
    }

    [Fact]
    public void Training() => RoundTrip(StepFlags.Training, new(), random =>
    {
        TrainingOptions drawn = new()
        {
            Architecture = One(random, [.. Architectures.Names]),
            Optimizer = One(random, [.. TrainingOptions.OptimizerNames]),
            Epochs = Some(random),
            BatchSize = Some(random),
            Schedule = One(random, [.. LearningRateSchedule.Names]),
            WarmUpEpochs = Some(random),
            WeightDecay = random.NextDouble(),
            Augment = One(random, Augmentation.None, string.Join(',', Augmentation.Names)),
            Patience = Some(random),
            AllEpochs = random.NextInt32(2) == 0,
            TargetAccuracy = random.NextDouble(),
        };
        return drawn with { LearningRate = random.NextInt32(2) == 0 ? StepFlags.Rate(drawn) : random.NextDouble() };
    }, (drawn, read) => drawn with
    {
        LearningRate = read.LearningRate == new TrainingOptions().LearningRate ? read.LearningRate : drawn.LearningRate,
    });

    [Fact]
    public void Training_data() => RoundTrip(StepFlags.TrainingData, new(""), random => new TrainInput("")
    {
        InputSize = One<int?>(random, null, 32, 224),
        ShorterSide = One<int?>(random, null, 40, 256),
        DropParts = One(random, 0, random.NextDouble()),
        DropCells = One(random, 0, random.NextDouble()),
        CueWeight = One<double?>(random, null, 0, random.NextDouble()),
    });

    [Fact]
    public void A_record_of_a_training_gives_back_what_was_trained_on()
    {
        TrainInput input = new("", 2)
        {
            InputSize = 32,
            ShorterSide = 40,
            DropParts = 0.1,
            DropCells = 0.2,
            CueWeight = 0.3,
        };
        Assert.Equal(input, TrainRecord.Of(input, new(), null).Input);
        Assert.Null(TrainRecord.Of(input with { ShorterSide = null }, new(), null).Input.InputSize);
    }

    [Fact]
    public void Responses() => RoundTrip(StepFlags.Responses, ResponseOptions.Paper, random => new ResponseOptions
    {
        Norm = One(random, Enum.GetValues<ResponseNorm>()),
        Scaling = One(random, Enum.GetValues<LayerScaling>()),
        Layers = One(random, Enum.GetValues<LayerChoice>()),
        WholeVectorL2 = random.NextInt32(2) == 0,
    });

    [Fact]
    public void Selection() => RoundTrip(StepFlags.Lasso, new(), random => new LassoOptions
    {
        Mu = 20 * random.NextDouble(),
        Labels = One(random, Enum.GetValues<LassoLabels>()),
        Sign = One(random, Enum.GetValues<LassoSign>()),
    });

    [Fact]
    public void Generation() => RoundTrip(StepFlags.Generate, new() { Recipe = "" }, random => new GenerateOptions
    {
        Recipe = "",
        Size = One<int?>(random, null, 32, 300),
        Poses = One<int?>(random, null, 7),
        Level = One<int?>(random, null, 0, 5),
        Coverage = random.NextInt32(2) == 0,
        Twins = random.NextInt32(2) == 0,
        Layers = One<IReadOnlyList<PictureLayer>?>(
            random, null, [PictureLayer.Depth], [PictureLayer.Instances, PictureLayer.Normals]),
        Masks = One<IReadOnlyList<MaskPolicy>?>(
            random, null, [MaskPolicy.ClassPart], [MaskPolicy.Plant, MaskPolicy.ClassPart]),
    }, key: o => $"{o with { Masks = null, Layers = null }} {string.Join(',', o.Masks?.Select(policy => policy.Name) ?? ["none"])} "
        + string.Join(',', o.Layers?.Select(Choice.NameOf) ?? ["none"]));

    [Fact]
    public void Explanation() => RoundTrip(StepFlags.Explain, new(), random => Batched(new ExplainStepOptions
    {
        Methods = One<string[]>(random, [.. ExplanationMethods.Default], ["ours"], ["lasso.guided.nearest", "mask"]),
        Top = Some(random),
        ClassChoice = One(random, "predicted", "true", "pale red", "it's"),
        Split = One<Split?>(random, [null, .. Enum.GetValues<Split>().Cast<Split?>()]),
        ImagesPerClass = One<int?>(random, null, 3),
        Overlays = One(random, [null, .. ColorMap.Names]),
        OwnSize = random.NextInt32(2) == 0,
        Raw = random.NextInt32(2) == 0,
        BatchSize = Some(random),
        Numbers = Numbers(random),
    }), key: o => $"{o with { Methods = [] }} {string.Join(',', o.Methods)}", unwritten: ["--grid"]);

    [Fact]
    public void Evaluation() => RoundTrip(StepFlags.Evaluate, new(), random =>
    {
        EvaluateOptions drawn = new()
        {
            Methods = One<string[]>(random, [.. ExplanationMethods.Default], ["ours", "gradient"]),
            Grid = random.NextInt32(2) == 0,
            Policies = One<string[]>(random, [], ["class_part"], ["plant", "class_part"]),
            Poses = One<int?>(random, null, 4),
            SlowPoses = One<int?>(random, null, 1),
            Top = Some(random),
            BatchSize = Some(random),
            Numbers = Numbers(random),
        };
        return drawn with { Numbers = drawn.Numbers with { PassSize = 2 * drawn.BatchSize } };
    },
    key: o => $"{o with { Methods = [], Policies = [] }} {string.Join(',', o.Methods)} {string.Join(',', o.Policies)}");

    [Fact]
    public void Scoring() => RoundTrip(
        () => StepFlags.Score().Within(StepFlags.Heatmaps(), o => o, (_, o) => o),
        new(), random => new ScoreHeatmapsOptions
        {
            Policies = One<string[]>(random, ["class_part"], ["plant", "class_part"]),
            Scores = new() { PointingTolerancePixels = random.NextInt32(9) },
            Preparation = new(One(random, Enum.GetValues<SignRule>()), One(random, Enum.GetValues<ResizeRule>())),
            Split = One<Split?>(random, null, Split.Val, Split.Test),
            Name = One(random, null, "their method"),
            Controls = random.NextInt32(2) == 0,
        }, key: o => $"{o with { Policies = [] }} {string.Join(',', o.Policies)}");

    private static ExplainStepOptions Batched(ExplainStepOptions options) =>
        options with { Numbers = options.Numbers with { PassSize = 2 * options.BatchSize } };

    private static MethodOptions Numbers(CounterRandom random) => new()
    {
        IntegratedGradientsSteps = Some(random),
        ExpectedGradientsSamples = Some(random),
        References = Some(random),
        LrpEpsilon = random.NextDouble(),
        LrpGamma = random.NextDouble(),
        SmoothGradSamples = Some(random),
        SmoothGradSigma = random.NextDouble(),
        OcclusionWindow = random.NextDouble(),
        OcclusionStride = random.NextDouble(),
        RiseMasks = Some(random),
        RiseGrid = Some(random),
        RiseVisible = random.NextDouble(),
        Segments = One(random, Enum.GetValues<SegmentSource>()),
        SegmentGrid = Some(random),
        ShapCoalitions = Some(random),
        LimeSamples = Some(random),
    };

    internal static void RoundTrip<T>(
        Func<OptionTable<T>> table, T standard, Func<CounterRandom, T> draw,
        Func<T, T, T>? expected = null, Func<T, string>? key = null,
        string[]? unwritten = null)
        where T : class
    {
        HashSet<string> seen = [];
        for (int n = 0; n < Draws; n++)
        {
            CounterRandom random = new(1, typeof(T).Name, (ulong)n);
            T drawn = draw(random);
            OptionTable<T> rows = table();
            RootCommand command = [];
            rows.AddTo(command);
            string words = rows.Again(drawn);
            seen.UnionWith(words.Split(' ').Where(word => word.StartsWith("--", StringComparison.Ordinal)));
            ParseResult parsed = command.Parse(WordsOf(words));
            Assert.Empty(parsed.Errors);
            T read = rows.Read(parsed, standard);
            T wanted = expected?.Invoke(drawn, read) ?? drawn;
            Assert.Equal(key?.Invoke(wanted) ?? $"{wanted}", key?.Invoke(read) ?? $"{read}");
        }

        // No option is forgotten: all of them were written at least once, but folders and shorthands.
        Assert.Empty(table().Options.Select(option => option.Name).Except(seen).Except(unwritten ?? []));
    }

    /// <summary>As a shell splits words in single quotes.</summary>
    private static string[] WordsOf(string text)
    {
        List<string> words = [];
        string word = "";
        bool isQuoted = false, isThere = false;
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] == '\'')
            {
                (isQuoted, isThere) = (!isQuoted, true);
            }
            else if (text[i] == '\\' && !isQuoted)
            {
                word += text[++i];
            }
            else if (text[i] == ' ' && !isQuoted)
            {
                words.AddRange(isThere ? [word] : []);
                (word, isThere) = ("", false);
            }
            else
            {
                word += text[i];
                isThere = true;
            }
        }

        words.AddRange(isThere ? [word] : []);
        return [.. words];
    }

    internal static int Some(CounterRandom random) => 1 + random.NextInt32(100);

    internal static T One<T>(CounterRandom random, params T[] of) => of[random.NextInt32(of.Length)];
}
