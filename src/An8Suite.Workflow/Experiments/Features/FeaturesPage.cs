using System.Globalization;
using An8Suite.Pages.Html;

namespace An8Suite.Workflow.Experiments.Features;

/// <summary>Writes <c>features.html</c>: one file that needs nothing else.</summary>
public static class FeaturesPage
{
    /// <summary>The page.</summary>
    public static string Html(FeaturesReport report)
    {
        var html = new HtmlWriter();
        HtmlPage.Open(html, $"Relevant features on {report.Dataset}");
        html.Raw($"<style>\n{FeaturesStyle.Css}\n</style>");
        WriteHeader(html, report);
        html.Raw("<main id=\"content\">");
        for (int label = 0; label < report.Classes.Count; label++)
        {
            ClassFeatureSection.Write(html, report, label);
        }

        if (report.Parts.Count > 0)
        {
            PartSection.Write(html, report);
        }

        HtmlPage.Close(html);
        return html.ToString();
    }

    private static void WriteHeader(HtmlWriter html, FeaturesReport report)
    {
        html.Raw("<header><p class=\"kicker\">An8Suite features</p>");
        html.Line($"<h1>Relevant features on <span class=\"name\">{report.Dataset}</span></h1>");
        html.Line($"<p class=\"verdict\">{Verdict(report)}</p>");
        html.Line($"""
            <p>Network <code>{report.Architecture}</code>, {report.ImageCounts.Sum():#,0} images that the selection was fitted on.
            A feature is one channel of one layer. It is <em>chosen</em> in an image when weight times response is among the
            {report.Options.Top} largest that are positive. Its <em>crops</em> come from the {report.Options.Crops} images that
            excite it most, whatever their class: the square around the half of its interpolated deconvolution that is hottest.
            Their means show what they have in common; a crop with a border shows another class. The part is the one with which
            the channel coincides best.</p>
            """);
        html.Raw("<nav aria-label=\"Contents\"><ul>");
        html.Line($"{Markup.Join(report.Classes.Select(entry => Markup.Of($"<li><a href=\"#c{entry.Index}\">{Swatch.Of(entry)}{entry.Name}</a></li>")))}");
        html.Raw(report.Parts.Count > 0 ? "<li><a href=\"#parts\">Channels and parts</a></li>" : "");
        html.Raw("</ul></nav></header>");
    }

    private static string Verdict(FeaturesReport report)
    {
        int used = report.Features.SelectMany(all => all).Where(f => f.ChosenShare > 0)
            .DistinctBy(f => f.Feature).Count();
        IEnumerable<string> layers = report.Features.SelectMany(all => all).GroupBy(feature => feature.Feature.Layer)
            .Select(layer => (layer.Key, Share: layer.Sum(feature => feature.ChosenShare ?? 0)))
            .Where(layer => layer.Share > 0).OrderByDescending(layer => layer.Share)
            .Select(layer => string.Create(
                CultureInfo.InvariantCulture, $"{layer.Key} {100 * layer.Share / Total(report):0}{Percent.NoBreak}%"));
        return used == 0
            ? "No feature speaks for its class in any image."
            : $"Explanations go through {used} different features; of all choices, by layer: "
                + $"{string.Join(", ", layers)}.";
    }

    private static double Total(FeaturesReport report) =>
        report.Features.SelectMany(all => all).Sum(f => f.ChosenShare ?? 0);
}
