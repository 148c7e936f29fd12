using System.Globalization;
using An8Suite.Core.Scoring;

namespace An8Suite.Cli.Report;

/// <summary>Fractions as percent, the way the report writes them.</summary>
internal static class Percent
{
    /// <summary>What stands where there is no number.</summary>
    public const string Undefined = "–";

    /// <summary>The space within a quantity, where a line must not end.</summary>
    public const char NoBreak = '\u00a0';

    public static string Of(double? fraction) =>
        fraction is { } value
        ? (100 * value).ToString("0.0", CultureInfo.InvariantCulture).Replace('-', '−')
        : Undefined;

    /// <summary>Mean and, with several folds, deviation.</summary>
    public static string Of(FoldStatistics? folds) => folds switch
    {
        null => Undefined,
        { StandardDeviation: { } deviation } => $"{Of(folds.Mean)}{NoBreak}±{NoBreak}{Of(deviation)}",
        _ => Of(folds.Mean),
    };
}
