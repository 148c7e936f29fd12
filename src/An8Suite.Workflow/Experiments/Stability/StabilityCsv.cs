using An8Suite.Core.Selection;
using An8Suite.Pages.Tables;

namespace An8Suite.Workflow.Experiments.Stability;

/// <summary><c>stability.csv</c> with a row a class and feature, <c>classes.csv</c> with a row a class.</summary>
internal static class StabilityCsv
{
    public static void Write(StabilityFile file, string folder)
    {
        (string Name, ClassStability Fit)[] classes = [.. file.ClassNames.Zip(file.Classes)];
        new Table<(string Class, FeatureStability Of)>(
            classes.SelectMany(c => c.Fit.Features.Select(feature => (c.Name, feature))))
            .Text("class", row => row.Class)
            .Text("layer", row => row.Of.Feature.Layer)
            .Text("channel", row => row.Of.Feature.Channel)
            .Text("weight_all_images", row => row.Of.FullWeight)
            .Text("frequency", row => row.Of.Frequency)
            .Text("weight_mean", row => row.Of.MeanWeight)
            .Text("weight_std", row => row.Of.Deviation)
            .Text("sign_consistency", row => row.Of.SignConsistency)
            .WriteCsv(Path.Combine(folder, "stability.csv"));
        new Table<(string Name, ClassStability Fit)>(classes)
            .Text("class", row => row.Name)
            .Text("samples", row => row.Fit.Samples)
            .Text("features_all_images", row => row.Fit.FullSupport)
            .Text("features_mean", row => row.Fit.Support.Mean)
            .Text("features_std", row => row.Fit.Support.Deviation)
            .Text("stability", row => row.Fit.Index?.Value)
            .Text("stability_lower", row => row.Fit.Index?.Lower)
            .Text("stability_upper", row => row.Fit.Index?.Upper)
            .Text("jaccard", row => row.Fit.Jaccard)
            .Text("relative_error_all_images", row => row.Fit.FullError)
            .Text("relative_error_mean", row => row.Fit.Error.Mean)
            .Text("relative_error_std", row => row.Fit.Error.Deviation)
            .Text("relative_error_min", row => row.Fit.Error.Minimum)
            .Text("relative_error_max", row => row.Fit.Error.Maximum)
            .Text("excess_mean", row => row.Fit.Excess.Mean)
            .Text("excess_std", row => row.Fit.Excess.Deviation)
            .Text("excess_max", row => row.Fit.Excess.Maximum)
            .Text("largest_relative_gap", row => row.Fit.LargestGap)
            .WriteCsv(Path.Combine(folder, "classes.csv"));
    }
}
