using System.Globalization;
using An8Suite.Learning.Explanations;
using An8Suite.Pages.Html;

namespace An8Suite.Workflow.Experiments.Parts;

/// <summary>What one run of <c>an8 parts</c> found, in sentences that follow its numbers.</summary>
internal static class PartsVerdict
{
    /// <summary>The methods, then the parts, then the scores.</summary>
    public static IEnumerable<string> Of(PartsFile file) =>
        new[] { Methods(file), Parts(file), Proxies(file) }.OfType<string>();

    private static string? Methods(PartsFile file)
    {
        PartScore[] scores = [.. file.Scores.Where(score =>
            score.Column == PartColumn.Truth.Name && score.Mean is not null)];
        PartScore? best = scores.Where(score => !MethodTitle.Of(score.Method).IsControl).MaxBy(score => score.Mean);
        PartScore? control = scores.Where(score => MethodTitle.Of(score.Method).IsControl).MaxBy(score => score.Mean);
        if (best is null)
        {
            return null;
        }

        string against = control is null ? "" : $"; the best control, {MethodTitle.Of(control.Method).Title}, "
            + $"{(control.Mean > best.Mean ? "is above it with" : "has")} {Text(control.Mean)}";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"On {file.Images} images the heat of {MethodTitle.Of(best.Method).Title} agrees best with what the parts "
            + $"are worth to the network (rank correlation {Text(best.Mean)}{Interval(best.Low, best.High)})"
            + $"{against}.");
    }

    private static string? Parts(PartsFile file)
    {
        PartWorth? largest = file.Parts.Where(part => part.Carries).MaxBy(part => part.Share);
        PartWorth? other = file.Parts.Where(part => !part.Carries).MaxBy(part => part.Share);
        if (largest is null)
        {
            return null;
        }

        return $"{Percent.Of(largest.Share)} % of what the parts are worth lies on {largest.Part} in the classes whose "
            + "colour it carries"
            + (other is null ? "."
                : $"; of the parts that do not tell the class {other.Part} is worth most "
                    + $"({Percent.Of(other.Share)} %).");
    }

    private static string? Proxies(PartsFile file)
    {
        string[] sentences = [.. new[] { PartColumn.Truth, PartColumn.Distance }
            .Select(truth => (truth, Rows: file.Proxies
                .Where(row => row.Truth == truth.Name && row.Correlation is not null).ToArray()))
            .Where(known => known.Rows.Length > 1)
            .Select(known => $"by {known.truth.Title.ToLowerInvariant()} {Named(known.Rows[0])} most, "
                + $"{Named(known.Rows[^1])} least, IoU-AUC against the mask {Text(Masks(known.Rows))}")];
        return sentences.Length == 0 ? null
            : $"Of the usual scores these rank the {file.Proxies.Max(row => row.Methods)} methods as the values do: "
                + $"{string.Join("; ", sentences)}.";
    }

    private static double? Masks(ProxyAgreement[] rows) => rows.First(row => row.Score == "iou_auc").Correlation;

    private static string Named(ProxyAgreement row) =>
        $"{PartColumn.Named(row.Score).Title} ({Text(row.Correlation)}{Interval(row.Low, row.High)})";

    private static string Text(double? value) =>
        value?.ToString("0.00", CultureInfo.InvariantCulture).Replace('-', '−') ?? Percent.Undefined;

    private static string Interval(double? low, double? high) =>
        low is null || high is null ? "" : $", {Text(low)} to {Text(high)}";
}
