using An8Suite.Core.Files;

namespace An8Suite.Cli.Report;

/// <summary>Writes the report: one HTML file that needs nothing else, and tables beside it.</summary>
public static class ReportPage
{
    /// <summary>The page's file name.</summary>
    public const string FileName = "report.html";

    /// <summary>Writes <c>report.html</c>, <c>results.csv</c> and <c>scores.csv</c> into a folder.</summary>
    public static void Write(ReportModel model, string folder)
    {
        FinishedFile.WriteText(Path.Combine(folder, FileName), Html(model));
        ReportCsv.Write(model, folder);
    }

    /// <summary>The page.</summary>
    public static string Html(ReportModel model)
    {
        var html = new HtmlWriter();
        HtmlPage.Open(html, PageHeader.Title(model));
        PageHeader.Write(html, model);
        html.Raw("<main id=\"content\">");
        RunSection.Write(html, model);
        for (int i = 0; i < model.Datasets.Count; i++)
        {
            WriteDataset(html, model.Datasets[i], $"d{i}");
        }

        NumbersSection.Write(html);
        HtmlPage.Close(html);
        return html.ToString();
    }

    private static void WriteDataset(HtmlWriter html, DatasetReport dataset, string id)
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
