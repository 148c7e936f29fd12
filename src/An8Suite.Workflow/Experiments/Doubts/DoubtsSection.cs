using An8Suite.Core.Statistics;
using An8Suite.Learning.Explanations;
using An8Suite.Pages.Html;
using An8Suite.Pages.Tables;

namespace An8Suite.Workflow.Experiments.Doubts;

/// <summary>The report's section on the selection's options and on what the network measurably uses.</summary>
internal static class DoubtsSection
{
    /// <summary>Writes it, but for its heading.</summary>
    public static void Write(HtmlWriter html, IReadOnlyList<ExperimentResult<DoubtsFile>> runs, string id)
    {
        for (int i = 0; i < runs.Count; i++)
        {
            (string title, _, DoubtsFile file) = runs[i];
            html.Line($"<h3 id=\"{id}-{i}\">{title}</h3>");
            html.Line($"<p>{DoubtsVerdict.OfScaling(file)} {DoubtsVerdict.OfOptions(file)}</p>");
            WriteVariants(html, file);
            html.Line($"<p>{DoubtsVerdict.OfParts(file)} {DoubtsVerdict.OfHeat(file)}</p>");
            WriteParts(html, file);
            WriteHeat(html, file);
        }
    }

    private static void WriteVariants(HtmlWriter html, DoubtsFile file) => new Table<SelectionVariant>(file.Variants)
        .Name("Option", variant => variant.Option)
        .Text("Value", variant => variant.Value)
        .Number("Features a class", variant => Cell.Number(variant.Features, "0.0"))
        .Number("IoU-AUC, %", variant => Percent.Of(variant.Auc))
        .Number("Difference, points", variant => Percent.Signed(variant.Difference))
        .Number("95 % interval", variant => Percent.Of(IntervalOf(variant.DifferenceLow, variant.DifferenceHigh)))
        .Number("Rank IoU-AUC, %", variant => Percent.Of(variant.RankAuc))
        .Number("n", variant => variant.Scored)
        .Number("Without a feature", variant => variant.Empty)
        .WriteSortable(html, "Options of the selection", $"""
            Ours with one option changed at a time, scored against the class's part on {file.Images} images of {file.Poses} poses.
            Difference: IoU-AUC minus that of the first row on the same images, with its 95 % interval (poses drawn).
            """);

    private static void WriteParts(HtmlWriter html, DoubtsFile file) => new Table<PartSummary>(PartSummary.Of(file))
        .Name("Part", part => part.Part)
        .Text("In classes", part =>
            $"{(part.Carries ? "whose colour it carries" : "where it is neutral")} ({part.Classes})")
        .Number("Logit drop, removed", part => Cell.Number(part.Removed, "0.00"))
        .Number("Other class, %", part => Percent.Of(part.RemovedFlips))
        .Number("Logit drop, recoloured", part => Cell.Number(part.Recoloured, "0.00"))
        .Number("Other class, %", part => Percent.Of(part.RecolouredFlips))
        .Number("n", part => part.Images)
        .WriteSortable(html, "Effects of the parts", $"""
            The same views rendered again with one part removed, or in the colour of the next class: the mean drop of the class's own logit,
            and the share of images that are no longer seen as their class. Images where the part is hidden are left out.
            """);

    private static void WriteHeat(HtmlWriter html, DoubtsFile file) => new Table<HeatShare>(file.Heat)
        .Name("Method", heat => MethodTitle.Of(heat.Method).Title)
        .Number("Agreement, %", heat => Percent.Of(heat.Agreement))
        .Number("95 % interval", heat => Percent.Of(IntervalOf(heat.AgreementLow, heat.AgreementHigh)))
        .Number("Background", heat => Percent.Of(heat.Background))
        .Numbers(
            Enumerable.Range(0, file.Parts.Count),
            part => file.Parts[part], (heat, part) => Percent.Of(heat.Parts[part]))
        .Number("n", heat => heat.Images)
        .Number("Undefined", heat => heat.Undefined)
        .WriteSortable(html, "Heat and effects", $"""
            Where the heat lies, in percent of it, and its agreement with the measured effects: 1 minus half the sum of the differences
            between a part's share of the heat and its share of the logit drops of removing parts (positive ones; the background has none). True class explained.
            """);

    private static Interval? IntervalOf(double? low, double? high) =>
        low is double l && high is double h ? new Interval(l, h) : null;
}
