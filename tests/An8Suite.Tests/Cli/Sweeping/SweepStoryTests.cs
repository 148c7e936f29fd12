using An8Suite.Core.Statistics;
using An8Suite.Report.Sweeping;
using An8Suite.Workflow.Sweeping;

namespace An8Suite.Tests.Cli.Sweeping;

/// <summary>What the pages of <c>an8 replicate</c> and <c>an8 ladder</c> say of chosen scores.</summary>
[Needs(Needs.LibTorch | Needs.Process)]
public sealed class SweepStoryTests
{
    private static readonly string[] Paper =
        ["ours", "guided-backprop", "guided-grad-cam-plus-plus", "grad-cam", "upsampled-activation"];

    [Fact]
    public void Tau_is_1_for_the_papers_order_and_minus_1_for_the_reverse()
    {
        Sweep sweep = SyntheticSweep.Distances(1);
        IReadOnlyDictionary<string, double> paper = PaperOrder.Of(sweep);
        Assert.Equal([22.5, 21.3, 19.6, 17.5, 16.8], Paper.Select(method => paper[method]));
        Assert.Equal(
            new OrderAgreement(1, new Interval(1, 1)), OrderAgreement.With(Network(sweep, 0, .1, .5, .4, .3, .2, .1), paper));
        Assert.Equal(
            new OrderAgreement(-1, new Interval(-1, -1)), OrderAgreement.With(Network(sweep, 0, .1, .1, .2, .3, .4, .5), paper));
        // One of ten pairs the wrong way round: (9 - 1) / 10.
        Assert.Equal(.8, OrderAgreement.With(Network(sweep, 0, .1, .4, .5, .3, .2, .1), paper).Tau!.Value, 12);
    }

    [Fact]
    public void The_interval_of_tau_draws_poses()
    {
        Sweep sweep = SyntheticSweep.Distances(1);
        // Ours is above guided backprop on average, and on the first of two poses alone.
        SweptNetwork network = SyntheticSweep.Network(
            sweep.Conditions[0], "small", .1, ("ours", [.9, .1]), ("guided-backprop", [.2, .2]), ("grad-cam", [.05, .05]));
        OrderAgreement found = OrderAgreement.With(network, PaperOrder.Of(sweep));
        Assert.Equal(1, found.Tau);
        Assert.Equal(1, found.Interval!.Value.High);
        Assert.Equal(1.0 / 3, found.Interval.Value.Low, 12); // both draws the second pose: one of three pairs reversed
        Assert.True(found.IsSurelyPositive);
    }

    [Fact]
    public void One_pose_has_a_tau_and_no_interval()
    {
        Sweep sweep = SyntheticSweep.Distances(1);
        SweptNetwork network = SyntheticSweep.Network(sweep.Conditions[0], "small", .1, ("ours", [.9]), ("grad-cam", [.2]));
        Assert.Equal(new OrderAgreement(1, null), OrderAgreement.With(network, PaperOrder.Of(sweep)));
    }

    [Fact]
    public void The_answer_counts_conditions_and_names_what_goes_with_tau()
    {
        Sweep sweep = SyntheticSweep.Distances(1, 2, 3);
        SweepResult result = new(sweep,
        [
            Network(sweep, 0, .15, .1, .2, .3, .4, .5), Network(sweep, 1, .05, .4, .5, .3, .2, .1),
            Network(sweep, 2, .01, .5, .4, .3, .2, .1),
        ], new());
        IReadOnlyList<string> answers = ReplicateStory.Of(result).Answers;
        Assert.Equal(
            "Over all networks: the paper's order appears whole (τ = 1) under 1 of 3 conditions, more right than wrong "
            + "(τ > 0) under 2, and there whatever poses are drawn (interval of τ above 0) under 2; τ reaches from −1.00 "
            + "to 1.00.", answers[0]);
        Assert.EndsWith(
            "With τ goes most the mask's share (−1.00) (Spearman's correlation over 3 conditions). Where one varies alone, τ moves "
            + "by 2.00 with the mask's share.", answers[1],
            StringComparison.Ordinal);
        SweepResult alike = new(sweep, [.. result.Networks.Select(network => network with { Scores = result.Networks[0].Scores })], new());
        Assert.EndsWith(
            "τ is the same under all of them, so nothing that was varied decides it.",
            ReplicateStory.Of(alike).Answers[1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_ladder_says_what_is_above_the_silhouette_and_how_the_order_changes()
    {
        Sweep sweep = SyntheticSweep.Levels(2);
        double[] poses = [.. Enumerable.Range(0, 12).Select(pose => .01 * pose)];
        SweepResult result = new(sweep,
        [
            Level(0, .5, .3, .4), Level(1, .5, .6, .4),
        ], new());
        string answer = Assert.Single(LadderStory.Of(result).Answers);
        Assert.Equal(
            "small, methods above the silhouette: level 0: Ours; level 1: Grad-CAM, Ours. The order of methods goes with "
            + "that of the lowest level by τ = −1.00 on level 1.",
            answer.Replace("Ours, Grad-CAM", "Grad-CAM, Ours", StringComparison.Ordinal));

        SweptNetwork Level(int level, double ours, double cam, double silhouette) => SyntheticSweep.Network(
            sweep.Conditions[level], "small", .1, ("ours", Around(ours)), ("grad-cam", Around(cam)), ("silhouette", Around(silhouette)));

        double[] Around(double mean) => [.. poses.Select(pose => mean + pose)];
    }

    [Fact]
    public void A_page_shows_every_chart_and_loads_in_a_browser_without_errors()
    {
        Sweep sweep = SyntheticSweep.Distances(1, 2, 3);
        SweepResult result = new(sweep,
        [
            Network(sweep, 0, .15, .1, .2, .3, .4, .5), Network(sweep, 1, .05, .4, .5, .3, .2, .1),
            Network(sweep, 2, .01, .5, .4, .3, .2, .1),
        ], new());
        SweepStory story = ReplicateStory.Of(result);
        IReadOnlyList<SweepChart> charts = SweepChart.Of(result, story);
        Assert.Equal(["small-distance-auc", "small-distance-headroom"], charts.Select(chart => chart.Name));
        Assert.Equal([1.0, 5.0, 15.0], charts[0].Lines[0].Points.Select(point => Math.Round(point.X, 9)));
        Assert.Equal("ours", charts[0].Lines[^1].Method.Name);
        Assert.DoesNotContain("mask", charts[0].Lines.Select(line => line.Method.Name));
        var seen = Browser.See(
            SweepPage.Html(result, story, charts, hasFigures: true),
            "seen.lines = document.querySelectorAll('.plot polyline').length; seen.spots = document.querySelectorAll('.spot').length; "
            + "seen.wide = document.documentElement.scrollWidth > innerWidth;", 700);
        Assert.Equal("[]", seen.GetProperty("errors").GetRawText());
        Assert.False(seen.GetProperty("wide").GetBoolean());
        Assert.Equal(2 * 6, seen.GetProperty("lines").GetInt32());
        Assert.Equal(2 * 6 * 3, seen.GetProperty("spots").GetInt32());
    }

    private static SweptNetwork Network(Sweep sweep, int condition, double maskShare, params double[] scores) =>
        SyntheticSweep.Network(
            sweep.Conditions[condition], "small", maskShare,
            [
                .. Paper.Zip(scores, (method, score) => (method, (double[])[score, score])), ("noise", [.05, .05]),
                ("mask", [1, 1]),
            ]);
}
