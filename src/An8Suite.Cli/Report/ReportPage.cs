using An8Suite.Core.Files;

namespace An8Suite.Cli.Report;

/// <summary>Writes the report: one HTML file that needs nothing else, and tables and figures beside it.</summary>
public static class ReportPage
{
    /// <summary>The page's file name.</summary>
    public const string FileName = "report.html";

    /// <summary>Writes <c>report.html</c>, <c>results.csv</c>, <c>statistics.csv</c> and <c>cells.csv</c> into a folder.</summary>
    public static void Write(ReportModel model, string folder)
    {
        var report = ReportStatistics.Of(model);
        FinishedFile.WriteText(Path.Combine(folder, FileName), Html(report));
        ReportCsv.Write(report, folder);
    }

    /// <summary>The page.</summary>
    public static string Html(ReportModel model) => Html(ReportStatistics.Of(model));

    private static string Html(ReportStatistics report)
    {
        ReportModel model = report.Model;
        var html = new HtmlWriter();
        HtmlPage.Open(html, PageHeader.Title(model));
        PageHeader.Write(html, model);
        html.Raw("<main id=\"content\">");
        RunSection.Write(html, model);
        foreach ((int i, (DatasetReport dataset, DatasetStatistics statistics)) in report.All.Index())
        {
            WriteDataset(html, dataset, statistics, $"d{i}");
        }

        ExperimentPart.Write(html, model);
        MissingSection.Write(html, model);
        NumbersSection.Write(html);
        HtmlPage.Close(html);
        return html.ToString();
    }

    private static void WriteDataset(HtmlWriter html, DatasetReport dataset, DatasetStatistics statistics, string id)
    {
        html.Line($"<section id=\"{id}\" class=\"dataset\"><h2>{dataset.Name}</h2>");
        GallerySection.Write(html, dataset, id);
        CurveSection.Write(html, dataset, id);
        ScoreSection.Write(html, dataset, id);
        ClassSection.Write(html, dataset, id);
        NetworkSection.Write(html, dataset, id);
        CertificateSection.Write(html, dataset, id);
        html.Raw("</section>");
    }
}
