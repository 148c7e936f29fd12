using An8Suite.Core.Files;
using An8Suite.Pages.Html;
using An8Suite.Pages.Tables;
using An8Suite.Report.Figures;
using An8Suite.Report.Model;
using An8Suite.Report.Sections;
using An8Suite.Report.Statistics;
using An8Suite.Report.Tables;

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
        string? undrawn = FigureFiles.Write(report, folder);
        FinishedFile.WriteText(
            Path.Combine(folder, FileName), Html(report with { HasFigures = undrawn is null, Folder = folder }));
        ReportCsv.Write(report, folder);
        ResultText.Write(report, folder);
        return undrawn;
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
        for (int i = 0; i < report.Datasets.Count; i++)
        {
            DatasetPart.Write(html, report, i);
        }

        NetworksSection.Write(html, report);
        ExperimentsPart.Write(html, report);
        AnswersSection.Write(html, report);
        RunSection.Write(html, model);
        MissingSection.Write(html, model);
        Glossary.Write(html, [.. model.Datasets.SelectMany(dataset => dataset.Policies)
            .Select(Glossary.PolicyOf).OfType<Word>()]);
        Lightbox.Write(html);
        HtmlPage.Close(html, ReportScript.Js);
        return html.ToString();
    }
}
