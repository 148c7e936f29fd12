using An8Suite.Core.Imaging;
using An8Suite.Core.Labels;
using An8Suite.Core.Scoring;
using An8Suite.Core.Selection;
using An8Suite.Learning.Explanations;
using An8Suite.Report.Model;
using An8Suite.Workflow.Selecting;
using An8Suite.Workflow.Training;

namespace An8Suite.Tests.Cli.Report;

/// <summary>A report model with drawn plants and made-up heatmaps, scored by the real scorer.</summary>
internal sealed record SyntheticReport
{
    private static string[] ColorNames { get; } = ["red", "orange", "yellow", "cyan", "blue", "magenta"];

    private static string[] Colors { get; } = ["#d62728", "#ff7f0e", "#f2d024", "#17becf", "#1f4fd8", "#c2279b"];

    private static (string Name, double Inside)[] Methods { get; } =
    [
        (MethodTitle.Ours, 1), ("guided-backprop", .9), ("gradient", .5),
        ("grad-cam", .6), ("upsampled-activation", .55),
        ("noise", 0), ("constant", 0), ("silhouette", 0), ("mask", 0),
    ];

    public int Size { get; init; } = 24;

    public int Folds { get; init; } = 2;

    public double Accuracy { get; init; } = .997;

    public string Name { get; init; } = "an8flower-single-6c";

    public bool Twelve { get; init; }

    public string Architecture { get; init; } = "small";

    public ulong[] Seeds { get; init; } = [0];

    /// <summary>Whether the grid was run: its scores are made up, level by level.</summary>
    public bool Grid { get; init; }

    /// <summary>The mask policies: <c>plant</c> is the silhouette, all others are the class's part.</summary>
    public string[] Policies { get; init; } = ["class_part"];

    public ReportModel Model() => new()
    {
        Datasets = [Dataset()],
        Statistics = new() { Resamples = 100, Flips = 999 },
        Versions = new Dictionary<string, string>
        {
            ["an8suite"] = "0.1.0",
            ["dotnet"] = "10.0.12",
            ["gl"] = "4.5 (Core Profile) Mesa 22.3.6, llvmpipe (LLVM 15.0.6, 256 bits)",
            ["libtorch"] = "2.10.0 cpu",
        },
        Commands = [$"tools/an8 reproduce --dataset {Name} --seed 0"],
        Steps = [new StepNote("train", "fold0/train", 0, "{\"epochs\":4,\"architecture\":\"small\"}")],
    };

    public DatasetReport Dataset()
    {
        IReadOnlyList<ClassEntry> classes = Classes();
        return new DatasetReport
        {
            Name = Name,
            ImageCount = classes.Count * 1000,
            Width = Size,
            Height = Size,
            Classes = classes,
            FoldCount = 5,
            Architecture = Architecture,
            Folds = [.. Seeds.SelectMany(
                seed => Enumerable.Range(0, Folds).Select(fold => Fold(classes, fold) with { Seed = seed }))],
            Gallery = GalleryOf(classes),
            Extremes = [ExtremesOf(classes)],
        };
    }

    private IReadOnlyList<ClassEntry> Classes() =>
    [
        .. Enumerable.Range(0, Twelve ? 12 : 6).Select(i => new ClassEntry(
            i,
            (i < 6 ? "" : "stem_") + ColorNames[i % 6],
            $"{i:00}_{ColorNames[i % 6]}",
            [i < 6 ? "petals" : "stem"],
            Colors[i % 6])),
    ];

    private SyntheticPlant Plant(ClassEntry entry, ulong pose)
    {
        Assert.True(SrgbColor.TryParse(entry.Color, out SrgbColor color));
        bool stem = entry.Parts[0] == "stem";
        return stem
            ? new SyntheticPlant(Size, pose, new SrgbColor(205, 200, 190), color, stemCarries: true)
            : new SyntheticPlant(Size, pose, color, new SrgbColor(95, 140, 80), stemCarries: false);
    }

    private FoldReport Fold(IReadOnlyList<ClassEntry> classes, int fold)
    {
        ScoredHeatmap[] scored =
        [
            .. from entry in classes
               from pose in Enumerable.Range(0, 3)
               let plant = Plant(entry, (ulong)((10 * fold) + pose))
               from policy in Policies
               from method in Methods
               select Scorer.Score(
                   new ScoreSubject(SampleOf(entry, pose, fold), entry.Name, entry.Index, method.Name, policy),
                   plant.Heat(method.Name, (ulong)((10 * fold) + pose), method.Inside),
                   policy == "plant" ? plant.Silhouette : plant.Mask),
        ];
        return new FoldReport
        {
            TestFold = fold,
            Summary = ScoreSummary.Of(scored),
            Folder = $"out/fold{fold}/score",
            Scores = CellScores.Of([.. scored.Select(s => s.Score)]),
            Grid = Grid ? GridScores(classes, fold) : null,
            Training = Training(classes, fold),
            Certificate = new CertificateFile
            {
                Mu = 10,
                Classes = [.. classes.Select(entry => new ClassCertificate(
                    entry.Name, 3e-12, 2.1e-13, .042, Binding: true,
                    81.3, 10, 37 + entry.Index, Converged: entry.Index != 3))],
            },
            Chosen = [.. classes.SelectMany(entry => new[]
            {
                new ChosenFeature(entry.Index, new Feature("conv5.relu", 17 + entry.Index), 1),
                new ChosenFeature(entry.Index, new Feature("fc1.relu", 301), .62),
                new ChosenFeature(entry.Index, new Feature("conv2", 4), .31),
            })],
        };
    }

    private static CellScores GridScores(IReadOnlyList<ClassEntry> classes, int fold) => CellScores.Of(
    [
        .. from name in An8Suite.Learning.Explanations.Grid.Names
           let parts = name.Split('.')
           let level = (parts[0] == "lasso" ? .1 : 0)
               + (parts[1] == "guided" ? .05 : 0) + (parts[2] == "nearest" ? .2 : 0)
           from entry in classes
           from pose in Enumerable.Range(0, 3)
           select An8Suite.Tests.Statistics.ScoredPoses.Row(
               name, (10 * fold) + pose, entry.Index,
               .2 + level + (.01 * pose) + (.001 * ((name.Length + entry.Index) % 7))),
    ]);

    private ExtremeCases ExtremesOf(IReadOnlyList<ClassEntry> classes)
    {
        SyntheticPlant plant = Plant(classes[0], 0);
        byte[] render = PngWriter.Encode(plant.Image);
        return new ExtremeCases(
            MethodTitle.Ours, 12, 36, [new ExtremeCase("best0", classes[0].Name, .44, render, render)],
            [new ExtremeCase("worst0", classes[0].Name, .05, render, render)]);
    }

    private TrainingFile Training(IReadOnlyList<ClassEntry> classes, int fold)
    {
        int[][] confusion = [.. classes.Select(entry => classes.Select(said => said == entry ? 199 : 0).ToArray())];
        confusion[0][1] += 1;
        return new TrainingFile
        {
            TrainImages = 3600,
            ValImages = 1200,
            TestImages = 1200,
            Warning = Accuracy < .99 ? "has not learnt" : null,
            Architecture = "small",
            TestFold = fold,
            Classes = [.. classes.Select(entry => entry.Name)],
            Epochs = [.. Enumerable.Range(1, 8).Select(e => new TrainingEpoch(
                e,
                1.8 * Math.Exp(-.7 * e) * (1 + (.1 * fold)),
                1 - (.8 * Math.Exp(-.9 * e)),
                1.7 * Math.Exp(-.6 * e),
                1 - (.7 * Math.Exp(-e)))),
            ],
            BestEpoch = 7,
            TestAccuracy = Accuracy,
            AccuracyPerClass = [.. classes.Select(_ => (double?)Accuracy)],
            Confusion = confusion,
        };
    }

    private Gallery GalleryOf(IReadOnlyList<ClassEntry> classes)
    {
        string[] methods = [.. MethodTitle.Sort(Methods.Select(m => m.Name)).Select(m => m.Name)];
        return new Gallery(0, methods, [.. classes.Where((_, i) => !Twelve || i % 2 == 0).Select((entry, i) =>
        {
            SyntheticPlant plant = Plant(entry, (ulong)(i % 3));
            return new GalleryRow
            {
                Id = $"{entry.Folder}-p{i:0000}",
                ClassName = entry.Name,
                PredictedName = i == 1 ? classes[0].Name : entry.Name,
                Render = PngWriter.Encode(plant.Image),
                Mask = PngWriter.Encode(plant.Mask),
                Heatmaps = [.. methods.Select(method => HeatmapOf(plant, method, i))],
            };
        })]);
    }

    private static GalleryHeatmap HeatmapOf(SyntheticPlant plant, string method, int row)
    {
        Heatmap heat = plant.Heat(method, (ulong)(row % 3), Methods.First(m => m.Name == method).Inside);
        var outline = new SrgbColor(120, 220, 255);
        return new GalleryHeatmap(
            method == "upsampled-activation" && row == 2 ? null
                : PngWriter.Encode(MaskOutline.Draw(ColorMap.Inferno.Paint(heat), plant.Mask, outline)),
            IouCurve.Of(heat, plant.Mask, method).Auc);
    }

    private static Sample SampleOf(ClassEntry entry, int pose, int fold) => new()
    {
        Id = $"{entry.Folder}-p{(10 * fold) + pose:0000}",
        Label = entry.Index,
        Pose = (10 * fold) + pose,
        Fold = fold,
        Split = Split.Test,
        ImagePath = "",
        PartsPath = "",
        MaskPaths = new Dictionary<string, string>(),
    };
}
