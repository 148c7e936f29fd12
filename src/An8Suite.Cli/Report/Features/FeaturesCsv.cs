using System.Globalization;
using An8Suite.Core.Scoring;
using An8Suite.Core.Selection;
using An8Suite.Learning.Dissection;

namespace An8Suite.Cli.Report;

/// <summary><c>features.csv</c> with a row a class and feature, <c>parts.csv</c> with a row a channel and part.</summary>
internal static class FeaturesCsv
{
    public static void Write(FeaturesReport report, string folder)
    {
        CsvFile.Write(
            Path.Combine(folder, "features.csv"),
            ["class", "layer", "channel", "weight", "chosen_share", "mean_relevance", "images", "best_part", "best_iou"],
            report.Features.SelectMany((features, label) => features.Select(feature => Row(report, label, feature))));
        CsvFile.Write(
            Path.Combine(folder, "parts.csv"),
            ["layer", "channel", "threshold", "active_pixels", "part", "iou", "best"],
            report.Dissection.Channels.SelectMany(channel => report.Parts.Select((part, index) => (IReadOnlyList<string>)
            [
                channel.Feature.Layer, Text(channel.Feature.Channel), Text(channel.Threshold), Text(channel.ActivePixels), part,
                Text(channel.Ious[index]), channel.BestPart == index ? "1" : "0",
            ])));
    }

    private static IReadOnlyList<string> Row(FeaturesReport report, int label, ClassFeature feature)
    {
        DissectedChannel? channel = report.ChannelOf(feature.Feature);
        int? part = channel?.BestPart;
        return
        [
            report.Classes[label].Name, feature.Feature.Layer, Text(feature.Feature.Channel), Text(feature.Weight),
            Text(feature.ChosenShare), Text(feature.MeanRelevance), Text(report.ImageCounts[label]),
            part is int best ? report.Parts[best] : "", part is int at ? Text(channel!.Ious[at]) : "",
        ];
    }

    private static string Text<T>(T value)
        where T : IFormattable => value.ToString(null, CultureInfo.InvariantCulture);

    private static string Text(double? value) => value?.ToString(CultureInfo.InvariantCulture) ?? "";
}
