using System.Text.RegularExpressions;
using An8Suite.Core.Scoring;
using An8Suite.Learning.Explanations;
using An8Suite.Report;
using An8Suite.Report.Model;

namespace An8Suite.Tests.Cli.Report;

public sealed partial class ReportPageTests
{
    private static string Page { get; } = Spaced(ReportPage.Html(new SyntheticReport { Grid = true }.Model()));

    [Fact]
    public void Published_numbers_are_labelled_as_quoted()
    {
        Assert.Contains("quoted from the paper (Oramas et al., ICLR 2019)", Page, StringComparison.Ordinal);
        Assert.Contains("22.5 ± 0.8", Page, StringComparison.Ordinal);
        Assert.DoesNotContain("23.2 ± 0.6", Page, StringComparison.Ordinal);
        string twelve = Spaced(
            ReportPage.Html(new SyntheticReport { Name = "an8flower-double-12c", Twelve = true }.Model()));
        Assert.Contains("23.2 ± 0.6", twelve, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_dataset_quotes_nothing()
    {
        string page = ReportPage.Html(new SyntheticReport { Name = "my-plants" }.Model());
        Assert.DoesNotContain(
            "quoted", page[page.IndexOf("</style>", StringComparison.Ordinal)..], StringComparison.Ordinal);
    }

    [Fact]
    public void The_page_needs_nothing_from_anywhere()
    {
        Assert.DoesNotContain("http:", Page, StringComparison.Ordinal);
        Assert.DoesNotContain("https:", Page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script ", Page, StringComparison.Ordinal);
        Assert.Contains(
            "content=\"default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src 'unsafe-inline'\"",
            Page, StringComparison.Ordinal);
        Assert.DoesNotContain("<link", Page, StringComparison.Ordinal);
        Assert.DoesNotContain("@import", Page, StringComparison.Ordinal);
        Assert.DoesNotContain("url(", Page, StringComparison.Ordinal);
        Assert.All(
            Sources().Matches(Page),
            m => Assert.StartsWith("data:image/png;base64,", m.Groups[1].Value, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_opened_element_is_closed_in_order()
    {
        Stack<string> open = new();
        foreach (Match tag in Tags().Matches(Page[..Page.IndexOf("<script>", StringComparison.Ordinal)]
            + "</body></html>").Where(tag => tag.Groups[2].Value is not ("img" or "meta" or "br" or "input")
                && !tag.Value.EndsWith("/>", StringComparison.Ordinal)))
        {
            if (tag.Groups[1].Length == 0)
            {
                open.Push(tag.Groups[2].Value);
            }
            else
            {
                Assert.Equal(open.Pop(), tag.Groups[2].Value);
            }
        }

        Assert.Empty(open);
    }

    [Fact]
    public void Links_lead_somewhere_and_ids_are_unique()
    {
        string[] ids = [.. Ids().Matches(Page).Select(m => m.Groups[1].Value)];
        Assert.Equal(ids.Distinct(), ids);
        Assert.All(Anchors().Matches(Page), m => Assert.Contains(m.Groups[1].Value, ids));
    }

    [Fact]
    public void Every_picture_has_a_text_and_every_table_a_caption()
    {
        Assert.Equal(Pictures().Count(Page), PicturesWithText().Count(Page));
        Assert.Equal(Occurrences("<table"), Occurrences("<caption>"));
        // The gallery but for one missing map, best and worst, and the row of the first screen.
        Assert.Equal((6 * 11) - 1 + 4 + 6, Pictures().Count(Page));
        Assert.Equal(1, Occurrences("<h1>"));
    }

    [Fact]
    public void Names_are_escaped_wherever_they_come_from()
    {
        const string Evil = "<b>&\"'</b>";
        ReportModel model = new SyntheticReport { Name = Evil }.Model();
        DatasetReport dataset = model.Datasets[0];
        dataset = dataset with
        {
            Classes = [.. dataset.Classes.Select(entry => entry with { Name = Evil })],
            Gallery = dataset.Gallery with
            {
                Rows = [.. dataset.Gallery.Rows
                    .Select(row => row with { Id = Evil, ClassName = Evil, PredictedName = "x" + Evil })],
            },
        };
        string page = ReportPage.Html(model with
        {
            Datasets = [dataset],
            Versions = new Dictionary<string, string> { [Evil] = Evil },
            Commands = [Evil],
            Steps = [new StepNote(Evil, Evil, 0, Evil)],
        });
        Assert.DoesNotContain("<b>&", page, StringComparison.Ordinal);
        Assert.DoesNotContain("&\"", page, StringComparison.Ordinal);
        Assert.Contains("&lt;b&gt;&amp;&quot;&#39;&lt;/b&gt;", page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_network_that_has_not_learnt_is_warned_of_before_any_result()
    {
        Assert.DoesNotContain("role=\"note\"", Page, StringComparison.Ordinal);
        string page = Spaced(ReportPage.Html(new SyntheticReport { Accuracy = .953 }.Model()));
        int warning = page.IndexOf("a network that has not learnt its task", StringComparison.Ordinal);
        Assert.InRange(warning, 0, page.IndexOf("<main", StringComparison.Ordinal));
        Assert.Contains("95.3 % in fold 0, 95.3 % in fold 1", page, StringComparison.Ordinal);
    }

    [Fact]
    public void The_numbers_shown_are_those_of_the_summary()
    {
        DatasetReport dataset = new SyntheticReport().Dataset();
        FoldStatistics ours = FoldStatistics.OfAuc(
            dataset.Folds.Select(f => f.Summary), MethodTitle.Ours, "class_part")!;
        string shown = FormattableString.Invariant($"{100 * ours.Mean:0.0} ± {100 * ours.StandardDeviation:0.0}");
        Assert.Contains(shown, Page, StringComparison.Ordinal);
    }

    [Fact]
    public void One_fold_shows_no_deviation()
    {
        string page = ReportPage.Html(new SyntheticReport { Folds = 1, Name = "my-plants" }.Model());
        Assert.DoesNotContain("±", page, StringComparison.Ordinal);
        Assert.Contains("IoU-AUC is of one fold", page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_map_that_a_method_could_not_make_is_shown_as_missing() =>
        Assert.Equal(1, Occurrences(">no map<"));

    [Fact]
    public void Same_model_same_page() =>
        Assert.Equal(Page, Spaced(ReportPage.Html(new SyntheticReport { Grid = true }.Model())));

    [Fact]
    public void Confusion_is_summed_over_the_folds()
    {
        Assert.Equal(6, Regex.Count(Page, "class=\"n right\" style=\"--v:(100|99\\.5)%\">398<"));
        Assert.Equal(1, Regex.Count(Page, "class=\"n error\" style=\"--v:0\\.5%\">2<"));
    }

    // Numbers and their units do not break across lines; the tests read them with ordinary spaces.
    private static string Spaced(string text) => text.Replace('\u00a0', ' ');

    private static int Occurrences(string text) => Regex.Count(Page, Regex.Escape(text));

    [GeneratedRegex("<img[^>]*src=\"([^\"]*)\"")]
    private static partial Regex Sources();

    [GeneratedRegex("<(/?)([a-z0-9]+)[^>]*>")]
    private static partial Regex Tags();

    [GeneratedRegex(" id=\"([^\"]*)\"")]
    private static partial Regex Ids();

    [GeneratedRegex("href=\"#([^\"]*)\"")]
    private static partial Regex Anchors();

    [GeneratedRegex("<img ")]
    private static partial Regex Pictures();

    [GeneratedRegex("<img [^>]*alt=\"[^\"]+\"")]
    private static partial Regex PicturesWithText();
}
