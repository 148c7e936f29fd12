using System.Text.Json;

namespace An8Suite.Core.Datasets;

/// <summary>Reads the metadata of a dataset's splits and checks every row against its classes and folds.</summary>
internal sealed class MetadataReader(IReadOnlyList<ClassEntry> classes, int foldCount)
{
    private readonly HashSet<string> _ids = [];

    /// <summary>The samples of one split; paths become relative to the dataset's folder.</summary>
    public IReadOnlyList<Sample> Read(string text, string file, Split split)
    {
        string[] lines = text.Split('\n');
        int count = lines[^1].Length == 0 ? lines.Length - 1 : lines.Length;
        if (count == 0)
        {
            throw new InputException($"{file}: expected a row an image, found none");
        }

        return [.. lines.Take(count).Select((line, i) => ToSample(Parse(line, $"{file}:{i + 1}"), $"{file}:{i + 1}", split))];
    }

    private static MetadataRow Parse(string line, string where)
    {
        try
        {
            return MetadataJson.FromLine(line);
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
            PartsPath = Inside(row.PartsFileName, where, split),
            MaskPaths = Masks(row, where, split),
        };
    }

    private static Dictionary<string, string> Masks(MetadataRow row, string where, Split split)
    {
        Dictionary<string, string> paths = [];
        foreach ((string column, JsonElement value) in row.Masks)
        {
            if (column.EndsWith(MetadataRow.PathSuffix, StringComparison.Ordinal)
                && MaskPolicy.TryParseFolder(column[..^MetadataRow.PathSuffix.Length], out MaskPolicy? policy))
            {
                string path = value.ValueKind == JsonValueKind.String
                    ? value.GetString()!
                    : throw new InputException($"{where}: {column}: expected a path, found {value.GetRawText()}");
                paths.Add(policy.Name, Inside(path, where, split));
            }
        }

        return paths;
    }

    /// <summary>A row may only name files of its own split.</summary>
    private static string Inside(string path, string where, Split split) =>
        path.Length == 0 || Path.IsPathRooted(path) || path.Contains('\\', StringComparison.Ordinal)
        || path.Split('/').Any(part => part is "" or "." or "..")
            ? throw new InputException($"{where}: expected a path inside {DatasetLayout.Folder(split)}, found '{path}'")
            : $"{DatasetLayout.Folder(split)}/{path}";
}
