using System.Formats.Tar;
using System.Globalization;
using System.Text;
using An8Suite.Core.Labels;

namespace An8Suite.Core.Datasets.Exports;

/// <summary>
/// WebDataset shards: tar files that are read from front to back, all files of an image one after the other.
/// </summary>
/// <remarks>
/// A file's name up to its first dot is the image's key, the rest the suffix, the same ones for every key: <c>png</c>,
/// <c>cls</c> (the label), <c>json</c> (the metadata row), <c>parts.png</c>, and one a mask, coverage or change map,
/// named like its column. A dot in an id, which may hold a class' name, becomes <c>_</c>; ids begin with the label, so
/// keys stay apart. Entries are POSIX ustar of mode 0644, owner 0 and time 0, so the same dataset gives the same bytes.
/// Source: the webdataset package's tariterators.py (base_plus_ext, group_by_keys).
/// </remarks>
internal static class WebDatasetExport
{
    private const UnixFileMode Mode =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    public static ExportFormat Format { get; } = new(
        "webdataset", "tar shards, one key an image, with every mask", Write)
    {
        HasShards = true,
    };

    private static void Write(ExportSource source, string folder)
    {
        foreach (Split split in source.Splits)
        {
            using IEnumerator<ExportRow> rows = source.Rows(split).GetEnumerator();
            string[]? suffixes = null;
            bool more = rows.MoveNext();
            for (int number = 0; more; number++)
            {
                string file = FormattableString.Invariant(
                    $"{source.Dataset.Name}-{DatasetLayout.Folder(split)}-{number:D6}.tar");
                using var tar = new TarWriter(File.Create(Path.Combine(folder, file)), TarEntryFormat.Ustar);
                for (int i = 0; more && i < (source.Options.ShardImages ?? ExportOptions.StandardShardImages); i++)
                {
                    Add(tar, source, rows.Current, ref suffixes);
                    source.Done();
                    more = rows.MoveNext();
                }
            }
        }
    }

    private static void Add(TarWriter tar, ExportSource source, ExportRow row, ref string[]? suffixes)
    {
        (string Suffix, Func<Stream> Open)[] files = [.. Files(source, row)];
        string[] found = [.. files.Select(file => file.Suffix)];
        suffixes ??= found;
        if (!found.SequenceEqual(suffixes))
        {
            throw new InputException(
                $"{row.Sample.Id}: expected the files that the images before it have, {string.Join(", ", suffixes)}; "
                + $"found {string.Join(", ", found)}");
        }

        string key = row.Sample.Id.Replace('.', '_');
        foreach ((string suffix, Func<Stream> open) in files)
        {
            using Stream content = open();
            tar.WriteEntry(new UstarTarEntry(TarEntryType.RegularFile, $"{key}.{suffix}")
            {
                Mode = Mode,
                ModificationTime = DateTimeOffset.UnixEpoch,
                DataStream = content,
            });
        }
    }

    private static IEnumerable<(string Suffix, Func<Stream> Open)> Files(ExportSource source, ExportRow row)
    {
        Sample sample = row.Sample;
        string split = DatasetLayout.Folder(sample.Split);
        yield return ("png", () => File.OpenRead(source.PathOf(sample.ImagePath)));
        yield return ("cls", () => Text(sample.Label.ToString(CultureInfo.InvariantCulture)));
        yield return ("json", () => Text(MetadataJson.Standard.ToLine(row.Row)));
        yield return ("parts.png", () => File.OpenRead(source.PathOf(sample.PartsPath)));
        foreach (string column in row.Row.Files.Keys
            .Where(key => key.EndsWith(MetadataRow.PathSuffix, StringComparison.Ordinal)))
        {
            string path = $"{split}/{row.Row.Files[column].GetString()}";
            yield return ($"{column[..^MetadataRow.PathSuffix.Length]}.png", () => File.OpenRead(source.PathOf(path)));
        }
    }

    private static MemoryStream Text(string text) => new(Encoding.UTF8.GetBytes(text));
}
