using An8Suite.Learning.Dissection;
using An8Suite.Pages.Html;
using An8Suite.Pages.Tables;

namespace An8Suite.Workflow.Experiments.Features;

/// <summary>How well each channel coincides with each part of the plant.</summary>
internal static class PartSection
{
    private const int ShownAtOnce = 40;

    public static void Write(HtmlWriter html, FeaturesReport report)
    {
        DissectionResult dissection = report.Dissection;
        html.Raw("<section id=\"parts\"><h2>Channels and parts</h2>");
        html.Line($"""
            <p>Network dissection (Bau et al. 2017): a channel is active where its map, resized to the image, exceeds the value
            that its top {100 * dissection.Quantile:0.###} % of activations exceed; IoU compares these pixels with those of each
            part, pooled over all images. Parts are known exactly here. A channel is active on a fixed share of the pixels, so the
            IoU with a part of another size has a ceiling; fully connected layers have no maps.</p>
            """);
        WriteCeilings(html, report);
        DissectedChannel[] sorted = [.. dissection.Channels.OrderByDescending(channel => channel.Ious.Max() ?? 0)];
        WriteTable(
            html, report, sorted.Take(ShownAtOnce),
            $"The {Math.Min(ShownAtOnce, sorted.Length)} channels with the largest IoU, in percent");
        if (sorted.Length > ShownAtOnce)
        {
            html.Line($"<details><summary>The other {sorted.Length - ShownAtOnce} channels</summary>");
            WriteTable(html, report, sorted.Skip(ShownAtOnce), "The other channels, IoU in percent");
            html.Raw("</details>");
        }

        html.Raw("</section>");
    }

    private static void WriteCeilings(HtmlWriter html, FeaturesReport report) => new Table<int>(
        Enumerable.Range(0, report.Parts.Count))
        .Name("Part", part => report.Parts[part])
        .Number("Share of pixels", part => Percent.Of(report.Dissection.PartShares[part]))
        .Number("Largest IoU possible", part => Percent.Of(report.Dissection.CeilingOf(part)))
        .Number("Largest IoU found", part => Percent.Of(report.Dissection.Channels.Max(channel => channel.Ious[part])))
        .Number("Channels", part => report.Dissection.Channels.Count(channel => channel.BestPart == part))
        .Write(html, "Parts", $"The parts; a channel counts for the part with which its IoU is largest");

    private static void WriteTable(
        HtmlWriter html, FeaturesReport report, IEnumerable<DissectedChannel> channels, string caption) =>
        new Table<DissectedChannel>(channels)
            .Name("Channel", channel => Markup.Of($"<code>{channel.Feature.Layer}:{channel.Feature.Channel}</code>"))
            .Text("Best part", channel => channel.BestPart is int best ? report.Parts[best] : Percent.Undefined)
            .Numbers(Enumerable.Range(0, report.Parts.Count), part => report.Parts[part], (channel, part) =>
                new Cell(Percent.Of(channel.Ious[part])) { Class = channel.BestPart == part ? "best" : null })
            .Text("Relevant to", channel => string.Join(", ", report.Classes
                .Where(entry => report.Features[entry.Index]
                    .Any(f => f.Feature == channel.Feature && f.ChosenShare > 0))
                .Select(entry => entry.Name)))
            .Write(html, caption, $"{caption}", "parts");
}
