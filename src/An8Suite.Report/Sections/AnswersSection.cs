using An8Suite.Learning.Explanations;
using An8Suite.Pages.Html;
using An8Suite.Report.Statistics;
using An8Suite.Workflow.Experiments;
namespace An8Suite.Report.Sections;

/// <summary>The seven doubts that readers of the paper had, each with what this report's numbers answer.</summary>
internal static class AnswersSection
{
    /// <summary>Writes them where any experiment or grid was run.</summary>
    public static void Write(HtmlWriter html, ReportStatistics report)
    {
        if (!Shown(report))
        {
            return;
        }

        Fold.Open(html, "answers", Markup.Of($"What readers of the paper doubted"), Markup.Of(
            $"{Doubt.All.Count} doubts, each with what the numbers of this report answer."), level: 2);
        html.Raw("<ol class=\"why\">");
        foreach (Doubt doubt in Doubt.All)
        {
            string[] answers = [.. Answers(report, doubt)];
            html.Line($"<li><strong>{doubt.Question}</strong>");
            foreach (string answer in answers)
            {
                html.Line($"<p>{answer}</p>");
            }

            html.Raw(answers.Length == 0 ? $"<p>Not measured in this report: <code>an8 {doubt.Verb}</code> "
                + "does.</p></li>" : "</li>");
        }

        html.Raw("</ol>");
        Fold.Close(html);
    }

    private static IEnumerable<string> Answers(ReportStatistics report, Doubt doubt) => doubt == Doubt.Start
        ? Grid(report)
        : doubt == Doubt.Generality ? Networks(report)
        : [
            .. report.Model.Experiments.SelectMany(experiment => experiment.Answers)
                .Where(answer => answer.Doubt == doubt).Select(answer => answer.Answer),
            .. doubt == Doubt.Context ? Policies(report) : [],
        ];

    /// <summary>Whether the page has the section.</summary>
    public static bool Shown(ReportStatistics report) =>
        report.Model.Experiments.Count > 0 || report.Datasets.Any(statistics => statistics.Grid is not null);

    private static IEnumerable<string> Grid(ReportStatistics report) =>
        report.All.Where(entry => entry.Statistics.Grid is not null)
            .Select(entry => $"{entry.Report.Name}, {entry.Report.Architecture}: "
                + $"{GridSentence.Of(entry.Statistics.Grid!)} {GridSentence.Highest(entry.Statistics.Grid!)}");

    private static IEnumerable<string> Networks(ReportStatistics report) => NetworksSection.Shown(report)
        .Select(group => $"{group.Key}: {NetworksSection.Sentence([.. group])}");

    /// <summary>How ours fares under the other ground truths, on datasets with several candidate parts.</summary>
    private static IEnumerable<string> Policies(ReportStatistics report) => report.All
        .Where(entry => entry.Report.Policies.Count > 1
            && entry.Statistics.Main.Table.Find(MethodTitle.Ours) is not null)
        .Select(entry => $"{entry.Report.Name}, {entry.Report.Architecture}: IoU-AUC of ours by ground truth: "
            + string.Join(", ", entry.Report.Policies.Select(policy =>
                $"{policy} {Percent.Of(entry.Statistics.Policies[policy].Table.Find(MethodTitle.Ours)?.Mean())} %"))
            + ".");
}
