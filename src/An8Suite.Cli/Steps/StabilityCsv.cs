using System.Globalization;
using An8Suite.Core.Scoring;
using An8Suite.Core.Selection;

namespace An8Suite.Cli.Steps;

/// <summary><c>stability.csv</c> with a row a class and feature, <c>classes.csv</c> with a row a class.</summary>
internal static class StabilityCsv
{
    public static void Write(StabilityFile file, string folder)
    {
        (string Name, ClassStability Stability)[] classes = [.. file.ClassNames.Zip(file.Classes)];
        CsvFile.Write(
            Path.Combine(folder, "stability.csv"),
            ["class", "layer", "channel", "weight_all_images", "frequency", "weight_mean", "weight_std", "sign_consistency"],
            classes.SelectMany(c => c.Stability.Features.Select(f => (IReadOnlyList<string>)
            [
                c.Name, f.Feature.Layer, Text(f.Feature.Channel), Text(f.FullWeight), Text(f.Frequency), Text(f.MeanWeight),
                Text(f.Deviation), Text(f.SignConsistency),
            ])));
        CsvFile.Write(
            Path.Combine(folder, "classes.csv"),
            [
                "class", "samples", "features_all_images", "features_mean", "features_std", "stability", "stability_lower",
                "stability_upper", "jaccard", "relative_error_all_images", "relative_error_mean", "relative_error_std",
                "relative_error_min", "relative_error_max", "excess_mean", "excess_std", "excess_max", "largest_relative_gap",
            ],
            classes.Select(c => Row(c.Name, c.Stability)));
    }

    private static IReadOnlyList<string> Row(string name, ClassStability s) =>
    [
        name, Text(s.Samples), Text(s.FullSupport), Text(s.Support.Mean), Text(s.Support.Deviation), Text(s.Index?.Value),
        Text(s.Index?.Lower), Text(s.Index?.Upper), Text(s.Jaccard), Text(s.FullError), Text(s.Error.Mean), Text(s.Error.Deviation),
        Text(s.Error.Minimum), Text(s.Error.Maximum), Text(s.Excess.Mean), Text(s.Excess.Deviation), Text(s.Excess.Maximum),
        Text(s.LargestGap),
    ];

    private static string Text(double? value) => value?.ToString(CultureInfo.InvariantCulture) ?? "";
}
