using System.Globalization;
using An8Suite.Core.Scoring;
using An8Suite.Core.Statistics;

namespace An8Suite.Pages.Html;

/// <summary>Fractions as percent, the way the report writes them.</summary>
internal static class Percent
{
    /// <summary>What stands where there is no number.</summary>
    public const string Undefined = "–";

    /// <summary>The space within a quantity, where a line must not end.</summary>
    public const char NoBreak = '\u00a0';

    public static string Of(double? fraction) =>
        fraction is { } value
        ? (Math.Round(100 * value, 1) + 0.0).ToString("0.0", CultureInfo.InvariantCulture).Replace('-', '−')
        : Undefined;

    /// <summary>A difference in points, with its sign.</summary>
    public static string Signed(double? fraction) =>
        fraction is { } value ? (Math.Round(100 * value, 1) > 0 ? "+" : "") + Of(value) : Undefined;

    /// <summary>An interval, such as <c>12.9 to 14.1</c>.</summary>
    public static string Of(Interval? interval) => interval is { } known
        ? $"{Of(known.Low)}{NoBreak}to{NoBreak}{Of(known.High)}"
        : Undefined;

    /// <summary>A mean with its interval below it.</summary>
    public static Markup WithInterval(double? mean, Interval? interval) =>
        Markup.Of($"{Of(mean)}<small>{Of(interval)}</small>");

    /// <summary>Mean and, with several folds, deviation.</summary>
    public static string Of(FoldStatistics? folds) => folds switch
    {
        null => Undefined,
        { StandardDeviation: { } deviation } => $"{Of(folds.Mean)}{NoBreak}±{NoBreak}{Of(deviation)}",
        _ => Of(folds.Mean),
    };
}
