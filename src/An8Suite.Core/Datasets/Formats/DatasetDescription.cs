using System.Text;
using System.Text.Json;
using An8Suite.Core.Files;
using An8Suite.Core.Labels;

namespace An8Suite.Core.Datasets.Formats;

/// <summary>
/// What <see cref="DatasetCard"/> and <see cref="Croissant"/> say of a dataset: its makings, classes, columns and
/// splits.
/// </summary>
internal sealed record DatasetDescription
{
    /// <summary>What made it.</summary>
    public required DatasetProvenance Provenance { get; init; }

    /// <summary>In order of label.</summary>
    public required IReadOnlyList<ClassEntry> Classes { get; init; }

    /// <summary>In order of id.</summary>
    public required IReadOnlyList<PartEntry> Parts { get; init; }

    /// <summary>Train, val and test, with images or without.</summary>
    public required IReadOnlyList<DescribedSplit> Splits { get; init; }

    /// <summary>Its licence, as an SPDX identifier; null where nobody has said one.</summary>
    public string? Licence { get; init; }

    /// <summary>The columns of the metadata.</summary>
    internal IReadOnlyList<MetadataColumn> Columns { get; init; } = [];

    /// <summary>The columns that hold pictures.</summary>
    internal IEnumerable<MetadataColumn> Pictures => Columns.Where(c => c.Kind == MetadataKind.Picture);

    /// <summary>
    /// Where the pictures of each such column lie below a split's folder, such as <c>masks/class_part</c>.
    /// </summary>
    internal IReadOnlyList<string> PictureFolders { get; init; } = [];

    /// <summary>The splits that have images.</summary>
    internal IEnumerable<DescribedSplit> FilledSplits => Splits.Where(s => s.ImageCount > 0);

    /// <summary>Reads a finished dataset; the metadata is streamed, so memory does not grow with it.</summary>
    /// <exception cref="InputException">A file is missing, damaged or empty; the message names it.</exception>
    public static DatasetDescription Read(string folder)
    {
        JsonElement? firstRow = null;
        List<DescribedSplit> splits = [];
        foreach (Split split in DatasetLayout.Splits)
        {
            string path = Path.Combine(folder, DatasetLayout.Folder(split), DatasetLayout.Metadata);
            splits.Add(Read(split, path, ref firstRow));
        }

        JsonElement row = firstRow
            ?? throw new InputException($"{folder}: expected a row of metadata in some split, found none");
        IReadOnlyList<MetadataColumn> columns = MetadataColumn.Of(row);
        return new DatasetDescription
        {
            Provenance = SuiteJson.Read<DatasetProvenance>(Path.Combine(folder, DatasetLayout.Provenance)),
            Classes = SuiteJson.Read<ClassEntry[]>(Path.Combine(folder, DatasetLayout.Classes)),
            Parts = SuiteJson.Read<PartEntry[]>(Path.Combine(folder, DatasetLayout.Parts)),
            Splits = splits,
            Licence = DatasetLicence.Of(folder),
            Columns = columns,
            PictureFolders =
            [
                .. columns.Where(c => c.Kind == MetadataKind.Picture)
                    .Select(c => string.Join('/', row.GetProperty(c.Key).GetString()!.Split('/')[..^2])),
            ],
        };
    }

    private static DescribedSplit Read(Split split, string path, ref JsonElement? firstRow)
    {
        try
        {
            using FileStream stream = File.OpenRead(path);
            string sha256 = Checksum.Hex(stream);
            stream.Position = 0;
            using var reader = new StreamReader(stream, Encoding.UTF8);
            int count = 0;
            for (string? line; (line = reader.ReadLine()) is not null; count++)
            {
                firstRow ??= JsonElement.Parse(line);
            }

            return new DescribedSplit(split, count, stream.Length, sha256);
        }
        catch (JsonException error)
        {
            throw new InputException($"{path}:1: not a metadata row: {error.Message}", error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"{path}: cannot be read: {error.Message}", error);
        }
    }
}
