using An8Suite.Core;
using An8Suite.Core.Files;
using An8Suite.Core.Selection;

namespace An8Suite.Workflow.Selecting;

/// <summary>A <see cref="ResponseTable"/> on disk, in files that NumPy and json read.</summary>
/// <remarks>
/// <c>responses.npy</c> float32 (images, features); <c>labels.npy</c> and <c>predictions.npy</c> int64 (images);
/// <c>ids.json</c> a list; <c>features.json</c> a list of {layer, channel}, one a column.
/// </remarks>
public static class ResponseFolder
{
    private const int MostClasses = 1_000_000;

    /// <summary>Writes the five files.</summary>
    public static void Write(string folder, ResponseTable table)
    {
        NpyFile.Write(Path.Combine(folder, "responses.npy"), table.Values, table.Ids.Count, table.Features.Count);
        NpyFile.Write(
            Path.Combine(folder, "labels.npy"), Array.ConvertAll(table.Labels, label => (long)label), table.Ids.Count);
        NpyFile.Write(
            Path.Combine(folder, "predictions.npy"), Array.ConvertAll(table.Predictions, label => (long)label),
            table.Ids.Count);
        SuiteJson.Write(Path.Combine(folder, "ids.json"), table.Ids);
        SuiteJson.Write(Path.Combine(folder, "features.json"), table.Features);
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="InputException">A file is missing or damaged, or the files do not fit together.</exception>
    public static ResponseTable Read(string folder)
    {
        NpyArray<float> values = NpyFile.Read<float>(Path.Combine(folder, "responses.npy"));
        ResponseTable table = new()
        {
            Features = SuiteJson.Read<Feature[]>(Path.Combine(folder, "features.json")),
            Ids = SuiteJson.Read<string[]>(Path.Combine(folder, "ids.json")),
            Labels = ReadLabels(Path.Combine(folder, "labels.npy")),
            Predictions = ReadLabels(Path.Combine(folder, "predictions.npy")),
            Values = values.Values,
        };
        bool fits = values.Shape.SequenceEqual([table.Ids.Count, table.Features.Count])
            && table.Labels.Length == table.Ids.Count
            && table.Predictions.Length == table.Ids.Count;
        return fits
            ? table
            : throw new InputException(
                $"{folder}: responses.npy has the shape ({string.Join(", ", values.Shape)}), "
                + $"but there are {table.Ids.Count} ids, "
                + $"{table.Features.Count} features, {table.Labels.Length} labels and {table.Predictions.Length} "
                + "predictions");
    }

    private static int[] ReadLabels(string path)
    {
        long[] labels = NpyFile.Read<long>(path).Values;
        int bad = Array.FindIndex(labels, label => label is < 0 or > MostClasses);
        return bad < 0
            ? Array.ConvertAll(labels, label => (int)label)
            : throw new InputException(
                $"{path}: expected class numbers from 0 to {MostClasses}, found {labels[bad]} at position {bad}");
    }
}
