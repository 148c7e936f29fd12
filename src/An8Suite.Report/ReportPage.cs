using An8Suite.Core.Files;
using An8Suite.Pages.Html;
using An8Suite.Report.Figures;
using An8Suite.Report.Model;
using An8Suite.Report.Sections;
using An8Suite.Report.Statistics;
using An8Suite.Report.Tables;
using An8Suite.Workflow.Experiments;

namespace An8Suite.Report;

/// <summary>Writes the report: one HTML file that needs nothing else, and tables and figures beside it.</summary>
public static class ReportPage
{
    /// <summary>The page's file name.</summary>
    public const string FileName = "report.html";

    /// <summary>
    /// Writes <c>report.html</c>, <c>results.csv</c>, <c>.md</c> and <c>.tex</c>, <c>statistics.csv</c>,
    /// <c>cells.csv</c> and <c>figures</c> into a folder.
    /// </summary>
    /// <returns>Why there are no figures; null where there are.</returns>
    public static string? Write(ReportModel model, string folder)
    {
        var report = ReportStatistics.Of(model);
        FinishedFile.WriteText(Path.Combine(folder, FileName), Html(report));
        ReportCsv.Write(report, folder);
        ResultText.Write(report, folder);
        return FigureFiles.Write(report, folder);
    }

    /// <summary>The page.</summary>
    public static string Html(ReportModel model) => Html(ReportStatistics.Of(model));

    private static string Html(ReportStatistics report)
    {
        ReportModel model = report.Model;
        var html = new HtmlWriter();
        HtmlPage.Open(html, PageHeader.Title(model));
        PageHeader.Write(html, report);
        html.Raw("<main id=\"content\">");
        AnswersSection.Write(html, report);
        RunSection.Write(html, model);
        foreach ((int i, (DatasetReport dataset, DatasetStatistics statistics)) in report.All.Index())
        {
            DatasetPart.Write(html, PageHeader.Heading(model, dataset), dataset, statistics, $"d{i}");
        }

        NetworksSection.Write(html, report);
        foreach (ShownExperiment section in model.Experiments)
        {
            html.Line($"<section id=\"{section.Id}\"><h2>{section.Heading}</h2>");
            html.Raw($"{section.Html}</section>");
        }

        MissingSection.Write(html, model);
        NumbersSection.Write(html);
        HtmlPage.Close(html, ReportScript.Js);
        return html.ToString();
    }
}
