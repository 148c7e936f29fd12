using An8Suite.Learning.Explanations;
using An8Suite.Pages.Html;
using An8Suite.Report.Model;
using An8Suite.Report.Statistics;

namespace An8Suite.Report.Sections;

/// <summary>Everything about one network on one dataset.</summary>
internal static class DatasetPart
{
    public static void Write(
        HtmlWriter html, string heading, DatasetReport dataset, DatasetStatistics statistics, string id)
    {
        html.Line($"<section id=\"{id}\" class=\"dataset\"><h2>{heading}</h2>");
        VerdictSection.Write(html, dataset, statistics, id);
        GallerySection.Write(html, dataset, id);
        CurveSection.Write(html, dataset, id);
        ScoreSection.Write(html, dataset, statistics, id);
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
        bool ours = statistics.Main.Table.Find(MethodTitle.Ours) is not null;
        (string Name, string Text, bool IsThere)[] links =
        [
            ("verdict", "does ours come first?", ours), ("pictures", "pictures", true),
            ("curves", "curves", true), ("scores", "scores", true),
            ("policies", "mask policies", dataset.Policies.Count > 1),
            ("tests", "differences", statistics.Main.Pairs.Count > 0),
            ("spread", "seeds and folds", dataset.Folds.Count > 1),
            ("grid", "grid", statistics.Grid is not null), ("classes", "classes", true),
            ("extremes", "best and worst", dataset.Extremes.Count > 0),
            ("network", "network", true), ("features", "features", true),
        ];
        return new Markup(string.Join(", ", links.Where(link => link.IsThere)
            .Select(link => Markup.Of($"<a href=\"#{id}-{link.Name}\">{link.Text}</a>").Text)));
    }
}
