using System.Globalization;
using An8Suite.Cli.Report;
using An8Suite.Core.Statistics;

namespace An8Suite.Cli.Experiments.Doubts;

/// <summary>The report's section on the selection's options and on what the network measurably uses.</summary>
internal static class DoubtsSection
{
    /// <summary>Its heading.</summary>
    public const string Heading = "Options of the selection, and what the network measurably uses";

    /// <summary>Writes it, but for its heading.</summary>
    public static void Write(HtmlWriter html, IReadOnlyList<(string Title, DoubtsFile File)> runs, string id)
    {
        for (int i = 0; i < runs.Count; i++)
        {
            (string title, DoubtsFile file) = runs[i];
            html.Line($"<h3 id=\"{id}-{i}\">{title}</h3>");
            html.Line($"<p>{DoubtsVerdict.OfScaling(file)} {DoubtsVerdict.OfOptions(file)}</p>");
            WriteVariants(html, file);
            html.Line($"<p>{DoubtsVerdict.OfParts(file)} {DoubtsVerdict.OfHeat(file)}</p>");
            WriteParts(html, file);
            WriteHeat(html, file);
        }
    }

    private static void WriteVariants(HtmlWriter html, DoubtsFile file)
    {
        html.Line($"""
            <div class="scroll" role="region" aria-label="Options of the selection" tabindex="0"><table class="sortable">
            <caption>Ours with one option changed at a time, scored against the class's part on {file.Images} images of {file.Poses} poses.
            Difference: AUC minus that of the first row on the same images, with its 95 % interval (poses drawn).</caption>
            <thead><tr><th scope="col">Option</th><th scope="col">Value</th><th scope="col" class="n">Features a class</th>
            <th scope="col" class="n">AUC, %</th><th scope="col" class="n">Difference, points</th><th scope="col" class="n">95 % interval</th>
            <th scope="col" class="n">Rank AUC, %</th><th scope="col" class="n">n</th><th scope="col" class="n">Without a feature</th></tr></thead><tbody>
            """);
        foreach (SelectionVariant variant in file.Variants)
        {
            html.Line($"""
                <tr><th scope="row">{variant.Option}</th><td>{variant.Value}</td><td class="n">{variant.Features:0.0}</td>
                <td class="n">{Percent.Of(variant.Auc)}</td><td class="n">{Percent.Signed(variant.Difference)}</td>
                <td class="n">{Percent.Of(IntervalOf(variant.DifferenceLow, variant.DifferenceHigh))}</td>
                <td class="n">{Percent.Of(variant.RankAuc)}</td><td class="n">{variant.Scored}</td><td class="n">{variant.Empty}</td></tr>
                """);
        }

        html.Raw("</tbody></table></div>");
    }

    private static void WriteParts(HtmlWriter html, DoubtsFile file)
    {
        html.Raw("""
            <div class="scroll" role="region" aria-label="Effects of the parts" tabindex="0"><table class="sortable">
            <caption>The same views rendered again with one part removed, or in the colour of the next class: the mean drop of the class's own logit,
            and the share of images that are no longer seen as their class. Images where the part is hidden are left out.</caption>
            <thead><tr><th scope="col">Part</th><th scope="col">In classes</th><th scope="col" class="n">Logit drop, removed</th>
            <th scope="col" class="n">Other class, %</th><th scope="col" class="n">Logit drop, recoloured</th><th scope="col" class="n">Other class, %</th>
            <th scope="col" class="n">n</th></tr></thead><tbody>
            """);
        foreach (PartSummary part in PartSummary.Of(file))
        {
            string classes = part.Carries ? "whose colour it carries" : "where it is neutral";
            html.Line($"""
                <tr><th scope="row">{part.Part}</th><td>{classes} ({part.Classes})</td><td class="n">{Logits(part.Removed)}</td><td class="n">{Percent.Of(part.RemovedFlips)}</td>
                <td class="n">{Logits(part.Recoloured)}</td><td class="n">{Percent.Of(part.RecolouredFlips)}</td><td class="n">{part.Images}</td></tr>
                """);
        }

        html.Raw("</tbody></table></div>");
    }

    private static void WriteHeat(HtmlWriter html, DoubtsFile file)
    {
        html.Raw("""
            <div class="scroll" role="region" aria-label="Heat and effects" tabindex="0"><table class="sortable">
            <caption>Where the heat lies, in percent of it, and its agreement with the measured effects: 1 minus half the sum of the differences
            between a part's share of the heat and its share of the logit drops of removing parts (positive ones; the background has none). True class explained.</caption>
            <thead><tr><th scope="col">Method</th><th scope="col" class="n">Agreement, %</th><th scope="col" class="n">95 % interval</th>
            <th scope="col" class="n">Background</th>
            """);
        foreach (string part in file.Parts)
        {
            html.Line($"<th scope=\"col\" class=\"n\">{part}</th>");
        }

        html.Raw("<th scope=\"col\" class=\"n\">n</th><th scope=\"col\" class=\"n\">Undefined</th></tr></thead><tbody>");
        foreach (HeatShare heat in file.Heat)
        {
            html.Line($"""
                <tr><th scope="row">{MethodTitle.Of(heat.Method).Title}</th><td class="n">{Percent.Of(heat.Agreement)}</td>
                <td class="n">{Percent.Of(IntervalOf(heat.AgreementLow, heat.AgreementHigh))}</td><td class="n">{Percent.Of(heat.Background)}</td>
                """);
            foreach (double? share in heat.Parts)
            {
                html.Line($"<td class=\"n\">{Percent.Of(share)}</td>");
            }

            html.Line($"<td class=\"n\">{heat.Images}</td><td class=\"n\">{heat.Undefined}</td></tr>");
        }

        html.Raw("</tbody></table></div>");
    }

    private static string Logits(double? drop) =>
        drop?.ToString("0.00", CultureInfo.InvariantCulture).Replace('-', '−') ?? Percent.Undefined;

    private static Interval? IntervalOf(double? low, double? high) => low is double l && high is double h ? new Interval(l, h) : null;
}
