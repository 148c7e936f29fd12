using An8Suite.Core;
using An8Suite.Core.Imaging;
using An8Suite.Core.Labels;
using An8Suite.Core.Statistics;
using An8Suite.Workflow.Experiments.Parts;

namespace An8Suite.Tests.Cli.Experiments;

public sealed class PartGameTests
{
    private static readonly string[] Three = ["petals", "stem", "pot"];

    [Fact]
    public void Groups_are_one_player_and_the_others_stay_alone()
    {
        PartPlayers players = PartPlayers.Of(["petal_1", "stem", "petal_2"], ["flower=petal_*"]);
        Assert.Equal(["flower", "stem"], players.Names);
        PartSet set = players.Showing(PartSet.All, 0b10);
        Assert.Equal([false, true, false], new byte[] { 1, 2, 3 }.Select(set.Contains));
        Assert.Equal([3.0, 1, 2], players.Sums(new PartMask(6, 1, [1, 3, 1, 2, 0, 0]), null));
        Assert.Equal("flower + stem", players.NamesOf(0b11));
        Assert.Equal(["flower"], players.Of(["petal_2"]));
    }

    [Theory]
    [InlineData("flower", "expected name=part+part, found 'flower'")]
    [InlineData("flower=petal", "no part is called 'petal'; did you mean 'petals'")]
    [InlineData("a=petals+stem,b=stem", "the part 'stem' is in two groups")]
    public void Wrong_groups_are_refused(string groups, string message) => Assert.Contains(
        message,
        Assert.Throws<InputException>(() => PartPlayers.Of(Three, groups.Split(','))).Message,
        StringComparison.OrdinalIgnoreCase);

    [Fact]
    public void More_parts_than_can_be_tried_are_refused_with_the_way_out()
    {
        string[] nine = [.. Enumerable.Range(1, 9).Select(i => $"p{i}")];
        Assert.Contains(
            "--groups one=p1+p9", Assert.Throws<InputException>(() => PartPlayers.Of(nine, [])).Message,
            StringComparison.Ordinal);
        Assert.Equal(8, PartPlayers.Of(nine, ["ends=p1+p9"]).Names.Count);
    }

    [Fact]
    public void What_is_shared_out_is_logit_margin_or_probability_of_the_explained_class()
    {
        float[] logits = [1, 3, 2];
        Assert.Equal(3, PartGame.WorthOf(PartValue.Logit, logits, 1));
        Assert.Equal(1, PartGame.WorthOf(PartValue.Margin, logits, 1));
        Assert.Equal(-2, PartGame.WorthOf(PartValue.Margin, logits, 0));
        Assert.Equal(
            Math.Exp(3) / (Math.Exp(1) + Math.Exp(2) + Math.Exp(3)),
            PartGame.WorthOf(PartValue.Probability, logits, 1), 12);
    }

    [Fact]
    public void Heat_where_the_value_lies_is_right_by_every_column()
    {
        PartMap map = Map(heat: [6, 3, 0, 1], shapley: [4, 2, -1], pixels: [10, 20, 10, 60]);
        Assert.Equal(1, Value("spearman", map));
        Assert.Equal(1, Value("spearman_absolute", map));
        Assert.Equal(1, Value("kendall", map));
        Assert.Equal(1, Value("spearman_mean", map));
        Assert.Equal(1, Value("hottest_part", map));
        // Shares of heat 2/3, 1/3, 0 and of |phi| 4/7, 2/7, 1/7, weighted by 1/4, 1/2, 1/4.
        Assert.Equal((2 / 21.0 / 4) + (1 / 21.0 / 2) + (1 / 7.0 / 4), Value("distance", map)!.Value, 12);
    }

    [Fact]
    public void Parts_that_cannot_be_seen_count_in_no_column()
    {
        PartMap map = Map(heat: [6, 3, 0, 1], shapley: [4, 2, 9], pixels: [10, 20, 0, 70]);
        Assert.Equal(1, Value("spearman", map));
        Assert.Equal(1, Value("hottest_part", map));
        Assert.Equal(0, Value("distance", map));
    }

    [Fact]
    public void A_map_without_heat_on_the_parts_is_undefined_and_ties_share()
    {
        PartMap none = Map(heat: [0, 0, 0, 5], shapley: [4, 2, -1], pixels: [10, 20, 10, 60]);
        Assert.All(PartColumn.Of(PartColumnKind.Truth), column => Assert.Null(column.Value(none)));
        PartMap tied = Map(heat: [3, 3, 0, 5], shapley: [4, 2, -1], pixels: [10, 20, 10, 60]);
        Assert.Equal(0.5, Value("hottest_part", tied));
    }

    [Fact]
    public void Protocols_of_a_map_that_knows_are_perfect_and_of_one_that_does_not_are_not()
    {
        // Class 0 needs player 0 alone; players 1 and 2 change nothing.
        PartProtocols right = PartProtocols.Of("a", [Map([9, 0.01, 0, 0], [8, 0, 0], [10, 10, 10, 70])]);
        Assert.Equal(
            (1.0, 1.0, 1.0, 1.0),
            (right.SyntheticDataCheck, right.PreservationCheck, right.DeletionCheck, right.Distractibility));
        PartProtocols wrong = PartProtocols.Of("b", [Map([0, 9, 0, 0], [8, 0, 0], [10, 10, 10, 70])]);
        Assert.Equal(
            (0.0, 0.0, 0.0, 0.5),
            (wrong.SyntheticDataCheck, wrong.PreservationCheck, wrong.DeletionCheck, wrong.Distractibility));
        Assert.Equal((0, 1), (wrong.WithoutSet, wrong.WithoutTest));
    }

    [Fact]
    public void The_pair_of_classes_is_the_one_that_two_parts_tell_apart()
    {
        // Logits by coalition of two players: class 0 loses by player 0, class 1 by player 1.
        PartGame game = new(
            Sample("a", 0), 0, new PartMask(2, 1, [1, 2]), [1, 1, 0], [[0, 0], [4, 1], [1, 5], [5, 6]]);
        TargetSensitivity pair = TargetSensitivity.In(game)!;
        Assert.Equal((1, 0, 1, 0), (pair.One, pair.Other, pair.PartOfOne, pair.PartOfOther));
        Assert.Equal(1, pair.Of([1, 3, 0], [3, 1, 0]));
        Assert.Equal(0, pair.Of([1, 3, 0], [1, 3, 0]));
        Assert.Equal(0.5, pair.Of([1, 3, 4], [1, 2, 0]));
        Assert.Null(pair.Of([0, 0, 0], [1, 3, 0]));
        Assert.Null(TargetSensitivity.In(game with { Logits = [[0, 0], [4, 4], [1, 1], [5, 5]] }));
    }

    [Fact]
    public void A_score_that_orders_methods_as_the_truth_does_correlates_by_one()
    {
        // Three methods on two poses; truth is the rank correlation, SD goes along with it, deletion against it.
        PartMap[] maps =
        [
            .. from pose in new[] { 0, 1 }
               from method in new[] { ("a", new double[] { 5, 3, 1, 0 }), ("b", [3, 5, 1, 0]), ("c", [1, 3, 5, 0]) }
               select Map(method.Item2, [3, 2, 1], [1, 1, 1, 1], method.Item1, pose),
        ];
        PoseTable table = PartsSummary.Table(maps);
        IReadOnlyList<ProxyAgreement> rows = ProxyAgreement.Of(
            ["a", "b", "c"], table, PoseBootstrap.Of(table, new ResamplingOptions { Resamples = 50 }));
        ProxyAgreement deletion = rows.First(row => row is { Score: "single_deletion", Truth: "spearman" });
        Assert.Equal((1.0, 1.0, 1.0, 3), (deletion.Correlation, deletion.Low, deletion.High, deletion.Methods));
        Assert.Equal(1, rows.First(row => row is { Score: "single_deletion", Truth: "distance" }).Correlation);
        Assert.Null(rows.First(row => row is { Score: "iou_auc", Truth: "spearman" }).Correlation);
    }

    private static double? Value(string column, PartMap map) => PartColumn.Named(column).Value(map);

    /// <summary>Three players, of which player 0 alone keeps class 0.</summary>
    private static PartMap Map(
        double[] heat, double[] shapley, double[] pixels, string method = "a", int pose = 0) => new()
        {
            Game = new PartGame(
                Sample($"{pose}", pose), 0, new PartMask(1, 1, [0]), pixels,
                [.. Enumerable.Range(0, 8).Select(set => (set & 1) == 1 ? new float[] { 8, 0 } : [0, 1])]),
            Method = method,
            Shapley = shapley,
            Deletions = shapley,
            Heat = heat,
            Mask = null,
            Faithfulness = null,
        };

    private static Sample Sample(string id, int pose) => new()
    {
        Id = id,
        Label = 0,
        Pose = pose,
        Fold = 0,
        Split = Split.Test,
        ImagePath = "",
        PartsPath = "",
        MaskPaths = new Dictionary<string, string>(),
    };
}
