using An8Suite.Core.Labels;
using An8Suite.Core.Selection;
using An8Suite.Learning.Dissection;
using An8Suite.Pages.Html;
using An8Suite.Pages.Tables;

namespace An8Suite.Workflow.Experiments.Features;

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

    private static void WriteTable(HtmlWriter html, FeaturesReport report, int label) => new Table<ClassFeature>(
        report.Shown[label])
        .Name("Feature", feature => Markup.Of($"<code>{Title(feature)}</code>"))
        .Number("Chosen", feature => Markup.Of($"{100 * feature.ChosenShare:0} %"))
        .Number("Weight", feature => Markup.Of($"{feature.Weight:0.###}"))
        .Number("Mean relevance", feature => Markup.Of($"{feature.MeanRelevance:0.####}"))
        .Text("Part", feature => Part(report, feature.Feature))
        .Text("Mean crop", feature => Picture(report.Pictures[feature.Feature].Mean, $"Mean crop of {Title(feature)}"))
        .Text("Mean heat", feature =>
            Picture(report.Pictures[feature.Feature].MeanHeat, $"Mean heat of {Title(feature)}"))
        .Text("Crops", feature =>
            Markup.Of($"<div class=\"crops\">{Crops(report, label, report.Pictures[feature.Feature])}</div>"))
        .Write(html, $"Features of {report.Classes[label].Name}",
            $"Those chosen most often, at most {report.Options.Shown}", "features");

    private static string Title(ClassFeature feature) => $"{feature.Feature.Layer}:{feature.Feature.Channel}";

    private static Markup Part(FeaturesReport report, Feature feature) => report.ChannelOf(feature) switch
    {
        null => Markup.Of($"<small>has no map</small>"),
        { BestPart: int best } channel => Markup.Of(
            $"{report.Parts[best]}<small>IoU {Percent.Of(channel.Ious[best])} %</small>"),
        DissectedChannel => Markup.Of($"<small>none</small>"),
    };

    private static Markup Crops(FeaturesReport report, int label, FeaturePictures pictures) =>
        Markup.Join(pictures.Crops.Zip(pictures.Labels).Select(crop =>
        {
            string shows = report.Classes[crop.Second].Name;
            Markup mark = crop.Second == label ? default : new Markup(" class=\"other\"");
            return Markup.Of($"<img{mark} alt=\"{shows}\" title=\"{shows}\" src=\"{EmbeddedPicture.Source(crop.First)}\">");
        }));

    private static Markup Picture(byte[]? png, string alt) => png is null
        ? Markup.Of($"<small>no heat</small>")
        : Markup.Of($"<img alt=\"{alt}\" src=\"{EmbeddedPicture.Source(png)}\">");
}
