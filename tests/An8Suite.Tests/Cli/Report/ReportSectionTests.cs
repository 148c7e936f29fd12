using System.Text.RegularExpressions;
using An8Suite.Core.Scoring;
using An8Suite.Core.Statistics;
using An8Suite.Pages.Html;
using An8Suite.Report;
using An8Suite.Report.Model;
using An8Suite.Report.Sections;
using An8Suite.Report.Statistics;

namespace An8Suite.Tests.Cli.Report;

/// <summary>The sections that show statistics.</summary>
public sealed class ReportSectionTests
{
    private static readonly ResamplingOptions Options = new() { Resamples = 200, Flips = 999 };

    [Fact]
    public void Ours_first_and_told_apart() => Assert.Matches(
        "Yes: with an IoU-AUC of 60.0 % ours comes first of 2, ahead of Grad-CAM with 40.0 %, by 20.0 points "
        + @"\(95 % interval 20.0 to 20.0, Holm-corrected p = 0.00\d, 12 poses\)\.",
        Verdict(("ours", .6), ("grad-cam", .4)));

    [Fact]
    public void Ours_not_first_says_by_how_much_and_what_is_not_known()
    {
        string text = Verdict(("ours", .3), ("grad-cam", .5), ("gradient", .1), ("silhouette", .7));
        Assert.Contains(
            "No: with an IoU-AUC of 30.0 % ours is number 2 of 3; Grad-CAM comes first with 50.0 %, ahead by 20.0 points",
            text, StringComparison.Ordinal);
        Assert.Contains(
            "Of 2 other methods, ours scores higher than 1, lower than 1, and is not told apart from 0.",
            text, StringComparison.Ordinal);
        Assert.Contains(
            "It scores lower than the silhouette, which looks at no network: −40.0 points.",
            text, StringComparison.Ordinal);
        Assert.Equal(2, text.Split("Not known: the grid of start, ReLU rule and stride was not run.").Length - 1);
        Assert.Contains("Not known: there are no rank-equalised scores.", text, StringComparison.Ordinal);
        Assert.Contains("All numbers are those of one network", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_lead_that_chance_explains_is_called_that()
    {
        DatasetReport dataset = With((method, pose) => method == "ours" ? .3 + (.1 * (pose % 2))
            : .3 + (.1 * ((pose + 1) % 2)) + (pose == 0 ? .001 : 0), "ours", "grad-cam");
        Assert.Contains(" The two are not told apart.", VerdictText(dataset), StringComparison.Ordinal);
    }

    [Fact]
    public void Rank_equalised_scores_explain_part_of_a_gap_all_of_it_or_none()
    {
        Assert.Contains(
            "So 50 % of the difference goes with the distribution of the values",
            Ranked(.1, .3, .2, .3), StringComparison.Ordinal);
        Assert.Contains("The order of the two turns round", Ranked(.1, .3, .4, .3), StringComparison.Ordinal);
        Assert.Contains("With ranks the two are not told apart", Ranked(.1, .3, .3, .3), StringComparison.Ordinal);
        Assert.Contains(
            "the distribution of the values does not explain the difference",
            Ranked(.2, .3, .1, .3), StringComparison.Ordinal);
    }

    [Fact]
    public void The_grid_says_what_each_part_contributes()
    {
        string page = Text(ReportPage.Html(new SyntheticReport { Grid = true, Name = "plants" }.Model()));
        Assert.Matches(
            @"interpolated against transposed \+20\.0 points of IoU-AUC \(95 % interval 20.0 to 20.0\), a gain\.", page);
        Assert.Matches(@"the lasso's features against the class logit \+(9.9|10.0|10.1) points", page);
        Assert.Matches(
            @"Started from the lasso's features and not from the class logit, the rest alike: \+(9.9|10.0|10.1) points",
            page);
        Assert.Matches("the highest of 45 cells is lasso.guided.nearest with 5[56].\\d %\\.", page);
        Assert.Equal(1, Regex.Count(page, "class=\"top\""));
    }

    [Fact]
    public void Seeds_and_folds_are_shown_apart()
    {
        string page = Text(ReportPage.Html(new SyntheticReport { Seeds = [0, 4], Name = "plants" }.Model()));
        Assert.Contains("<details class=\"fold\" id=\"d0-spread\">", page, StringComparison.Ordinal);
        Assert.Contains("over 4 networks (seeds and folds)", page, StringComparison.Ordinal);
        Assert.Contains("2 seeds and 2 folds (4 networks)", page, StringComparison.Ordinal);
        Assert.Contains(
            "90.0 % in seed 4, fold 1",
            Text(ReportPage.Html(new SyntheticReport { Seeds = [0, 4], Accuracy = .9 }.Model())),
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_single_pose_has_no_interval()
    {
        Assert.Equal("+10.0 points of IoU-AUC (too few poses for an interval)", GridSentence.Size(.1, null));
        PoseTable table = PoseTable.Of(
            [new([new("a", 0, 7)], new Dictionary<string, double[]> { ["ours"] = [.5], ["grad-cam"] = [.25] })]);
        var bootstrap = PoseBootstrap.Of(table, Options);
        Assert.Null(bootstrap.Mean("ours"));
        Assert.Null(bootstrap.Difference("ours", "grad-cam"));
        Assert.False(bootstrap.HasIntervals);
    }

    [Fact]
    public void Policies_of_equal_masks_share_a_table_and_others_unfold()
    {
        string page = Text(
            ReportPage.Html(new SyntheticReport { Policies = ["class_part", "candidates", "plant"] }.Model()));
        Assert.Contains("Under the policy <code>candidates</code> every score is that under <code>class_part</code>: "
            + "the masks are the same.", page, StringComparison.Ordinal);
        Assert.Contains("<details><summary>Policy <code>plant</code></summary>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<summary>Policy <code>c", page, StringComparison.Ordinal);
        Assert.Equal(2, Regex.Count(page, "aria-label=\"Scores, mask policy"));
    }

    [Fact]
    public void Several_networks_have_an_overview_and_headings_that_tell_them_apart()
    {
        ReportModel model = new SyntheticReport { Name = "plants" }.Model();
        string page = Text(ReportPage.Html(
            model with { Datasets = [model.Datasets[0], model.Datasets[0] with { Architecture = "vgg-f" }] }));
        Assert.Contains("<h2>plants, small</h2>", page, StringComparison.Ordinal);
        Assert.Contains("<h2>plants, vgg-f</h2>", page, StringComparison.Ordinal);
        Assert.Contains("<h2>Networks: what carries over</h2>", page, StringComparison.Ordinal);
        Assert.Contains(
            "Spearman's rank correlation of the methods' IoU-AUC between networks: 1.00 to 1.00",
            page, StringComparison.Ordinal);
        Assert.DoesNotContain("Networks: what", Text(ReportPage.Html(model)), StringComparison.Ordinal);
    }

    [Fact]
    public void Policies_stand_side_by_side()
    {
        DatasetReport dataset = With((_, pose) => .2 + (.01 * pose), "ours", "grad-cam");
        HtmlWriter html = new();
        PolicySection.Write(html, dataset, DatasetStatistics.Of(dataset, Options), "d");
        Assert.Empty(html.ToString());
    }

    [Fact]
    public void What_was_left_out_is_counted()
    {
        DatasetReport dataset = new SyntheticReport { Folds = 1 }.Dataset();
        dataset = dataset with
        {
            Folds = [dataset.Folds[0] with { EmptyMaps = [new EmptyMaps("ours", "no positive channel", 7)] }],
        };
        ReportModel model =
            new SyntheticReport().Model() with { Datasets = [dataset], Missing = ["one thing", "another"] };
        string page = Text(ReportPage.Html(model));
        Assert.Contains("2 folders or files could not be read", page, StringComparison.Ordinal);
        Assert.Contains("<li>another</li>", page, StringComparison.Ordinal);
        Assert.Contains(
            "<td>Constant map: constant map, counts as zeros</td><td class=\"n\">18</td>",
            page, StringComparison.Ordinal);
        Assert.Contains(
            "<td>Interpolated deconvolution (ours): no map, no positive channel</td><td class=\"n\">7</td>",
            page, StringComparison.Ordinal);
        Assert.Contains(
            "<td>Constant map: energy undefined, no heat at all</td><td class=\"n\">18</td>",
            page, StringComparison.Ordinal);
    }

    [Fact]
    public void Bars_that_overlap_lie_on_levels_of_their_own() =>
        Assert.Equal([0, 1, 0, 1], RankChart.LevelsOf([(0, 2), (1, 3), (3, 5), (4, 6)]));

    [Fact]
    public void Ranks_lie_where_the_axis_says()
    {
        HtmlWriter html = new();
        new RankChart
        {
            Id = "r",
            Title = "t",
            Methods = [("a", 1, false), ("b", 2.5, true), ("c", 2.5, false)],
            Cliques = [(1, 2)],
        }.Write(html);
        string text = html.ToString();
        Assert.Contains("<path d=\"M230.0 34V", text, StringComparison.Ordinal);
        Assert.Contains("<path d=\"M485.0 34V", text, StringComparison.Ordinal);
        Assert.Contains("class=\"clique\" x1=\"482.0\" x2=\"488.0\"", text, StringComparison.Ordinal);
        Assert.Contains("Not told apart: b to c.", text, StringComparison.Ordinal);
        Assert.Contains(">b 2.5</text>", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(.00004, "< 0.0001")]
    [InlineData(.0002, "0.0002")]
    [InlineData(.0041, "0.004")]
    [InlineData(.5, "0.50")]
    public void Probabilities_keep_their_figures(double p, string text) => Assert.Equal(text, PValue.Of(p));

    [Fact]
    public void Signs_and_zeros()
    {
        Assert.Equal(
            ["+1.0", "−1.0", "0.0", "0.0", "–"], new double?[] { .01, -.01, 0, -.0001, null }.Select(Percent.Signed));
        Assert.Equal("−1.0 to 2.0", Percent.Of(new Interval(-.01, .02)).Replace('\u00a0', ' '));
    }

    private static string Verdict(params (string Method, double Auc)[] methods) =>
        VerdictText(
            With((method, _) => methods.First(m => m.Method == method).Auc, [.. methods.Select(m => m.Method)]));

    private static string Ranked(double ours, double other, double oursRanked, double otherRanked)
    {
        ImageScore[] rows = Rows((method, _) => method == "ours" ? ours : other, "ours", "grad-cam");
        return VerdictText(ScoredReport.With([.. rows.Select(row => row with
        {
            Measures = row.Measures! with { RankAuc = row.Method == "ours" ? oursRanked : otherRanked },
        })]));
    }

    private static string VerdictText(DatasetReport dataset)
    {
        HtmlWriter html = new();
        VerdictSection.Write(html, dataset, DatasetStatistics.Of(dataset, Options), "d");
        return Text(html.ToString());
    }

    private static ImageScore[] Rows(Func<string, int, double> auc, params string[] methods) =>
        ScoredReport.Rows(auc, 12, methods);

    private static DatasetReport With(Func<string, int, double> auc, params string[] methods) =>
        ScoredReport.With(Rows(auc, methods));

    private static string Text(string html) =>
        Regex.Replace(html.Replace('\u00a0', ' ').Replace("&#39;", "'", StringComparison.Ordinal), @"\s+", " ");
}
