using System.Text.Json;
using An8Suite.Core.Labels;
using An8Suite.Core.Scenes.Cameras;

namespace An8Suite.Core.Datasets;

/// <summary>Reads the metadata of a dataset's splits and checks every row against its classes and folds.</summary>
/// <param name="classes">The dataset's.</param>
/// <param name="foldCount">The dataset's.</param>
/// <param name="axes">The axes its rows have columns of; null for <see cref="PoseAxes.All"/>.</param>
internal sealed class MetadataReader(
    IReadOnlyList<ClassEntry> classes, int foldCount, IReadOnlyList<PoseAxis>? axes = null)
{
    private readonly MetadataJson _json = MetadataJson.Of(axes ?? PoseAxes.All);
    private readonly HashSet<string> _ids = [];

    /// <summary>The samples of one split; paths become relative to the dataset's folder.</summary>
    public IReadOnlyList<Sample> Read(string text, string file, Split split)
    {
        using var reader = new StringReader(text);
        Sample[] samples = [.. Rows(reader, file, split).Select(read => read.Sample)];
        return samples.Length > 0 ? samples : throw new InputException($"{file}: expected a row an image, found none");
    }

    /// <summary>The rows of one split with their samples, read as they are asked for.</summary>
    public IEnumerable<(MetadataRow Row, Sample Sample)> Rows(TextReader reader, string file, Split split)
    {
        int number = 0;
        while (reader.ReadLine() is string line)
        {
            string where = $"{file}:{++number}";
            MetadataRow row = Parse(line, where);
            yield return (row, ToSample(row, where, split));
        }
    }

    private MetadataRow Parse(string line, string where)
    {
        try
        {
            return _json.FromLine(line);
        }
        catch (JsonException error)
        {
            throw new InputException($"{where}: not a metadata row: {error.Message}", error);
        }
    }

    private Sample ToSample(MetadataRow row, string where, Split split)
    {
        if (row.Label < 0 || row.Label >= classes.Count || classes[row.Label].Name != row.Class)
        {
            string valid = string.Join(", ", classes.Select(c => $"{c.Index} {c.Name}"));
            throw new InputException($"{where}: unknown class: label {row.Label}, class '{row.Class}'; valid: {valid}");
        }

        if (row.Fold < 0 || row.Fold >= foldCount)
        {
            throw new InputException($"{where}: fold: expected 0 to {foldCount - 1}, found {row.Fold}");
        }

        if (row.Split != split)
        {
            throw new InputException(
                $"{where}: split: expected {DatasetLayout.Folder(split)}, found {DatasetLayout.Folder(row.Split)}");
        }

        if (!_ids.Add(row.Id))
        {
            throw new InputException($"{where}: id '{row.Id}' stands twice");
        }

        return new Sample
        {
            Id = row.Id,
            Label = row.Label,
            Pose = row.Pose,
            Fold = row.Fold,
            Split = split,
            ImagePath = Inside(row.FileName, where, split),
            PartsPath = Inside(row.PartIdsFileName, where, split),
            MaskPaths = Columns(row, MetadataRow.MaskPrefix, where, split),
            CoveragePaths = Columns(row, MetadataRow.CoveragePrefix, where, split),
            LayerPaths = Enum.GetValues<PictureLayer>()
                .Where(layer => row.Files.ContainsKey(MetadataRow.ColumnOf(layer)))
                .ToDictionary(layer => layer, layer => PathOf(
                    row.Files[MetadataRow.ColumnOf(layer)], MetadataRow.ColumnOf(layer), where, split)),
            ChangePath = row.Files.TryGetValue(MetadataRow.Change + MetadataRow.PathSuffix, out JsonElement change)
                ? PathOf(change, MetadataRow.Change, where, split)
                : null,
        };
    }

    /// <summary>
    /// The paths of the columns whose names are <paramref name="prefix"/>, a policy, and the suffix of paths.
    /// </summary>
    private static Dictionary<string, string> Columns(MetadataRow row, string prefix, string where, Split split)
    {
        Dictionary<string, string> paths = [];
        foreach ((string column, JsonElement value) in row.Files)
        {
            if (column.StartsWith(prefix, StringComparison.Ordinal)
                && column.EndsWith(MetadataRow.PathSuffix, StringComparison.Ordinal)
                && MaskPolicy.TryParseFolder(
                    column[prefix.Length..^MetadataRow.PathSuffix.Length], out MaskPolicy? policy))
            {
                paths.Add(policy.Name, PathOf(value, column, where, split));
            }
        }

        return paths;
    }

    private static string PathOf(JsonElement value, string column, string where, Split split) =>
        value.ValueKind == JsonValueKind.String
            ? Inside(value.GetString()!, where, split)
            : throw new InputException($"{where}: {column}: expected a path, found {value.GetRawText()}");

    /// <summary>A row may only name files of its own split.</summary>
    private static string Inside(string path, string where, Split split) =>
        path.Length == 0 || Path.IsPathRooted(path) || path.Contains('\\', StringComparison.Ordinal)
        || path.Split('/').Any(part => part is "" or "." or "..")
            ? throw new InputException($"{where}: expected a path inside {DatasetLayout.Folder(split)}, found '{path}'")
            : $"{DatasetLayout.Folder(split)}/{path}";
}
