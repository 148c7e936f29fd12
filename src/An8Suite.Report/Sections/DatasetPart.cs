using An8Suite.Learning.Explanations;
using An8Suite.Pages.Html;
using An8Suite.Report.Model;
using An8Suite.Report.Statistics;

namespace An8Suite.Report.Sections;

/// <summary>Everything about one network on one dataset.</summary>
internal static class DatasetPart
{
    /// <summary>Writes that of a place; where it is alone, the page's own heading says what it is about.</summary>
    public static void Write(HtmlWriter html, ReportStatistics report, int place)
    {
        (DatasetReport dataset, DatasetStatistics statistics) = (report.Model.Datasets[place], report.Datasets[place]);
        string id = FormattableString.Invariant($"d{place}");
        Markup hidden = new(report.Datasets.Count == 1 ? " class=\"sr\"" : "");
        string heading = PageHeader.Heading(report.Model, dataset);
        html.Line($"<section id=\"{id}\" class=\"dataset\"><h2{hidden}>{heading}</h2>");
        Overview.Write(html, dataset, statistics);
        MeasurePicture.Write(html, dataset, id);
        GallerySection.Write(html, dataset, id);
        CurveSection.Write(html, dataset, id);
        WriteFigures(html, dataset, report.HasFigures);
        ScoreSection.Write(html, dataset, statistics, id);
        VerdictSection.Write(html, dataset, statistics, id);
        PolicySection.Write(html, dataset, statistics, id);
        TestSection.Write(html, dataset, statistics, id);
        SpreadSection.Write(html, dataset, statistics, id);
        GridSection.Write(html, dataset, statistics, id);
        ClassSection.Write(html, dataset, statistics, id);
        ExtremesSection.Write(html, dataset, id);
        NetworkSection.Write(html, dataset, id);
        CertificateSection.Write(html, dataset, id);
        html.Raw("</section>");
    }

    /// <summary>Links to the sections that are there.</summary>
    public static Markup Contents(DatasetReport dataset, DatasetStatistics statistics, string id)
    {
        bool ours = statistics.Main.Table.Find(MethodTitle.Ours) is not null
            && statistics.Main.Table.Methods.Count(name => !MethodTitle.Of(name).IsControl) > 1;
        (string Name, string Text, bool IsThere)[] links =
        [
            ("measures", "Measures", statistics.Main.Table.Methods.Count(name => !MethodTitle.Of(name).IsControl) > 1),
            ("pictures", "Pictures", true), ("curves", "Curves", true), ("scores", "Scores", true),
            ("verdict", "Does ours come first?", ours),
            ("policies", "Mask policies", PolicySection.Shown(dataset).Count > 1),
            ("tests", "Differences", statistics.Main.Pairs.Count > 0),
            ("spread", "Seeds and folds", dataset.Folds.Count > 1),
            ("grid", "Grid of the parts", statistics.Grid is not null), ("classes", "Classes", true),
            ("extremes", "Best and worst", dataset.Extremes.Count > 0),
            ("network", "Network", dataset.Folds.Any(fold => fold.Training is not null)),
            ("features", "Features", dataset.Folds.Any(fold => fold.Certificate is not null)),
        ];
        return Markup.Join(links.Where(link => link.IsThere)
            .Select(link => Markup.Of($"<li><a href=\"#{id}-{link.Name}\">{link.Text}</a></li>")));
    }

    private static void WriteFigures(HtmlWriter html, DatasetReport dataset, bool drawn)
    {
        if (drawn)
        {
            string name = $"{DatasetReport.FigureFolder}/{dataset.FigureName}";
            html.Line($"""
                <p class="files">For papers: <a href="{name}-iou.svg">curves</a>, <a href="{name}-auc.svg">bars</a> (SVG, and PNG beside them);
                <a href="results.md">Markdown</a>, <a href="results.tex">LaTeX</a>, <a href="results.csv">CSV</a></p>
                """);
        }
    }
}
