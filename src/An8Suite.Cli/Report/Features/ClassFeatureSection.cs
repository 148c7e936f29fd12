using An8Suite.Core.Datasets;
using An8Suite.Core.Selection;
using An8Suite.Learning.Dissection;

namespace An8Suite.Cli.Report;

/// <summary>The relevant features of one class, with what excites them.</summary>
internal static class ClassFeatureSection
{
    public static void Write(HtmlWriter html, FeaturesReport report, int label)
    {
        ClassEntry entry = report.Classes[label];
        IReadOnlyList<ClassFeature> all = report.Features[label];
        html.Line($"<section id=\"c{label}\"><h2>{Swatch.Of(entry)}{entry.Name}</h2>");
        html.Line($"""
            <p>{all.Count} features have a weight, {all.Count(f => f.Weight > 0)} of them a positive one;
            {all.Count(f => f.ChosenShare > 0)} are chosen in at least one of {report.ImageCounts[label]:#,0} images.</p>
            """);
        if (report.Shown[label].Count > 0)
        {
            WriteTable(html, report, label);
        }

        html.Raw("</section>");
    }

    private static void WriteTable(HtmlWriter html, FeaturesReport report, int label)
    {
        string name = report.Classes[label].Name;
        html.Line($"""
            <div class="scroll" role="region" aria-label="Features of {name}" tabindex="0"><table class="features">
            <caption>Those chosen most often, at most {report.Options.Shown}</caption>
            <thead><tr><th scope="col">Feature</th><th scope="col" class="n">Chosen</th><th scope="col" class="n">Weight</th>
            <th scope="col" class="n">Mean relevance</th><th scope="col">Part</th><th scope="col">Mean crop</th>
            <th scope="col">Mean heat</th><th scope="col">Crops</th></tr></thead><tbody>
            """);
        foreach (ClassFeature feature in report.Shown[label])
        {
            string title = $"{feature.Feature.Layer}:{feature.Feature.Channel}";
            FeaturePictures pictures = report.Pictures[feature.Feature];
            html.Line($"""
                <tr><th scope="row"><code>{title}</code></th><td class="n">{100 * feature.ChosenShare:0} %</td>
                <td class="n">{feature.Weight:0.###}</td><td class="n">{feature.MeanRelevance:0.####}</td>
                <td>{Part(report, feature.Feature)}</td><td>{Picture(pictures.Mean, $"Mean crop of {title}")}</td>
                <td>{Picture(pictures.MeanHeat, $"Mean heat of {title}")}</td>
                <td><div class="crops">{Crops(report, label, pictures)}</div></td></tr>
                """);
        }

        html.Raw("</tbody></table></div>");
    }

    private static Markup Part(FeaturesReport report, Feature feature) => report.ChannelOf(feature) switch
    {
        null => Markup.Of($"<small>has no map</small>"),
        { BestPart: int best } channel => Markup.Of($"{report.Parts[best]}<small>IoU {Percent.Of(channel.Ious[best])} %</small>"),
        DissectedChannel => Markup.Of($"<small>none</small>"),
    };

    private static Markup Crops(FeaturesReport report, int label, FeaturePictures pictures) =>
        Markup.Join(pictures.Crops.Zip(pictures.Labels).Select(crop =>
        {
            string shows = report.Classes[crop.Second].Name;
            Markup mark = crop.Second == label ? default : new Markup(" class=\"other\"");
            return Markup.Of($"<img{mark} alt=\"{shows}\" title=\"{shows}\" src=\"{Source(crop.First)}\">");
        }));

    private static Markup Picture(byte[]? png, string alt) => png is null
        ? Markup.Of($"<small>no heat</small>")
        : Markup.Of($"<img alt=\"{alt}\" src=\"{Source(png)}\">");

    private static string Source(byte[] png) => $"data:image/png;base64,{Convert.ToBase64String(png)}";
}
