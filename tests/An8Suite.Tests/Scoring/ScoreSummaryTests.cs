using An8Suite.Core;
using An8Suite.Core.Scoring;

namespace An8Suite.Tests.Scoring;

public sealed class ScoreSummaryTests
{
    private static bool[] Mask { get; } = [true, false];
    private static float[] Hit { get; } = [1, 0];
    private static float[] Miss { get; } = [0, 1];

    private static ScoredHeatmap[] Rows() =>
    [
        ScoreTableTests.Scored(0, "a", "ours", Hit, Mask),
        ScoreTableTests.Scored(0, "b", "ours", Hit, Mask),
        ScoreTableTests.Scored(0, "c", "ours", Hit, Mask),
        ScoreTableTests.Scored(1, "d", "ours", Miss, Mask),
        ScoreTableTests.Scored(1, "e", "ours", Hit, [false, false]),
        ScoreTableTests.Scored(1, "f", "flat", [.5f, .5f], Mask),
    ];

    [Fact]
    public void Means_are_over_images_within_a_class_then_over_classes()
    {
        MethodScore ours = ScoreSummary.Of(Rows()).Find("ours", "class_part")!;
        Assert.Equal((4, 1, 0), (ours.Images, ours.LeftOut, ours.ConstantMaps));
        Assert.Equal([1.0, 0.0], ours.Classes.Select(c => c.Mean!.Auc!.Value));
        Assert.Equal([(3, 0), (1, 1)], ours.Classes.Select(c => (c.Images, c.LeftOut)));
        Assert.Equal(.5, ours.Mean!.Auc);
        Assert.Equal(101, ours.Curve!.Length);
        Assert.Equal((.5, .5), (ours.Curve[0], ours.Curve[100]));
    }

    [Fact]
    public void Constant_maps_are_scored_and_counted()
    {
        MethodScore flat = ScoreSummary.Of(Rows()).Find("flat", "class_part")!;
        Assert.Equal((1, 1), (flat.Images, flat.ConstantMaps));
        Assert.Equal(0, flat.Mean!.Auc);
    }

    [Fact]
    public void Undefined_values_are_counted_by_measure_and_averaged_nowhere()
    {
        MethodScore flat = ScoreSummary.Of([.. Rows(), ScoreTableTests.Scored(1, "g", "flat", Hit, Mask)]).Find("flat", "class_part")!;
        Assert.Equal(2, flat.Images);
        Assert.Equal(MeasureColumn.All.Select(column => column.Name), flat.Undefined.Keys);
        Assert.Equal(["energy", "entropy", "gini"], flat.Undefined.Where(count => count.Value == 1).Select(count => count.Key));
        Assert.Equal(3, flat.Undefined.Values.Sum());
        Assert.Equal(1, flat.Mean!.Energy);
        Assert.Equal("energy, entropy, gini: 2", MeasureColumn.DescribeUndefined([flat, flat]));
        Assert.Equal("", MeasureColumn.DescribeUndefined([ScoreSummary.Of(Rows()).Find("ours", "class_part")!]));
    }

    [Fact]
    public void Completeness_is_the_median_and_the_quartiles_of_the_images_that_have_it()
    {
        double?[] shares = [null, 4, 1, 0.5, 2, 0.9];
        ScoreSummary summary = ScoreSummary.Of(Rows().Zip(shares, (row, share) => row with { Completeness = share }));
        Assert.Equal(new CompletenessSpread(1.5, 0.875, 2.5, 4), summary.Find("ours", "class_part")!.Completeness);
        Assert.Equal(1.625, summary.Find("ours", "class_part")!.Completeness!.InterquartileRange);
        Assert.Equal(0.9, summary.Find("flat", "class_part")!.Completeness!.Median);
        Assert.Null(ScoreSummary.Of(Rows()).Find("ours", "class_part")!.Completeness);
    }

    [Fact]
    public void The_tolerance_stands_in_the_summary()
    {
        ScoreOptions options = new() { PointingTolerancePixels = 5 };
        Assert.Equal(5, ScoreSummary.Of(Rows(), options).PointingTolerancePixels);
        Assert.Equal(ScoreOptions.StandardTolerancePixels, ScoreSummary.Of(Rows()).PointingTolerancePixels);
    }

    [Fact]
    public void A_class_without_scores_is_undefined_and_counts_in_no_mean()
    {
        MethodScore ours = ScoreSummary.Of(
        [
            ScoreTableTests.Scored(0, "a", "ours", Hit, Mask),
            ScoreTableTests.Scored(1, "b", "ours", Hit, [false, false]),
        ]).Methods[0];
        Assert.Equal(1, ours.Mean!.Auc);
        Assert.Null(ours.Classes[1].Mean);
    }

    [Fact]
    public void Nothing_scored_means_no_number()
    {
        MethodScore ours = ScoreSummary.Of([ScoreTableTests.Scored(0, "a", "ours", Hit, [false, false])]).Methods[0];
        Assert.Null(ours.Mean);
        Assert.Null(ours.Curve);
        Assert.Null(ours.Headroom);
    }

    [Fact]
    public void Headroom_uses_the_controls_of_the_same_table()
    {
        float[] half = [1, 0, .5f];
        bool[] mask = [true, false, false];
        ScoreSummary summary = ScoreSummary.Of(
        [
            ScoreTableTests.Scored(0, "a", "noise", [0, 1, .5f], mask),
            ScoreTableTests.Scored(0, "a", "mask", [1, 0, 0], mask),
            ScoreTableTests.Scored(0, "a", "ours", half, mask),
        ]);
        double noise = summary.Find("noise", "class_part")!.Mean!.Auc!.Value;
        double ours = summary.Find("ours", "class_part")!.Mean!.Auc!.Value;
        Assert.Equal((ours - noise) / (1 - noise), summary.Find("ours", "class_part")!.Headroom!.Value, 12);
        Assert.Equal(0, summary.Find("noise", "class_part")!.Headroom);
        Assert.Equal(1, summary.Find("mask", "class_part")!.RankHeadroom);
        Assert.Null(ScoreSummary.Of(Rows()).Find("ours", "class_part")!.Headroom);
    }

    [Fact]
    public void The_order_of_the_rows_and_threads_changes_nothing()
    {
        ScoredHeatmap[] rows =
        [
            .. Enumerable.Range(0, 60).AsParallel().AsOrdered().Select(i =>
            {
                (var heat, var mask) = PlainScores.Random((ulong)i, levels: 0);
                return ScoreTableTests.Scored(i % 4, $"id{i}", i % 3 == 0 ? "b" : "a", heat.Values, mask.Values);
            }),
        ];
        string folder = Directory.CreateTempSubdirectory("an8-summary").FullName;
        try
        {
            ScoreSummary.Of(rows).Write(Path.Combine(folder, "one.json"));
            ScoreSummary.Of(rows.Reverse()).Write(Path.Combine(folder, "two.json"));
            string text = File.ReadAllText(Path.Combine(folder, "one.json"));
            Assert.Equal(text, File.ReadAllText(Path.Combine(folder, "two.json")));
            ScoreSummary.Read(Path.Combine(folder, "one.json")).Write(Path.Combine(folder, "three.json"));
            Assert.Equal(text, File.ReadAllText(Path.Combine(folder, "three.json")));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(true, true)]
    public void A_curve_without_its_area_or_of_another_length_is_damage(bool hasCurve, bool hasArea)
    {
        (var heat, var mask) = PlainScores.Random(1, levels: 0);
        ScoreSummary whole = ScoreSummary.Of([ScoreTableTests.Scored(0, "a", "a", heat.Values, mask.Values)]);
        MethodScore method = whole.Methods[0];
        using var folder = new TemporaryFolder();
        (whole with
        {
            Methods = [method with { Curve = hasCurve ? hasArea ? method.Curve![1..] : method.Curve : null, Mean = hasArea ? method.Mean : method.Mean! with { Auc = null } }],
        }).Write(folder["a.json"]);
        string message = Assert.Throws<InputException>(() => ScoreSummary.Read(folder["a.json"])).Message;
        Assert.Contains(hasCurve && hasArea ? "points of the curve" : "an AUC and a curve", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Fold_statistics_are_mean_and_sample_deviation()
    {
        FoldStatistics statistics = FoldStatistics.Of([.1, .2, null, .6])!;
        Assert.Equal(.3, statistics.Mean, 12);
        Assert.Equal(Math.Sqrt(.07), statistics.StandardDeviation!.Value, 12);
        Assert.Equal(3, statistics.Values.Count);
    }

    [Fact]
    public void One_fold_has_no_deviation_and_none_no_statistics()
    {
        Assert.Null(FoldStatistics.Of([.4])!.StandardDeviation);
        Assert.Null(FoldStatistics.Of([null]));
    }

    [Fact]
    public void The_auc_over_folds_is_that_of_the_method()
    {
        ScoreSummary summary = ScoreSummary.Of(Rows());
        Assert.Equal([.5, .5], FoldStatistics.OfAuc([summary, summary], "ours", "class_part")!.Values);
        Assert.Null(FoldStatistics.OfAuc([summary], "none", "class_part"));
    }
}
