using An8Suite.Pages.Html;
using An8Suite.Report.Model;
using An8Suite.Report.Statistics;
using An8Suite.Workflow.Experiments;

namespace An8Suite.Report.Sections;

/// <summary>The experiments: question, verdict and one chart of each, and the rest behind a click.</summary>
internal static class ExperimentsPart
{
    public static void Write(HtmlWriter html, ReportStatistics report)
    {
        ReportModel model = report.Model;
        if (model.Experiments.Count == 0)
        {
            return;
        }

        html.Raw("<section id=\"experiments\"><h2>Experiments</h2>");
        foreach (ShownExperiment section in model.Experiments)
        {
            html.Line($"<section id=\"{section.Id}\"><h3>{section.Heading}</h3>");
            html.Raw(section.Verdict.Length > 0 ? Markup.Of($"<p>{section.Verdict}</p>").Text : "");
            WritePages(html, section, report.Folder);
            html.Raw($"{section.Lead}<details class=\"rest\"><summary>The rest: tables, other charts, terms</summary>{section.Html}</details></section>");
        }

        html.Raw("</section>");
    }

    private static void WritePages(HtmlWriter html, ShownExperiment section, string? folder)
    {
        if (folder is null || section.Pages.Count == 0)
        {
            return;
        }

        html.Line($"<p class=\"files\">{(section.Pages.Count == 1 ? "Its page" : "Its pages")}: ");
        html.Line($"{Markup.Join(section.Pages.Select(page => PageLink.Of(folder, page.Path, page.Title)))}</p>");
    }
}
