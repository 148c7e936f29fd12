using An8Suite.Pages.Html;
using An8Suite.Report.Model;
using An8Suite.Report.Statistics;
using An8Suite.Workflow.Experiments;
namespace An8Suite.Report.Sections;

/// <summary>Title, result in a sentence, warnings, and the table of contents.</summary>
internal static class PageHeader
{
    public static string Title(ReportModel model) =>
        model.Datasets.Count == 0 ? "Experiments" : $"Visual explanations on {string.Join(" and ", Names(model))}";

    private static IEnumerable<string> Names(ReportModel model) =>
        model.Datasets.Select(dataset => dataset.Name).Distinct();

    /// <summary>A dataset's heading: with the network where there are several.</summary>
    public static string Heading(ReportModel model, DatasetReport dataset) =>
        model.Datasets.Count(other => other.Name == dataset.Name) > 1 ? dataset.Title : dataset.Name;

    public static void Write(HtmlWriter html, ReportStatistics report)
    {
        ReportModel model = report.Model;
        html.Raw("<header><p class=\"kicker\">An8Suite report</p>");
        Markup[] names = [.. Names(model).Select(name => Markup.Of($"<span class=\"name\">{name}</span>"))];
        html.Line($"<h1>{(names.Length == 0 ? "Experiments" : "Visual explanations on ")}{new Markup(string.Join(" and ", names.Select(name => name.Text)))}</h1>");
        foreach (DatasetReport dataset in model.Datasets)
        {
            html.Line($"<p class=\"verdict\">{Verdict.Of(dataset, Heading(model, dataset))}</p>");
        }

        foreach (string warning in model.Datasets.Select(Verdict.Warning).OfType<string>())
        {
            html.Line($"<p class=\"warning\" role=\"note\"><strong>Warning.</strong> {warning}</p>");
        }

        WriteContents(html, report);
        html.Raw("</header>");
    }

    private static void WriteContents(HtmlWriter html, ReportStatistics report)
    {
        ReportModel model = report.Model;
        html.Raw("<nav aria-label=\"Contents\"><ul>");
        if (AnswersSection.Shown(report))
        {
            html.Raw("<li><a href=\"#answers\">What readers doubted</a></li>");
        }

        html.Raw("<li><a href=\"#run\">What was run</a></li>");
        for (int i = 0; i < model.Datasets.Count; i++)
        {
            html.Line($"<li><a href=\"#d{i}\">{Heading(model, model.Datasets[i])}</a>: ");
            html.Line($"{DatasetPart.Contents(model.Datasets[i], report.Datasets[i], $"d{i}")}</li>");
        }

        foreach (ShownExperiment section in model.Experiments)
        {
            html.Line($"<li><a href=\"#{section.Id}\">{section.Heading}</a></li>");
        }

        if (NetworksSection.Shown(report).Count > 0)
        {
            html.Raw("<li><a href=\"#networks\">Networks: what carries over</a></li>");
        }

        html.Raw("<li><a href=\"#missing\">What is missing</a></li>");

        html.Raw("<li><a href=\"#numbers\">How the numbers are made</a></li></ul></nav>");
    }
}
