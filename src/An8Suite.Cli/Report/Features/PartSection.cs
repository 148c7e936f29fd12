using An8Suite.Learning.Dissection;

namespace An8Suite.Cli.Report;

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
        WriteTable(html, report, sorted.Take(ShownAtOnce), $"The {Math.Min(ShownAtOnce, sorted.Length)} channels with the largest IoU, in percent");
        if (sorted.Length > ShownAtOnce)
        {
            html.Line($"<details><summary>The other {sorted.Length - ShownAtOnce} channels</summary>");
            WriteTable(html, report, sorted.Skip(ShownAtOnce), "The other channels, IoU in percent");
            html.Raw("</details>");
        }

        html.Raw("</section>");
    }

    private static void WriteCeilings(HtmlWriter html, FeaturesReport report)
    {
        html.Raw("""
            <div class="scroll" role="region" aria-label="Parts" tabindex="0"><table>
            <caption>The parts; a channel counts for the part with which its IoU is largest</caption>
            <thead><tr><th scope="col">Part</th><th scope="col" class="n">Share of pixels</th>
            <th scope="col" class="n">Largest IoU possible</th><th scope="col" class="n">Largest IoU found</th>
            <th scope="col" class="n">Channels</th></tr></thead><tbody>
            """);
        for (int part = 0; part < report.Parts.Count; part++)
        {
            html.Line($"""
                <tr><th scope="row">{report.Parts[part]}</th><td class="n">{Percent.Of(report.Dissection.PartShares[part])}</td>
                <td class="n">{Percent.Of(report.Dissection.CeilingOf(part))}</td>
                <td class="n">{Percent.Of(report.Dissection.Channels.Max(channel => channel.Ious[part]))}</td>
                <td class="n">{report.Dissection.Channels.Count(channel => channel.BestPart == part)}</td></tr>
                """);
        }

        html.Raw("</tbody></table></div>");
    }

    private static void WriteTable(HtmlWriter html, FeaturesReport report, IEnumerable<DissectedChannel> channels, string caption)
    {
        html.Line($"""
            <div class="scroll" role="region" aria-label="{caption}" tabindex="0"><table class="parts"><caption>{caption}</caption>
            <thead><tr><th scope="col">Channel</th><th scope="col">Best part</th>
            """);
        foreach (string part in report.Parts)
        {
            html.Line($"<th scope=\"col\" class=\"n\">{part}</th>");
        }

        html.Raw("<th scope=\"col\">Relevant to</th></tr></thead><tbody>");
        foreach (DissectedChannel channel in channels)
        {
            string best = channel.BestPart is int at ? report.Parts[at] : Percent.Undefined;
            html.Line($"<tr><th scope=\"row\"><code>{channel.Feature.Layer}:{channel.Feature.Channel}</code></th><td>{best}</td>");
            for (int part = 0; part < report.Parts.Count; part++)
            {
                html.Line($"<td class=\"n{(channel.BestPart == part ? " best" : "")}\">{Percent.Of(channel.Ious[part])}</td>");
            }

            IEnumerable<string> relevant = report.Classes
                .Where(entry => report.Features[entry.Index].Any(f => f.Feature == channel.Feature && f.ChosenShare > 0))
                .Select(entry => entry.Name);
            html.Line($"<td>{string.Join(", ", relevant)}</td></tr>");
        }

        html.Raw("</tbody></table></div>");
    }
}
