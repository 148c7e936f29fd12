using An8Suite.Pages.Html;
using An8Suite.Report.Model;
using An8Suite.Report.Statistics;
using An8Suite.Workflow.Experiments;

namespace An8Suite.Report.Sections;

/// <summary>The question, the verdict of every dataset and network, warnings, and the table of contents.</summary>
internal static class PageHeader
{
    private const string Question = "Does the heatmap show what the network used?";

    public static string Title(ReportModel model) =>
        model.Datasets.Count == 0 ? "Experiments" : $"{Question} {string.Join(", ", Names(model))}";

    private static IEnumerable<string> Names(ReportModel model) =>
        model.Datasets.Select(dataset => dataset.Name).Distinct();

    /// <summary>A dataset's heading: with the network where there are several.</summary>
    public static string Heading(ReportModel model, DatasetReport dataset) =>
        model.Datasets.Count(other => other.Name == dataset.Name) > 1 ? dataset.Title : dataset.Name;

    public static void Write(HtmlWriter html, ReportStatistics report)
    {
        ReportModel model = report.Model;
        WriteContents(html, report);
        Markup names = new(string.Join(" and ", Names(model)
            .Select(name => Markup.Of($"<span class=\"name\">{name}</span>").Text)));
        html.Line($"<header><p class=\"kicker\">An8Suite report{(names.Text.Length > 0 ? Markup.Of($" · {names}") : default)}</p>");
        html.Line($"<h1>{(names.Text.Length > 0 ? Question : "Experiments")}</h1>");
        foreach (string warning in model.Datasets.Select(Verdict.Warning).OfType<string>())
        {
            html.Line($"<p class=\"warning\" role=\"note\"><strong>Warning.</strong> {warning}</p>");
        }

        foreach ((int i, (DatasetReport dataset, DatasetStatistics statistics)) in report.All.Index())
        {
            Markup where = model.Datasets.Count > 1
                ? Markup.Of($"<a href=\"#d{i}\">{Heading(model, dataset)}</a>: ") : default;
            html.Line($"<p class=\"verdict\">{where}{Verdict.Of(dataset, statistics)}</p>");
        }

        html.Raw("</header>");
    }

    /// <summary>What stands at the top of the window wherever the reader is.</summary>
    private static void WriteContents(HtmlWriter html, ReportStatistics report)
    {
        ReportModel model = report.Model;
        html.Raw("<nav aria-label=\"Contents\"><ul>");
        for (int i = 0; i < model.Datasets.Count; i++)
        {
            Markup links = DatasetPart.Contents(model.Datasets[i], report.Datasets[i], $"d{i}");
            html.Line($"""
                <li class="menu"><a href="#d{i}">{Heading(model, model.Datasets[i])}</a><ul>{links}</ul></li>
                """);
        }

        if (NetworksSection.Shown(report).Count > 0)
        {
            html.Raw("<li><a href=\"#networks\">Networks</a></li>");
        }

        if (model.Experiments.Count > 0)
        {
            html.Raw("<li class=\"menu\"><a href=\"#experiments\">Experiments</a><ul>");
            foreach (ShownExperiment section in model.Experiments)
            {
                html.Line($"<li><a href=\"#{section.Id}\">{section.Heading}</a></li>");
            }

            html.Raw("</ul></li>");
        }

        if (AnswersSection.Shown(report))
        {
            html.Raw("<li><a href=\"#answers\">Readers' doubts</a></li>");
        }

        html.Raw("""
            <li><a href="#run">What was run</a></li><li><a href="#missing">What is missing</a></li>
            <li><a href="#numbers">Words</a></li></ul></nav>
            """);
    }
}
