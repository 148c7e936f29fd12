using An8Suite.Learning.Explanations;
using An8Suite.Pages.Html;

namespace An8Suite.Workflow.Experiments.Doubts;

/// <summary>What one run of <c>an8 doubts</c> answers, in sentences that follow its numbers.</summary>
internal static class DoubtsVerdict
{
    /// <summary>Whether dividing each layer by its sum helps: the doubt about the L1 norm.</summary>
    public static string OfScaling(DoubtsFile file) =>
        file.Variants.FirstOrDefault(v => v.Option == "scaling" && v.Value == "none") is { } none
            ? $"Without dividing each layer's responses by their sum, ours scores {Percent.Of(none.Auc)} % instead of "
                + $"{Percent.Of(file.Variants[0].Auc)} %"
                + $" ({Difference(none)}): "
                + Verdict(
                    none,
                    "the division costs agreement with the masks.",
                    "the division helps.",
                    "no difference can be told.")
            : "The selection was made without dividing responses by their layer's sum.";

    /// <summary>The option whose change moves the score most.</summary>
    public static string OfOptions(DoubtsFile file)
    {
        SelectionVariant[] changes = [.. file.Variants.Where(variant => variant.Difference is not null)];
        if (changes.Length == 0)
        {
            return "No option was varied.";
        }

        SelectionVariant best = changes.MaxBy(variant => variant.Difference)!;
        SelectionVariant worst = changes.MinBy(variant => variant.Difference)!;
        return $"Of {changes.Length} changes of one option, {best.Option} = {best.Value} scores highest "
            + $"({Percent.Of(best.Auc)} %, {Difference(best)}) "
            + $"and {worst.Option} = {worst.Value} lowest ({Percent.Of(worst.Auc)} %, {Difference(worst)}).";
    }

    /// <summary>What the network measurably uses: the coloured part, and what else.</summary>
    public static string OfParts(DoubtsFile file)
    {
        IReadOnlyList<PartSummary> parts = PartSummary.Of(file);

        // A part that a class hides tells it, but cannot be taken away.
        PartSummary[] carrying = [.. parts.Where(part => part is { Carries: true, Removed: not null })];
        if (carrying.Length == 0)
        {
            return "No part that carries a class colour could be taken away.";
        }

        PartSummary? other = parts.Where(part => !part.Carries).MaxBy(part => part.Removed);
        string carried = string.Join(
            ", ", carrying.Select(part => FormattableString.Invariant($"{part.Part} {part.Removed:0.0}")));
        return $"Removing a part that carries the class colour lowers the class's logit by {carried}"
            + (other is null ? "." : FormattableString.Invariant($"; of the parts that do not, {other.Part} matters most ({other.Removed:0.0}, {100 * (other.RemovedFlips ?? 0):0} % of the images change class)."));
    }

    /// <summary>The method whose heat agrees best with the measured effects.</summary>
    public static string OfHeat(DoubtsFile file)
    {
        HeatShare? best = file.Heat.Where(heat => !MethodTitle.Of(heat.Method).IsControl && heat.Agreement is not null)
            .MaxBy(heat => heat.Agreement);
        HeatShare? ours = file.Heat.FirstOrDefault(heat => heat.Method == "ours");
        return best is null
            ? "No method's heat could be compared with the effects."
            : $"The heat of {MethodTitle.Of(best.Method).Title} agrees best with the measured effects of the parts "
                + $"({Percent.Of(best.Agreement)} %)"
                + (ours is null || ours == best ? "." : $"; that of ours agrees by {Percent.Of(ours.Agreement)} %.");
    }

    /// <summary>A difference with its interval.</summary>
    public static string Difference(SelectionVariant variant) =>
        $"{Percent.Signed(variant.Difference)} [{Percent.Signed(variant.DifferenceLow)}, "
        + $"{Percent.Signed(variant.DifferenceHigh)}]";

    private static string Verdict(SelectionVariant variant, string above, string below, string neither) =>
        variant.DifferenceLow > 0 ? above : variant.DifferenceHigh < 0 ? below : neither;
}
