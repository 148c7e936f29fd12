using An8Suite.Pages.Html;
using An8Suite.Report.Model;
using An8Suite.Workflow.Experiments;

namespace An8Suite.Report.Sections;

/// <summary>The experiments: question, verdict and one chart of each, and the rest behind a click.</summary>
internal static class ExperimentsPart
{
    public static void Write(HtmlWriter html, ReportModel model)
    {
        if (model.Experiments.Count == 0)
        {
            return;
        }

        html.Raw("<section id=\"experiments\"><h2>Experiments</h2>");
        foreach (ShownExperiment section in model.Experiments)
        {
            html.Line($"<section id=\"{section.Id}\"><h3>{section.Heading}</h3>");
            html.Raw(section.Verdict.Length > 0 ? Markup.Of($"<p>{section.Verdict}</p>").Text : "");
            html.Raw($"{section.Lead}<details class=\"rest\"><summary>The rest: tables, other charts, terms</summary>{section.Html}</details></section>");
        }

        html.Raw("</section>");
    }
}
