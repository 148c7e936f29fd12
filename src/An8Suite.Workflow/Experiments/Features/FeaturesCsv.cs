using System.Globalization;
using An8Suite.Core.Selection;
using An8Suite.Learning.Dissection;
using An8Suite.Pages.Tables;

namespace An8Suite.Workflow.Experiments.Features;

/// <summary>
/// <c>features.csv</c> with a row a class and feature, <c>parts.csv</c> with a row a channel and part.
/// </summary>
internal static class FeaturesCsv
{
    public static void Write(FeaturesReport report, string folder)
    {
        new Table<(int Label, ClassFeature Of, DissectedChannel? Channel)>(
            report.Features.SelectMany((features, label) =>
                features.Select(feature => (label, feature, report.ChannelOf(feature.Feature)))))
            .Text("class", row => report.Classes[row.Label].Name)
            .Text("layer", row => row.Of.Feature.Layer)
            .Text("channel", row => row.Of.Feature.Channel)
            .Text("weight", row => row.Of.Weight)
            .Text("chosen_share", row => row.Of.ChosenShare)
            .Text("mean_relevance", row => row.Of.MeanRelevance)
            .Text("images", row => report.ImageCounts[row.Label])
            .Text("best_part", row => row.Channel?.BestPart is int best ? report.Parts[best] : "")
            .Text("best_iou", row => row.Channel?.BestPart is int best ? row.Channel.Ious[best] : null)
            .WriteCsv(Path.Combine(folder, "features.csv"));
        new Table<(DissectedChannel Channel, int Part)>(report.Dissection.Channels.SelectMany(channel =>
            report.Parts.Select((_, part) => (channel, part))))
            .Text("layer", row => row.Channel.Feature.Layer)
            .Text("channel", row => row.Channel.Feature.Channel)
            .Text("threshold", row => row.Channel.Threshold.ToString(CultureInfo.InvariantCulture))
            .Text("active_pixels", row => row.Channel.ActivePixels.ToString(CultureInfo.InvariantCulture))
            .Text("part", row => report.Parts[row.Part])
            .Text("iou", row => row.Channel.Ious[row.Part])
            .Text("best", row => row.Channel.BestPart == row.Part ? "1" : "0")
            .WriteCsv(Path.Combine(folder, "parts.csv"));
    }
}
