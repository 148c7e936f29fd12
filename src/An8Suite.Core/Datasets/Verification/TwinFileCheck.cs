using System.Text.Json;
using An8Suite.Core.Files;
using An8Suite.Core.Labels;

namespace An8Suite.Core.Datasets.Verification;

/// <summary>
/// Compares the files under <c>twins</c>, which came from a render pass of their own, with the dataset's images.
/// </summary>
internal static class TwinFileCheck
{
    /// <summary>Checks every row of the twins; a dataset without them has nothing to check.</summary>
    public static void Run(VerifiedDataset dataset, Proof proof, ParallelOptions parallel)
    {
        string metadata = Path.Combine(dataset.Root, DatasetLayout.Twins, DatasetLayout.Metadata);
        if (!dataset.Provenance.Twins)
        {
            proof.LeftOut = "the dataset has no twins (generate --twins makes them)";
            return;
        }

        if (!File.Exists(metadata))
        {
            proof.Fail($"{DatasetLayout.Twins}/{DatasetLayout.Metadata}: is missing");
            return;
        }

        Parallel.ForEach(File.ReadLines(metadata), parallel, line => Check(dataset, proof, line));
        if (proof.CheckedCount != dataset.Provenance.ImageCount)
        {
            proof.Fail($"expected {dataset.Provenance.ImageCount} twins, one an image, found {proof.CheckedCount}");
        }
    }

    private static void Check(VerifiedDataset dataset, Proof proof, string line)
    {
        TwinRow row;
        try
        {
            row = JsonSerializer.Deserialize<TwinRow>(line, SuiteJson.Line)!;
        }
        catch (JsonException error)
        {
            proof.Require(false, () => $"{DatasetLayout.Twins}/{DatasetLayout.Metadata}: not a row: {error.Message}");
            return;
        }

        ClassEntry? shown = dataset.Classes.ElementAtOrDefault(row.Label);
        string twin = Path.Combine(dataset.Root, DatasetLayout.Twins, row.FileName);
        string image = shown is null ? string.Empty : Path.Combine(
            dataset.Root, DatasetLayout.Folder(row.Split), DatasetLayout.Images(shown),
            $"{DatasetLayout.Id(shown, row.Pose)}.png");
        proof.Require(
            File.Exists(twin) && File.Exists(image)
            && File.ReadAllBytes(twin).AsSpan().SequenceEqual(File.ReadAllBytes(image)),
            () => $"{DatasetLayout.Twins}/{row.FileName}: is not the dataset's image of pose {row.Pose} in class "
                + $"'{row.Class}'");
    }
}
