using An8Suite.Core;
using An8Suite.Core.Files;
using An8Suite.Core.Selection;

namespace An8Suite.Workflow.Selecting;

/// <summary>The lasso's weights on disk.</summary>
/// <remarks>
/// <c>weights.npy</c> float64 (features, classes); <c>features.json</c> a list of {layer, channel}, one a row;
/// <c>certificate.json</c> how good the weights are.
/// </remarks>
public static class SelectionFolder
{
    /// <summary>Writes the three files.</summary>
    public static void Write(
        string folder, FeatureSelection selection, LassoOptions options, IReadOnlyList<string> classNames)
    {
        NpyFile.Write(
            Path.Combine(folder, "weights.npy"), selection.Weights, selection.Features.Count, selection.Fits.Count);
        SuiteJson.Write(Path.Combine(folder, "features.json"), selection.Features);
        SuiteJson.Write(Path.Combine(folder, CertificateFile.FileName), new CertificateFile
        {
            Mu = options.Mu,
            Classes = [.. selection.Fits.Select((fit, label) => Of(classNames[label], fit.Certificate))],
        });
    }

    /// <summary>Reads the weights: features x classes, row by row.</summary>
    /// <exception cref="InputException">
    /// A file is missing or damaged, a weight is not finite, or the files do not fit together.
    /// </exception>
    public static (IReadOnlyList<Feature> Features, double[] Weights) Read(string folder, int classCount)
    {
        string path = Path.Combine(folder, "weights.npy");
        NpyArray<double> weights = NpyFile.Read<double>(path);
        Feature[] features = SuiteJson.Read<Feature[]>(Path.Combine(folder, "features.json"));
        if (!weights.Shape.SequenceEqual([features.Length, classCount]))
        {
            throw new InputException(
                $"{path}: expected {features.Length} features x {classCount} classes, "
                + $"found ({string.Join(", ", weights.Shape)})");
        }

        int broken = Array.FindIndex(weights.Values, weight => !double.IsFinite(weight));
        if (broken >= 0)
        {
            Feature feature = features[broken / classCount];
            throw new InputException(
                $"{path}: the weight of {feature.Layer}:{feature.Channel} for class {broken % classCount} "
                + $"is {weights.Values[broken]} (position {broken}), expected finite weights; run 'an8 select' again");
        }

        return (features, weights.Values);
    }

    private static ClassCertificate Of(string name, LassoCertificate certificate) => new(
        name,
        certificate.Gap,
        certificate.RelativeGap,
        certificate.Lambda,
        certificate.Binding,
        certificate.Objective,
        certificate.L1Norm,
        certificate.SupportCount,
        certificate.Converged);
}
