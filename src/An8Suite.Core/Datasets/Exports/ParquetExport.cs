using System.Text.Json;
using An8Suite.Core.Datasets.Formats;
using An8Suite.Core.Labels;
using Parquet;

namespace An8Suite.Core.Datasets.Exports;

/// <summary>
/// Parquet shards as the Hugging Face Hub names them, <c>data/train-00000-of-00002.parquet</c>: a row an image with all
/// its metadata, pictures and masks inside as Image features.
/// </summary>
/// <remarks>
/// The columns are those of <c>metadata.jsonl</c>, named as <c>load_dataset("imagefolder")</c> names them, so both ways
/// give the same table; <c>validation</c> is the split val. A row group has at most 100 images, so memory is flat and a
/// viewer reads little for one row. Values are not compressed: pictures are, and the rest is a few KB an image. Source:
/// the Hub's guide to its dataset viewer; <see cref="HubFeatures"/>.
/// </remarks>
internal static class ParquetExport
{
    private const int GroupImages = 100;

    public static ExportFormat Format { get; } = new(
        "parquet", "Parquet shards for the Hugging Face Hub, images and masks inside", Write)
    {
        HasShards = true,
    };

    private static void Write(ExportSource source, string folder)
    {
        Directory.CreateDirectory(Path.Combine(folder, "data"));
        IReadOnlyList<MetadataColumn> columns = MetadataColumn.Of(RowOf(source.Rows(source.Splits[0]).First()));
        var metadata = new Dictionary<string, string>
        {
            [HubFeatures.Key] = HubFeatures.Of(columns, source.Dataset.Classes),
        };
        foreach (Split split in source.Splits)
        {
            int size = source.Options.ShardImages ?? ExportOptions.StandardShardImages;
            int count = (source.Count(split) + size - 1) / size;
            var table = new ParquetTable(
                columns, path => File.ReadAllBytes(source.PathOf($"{DatasetLayout.Folder(split)}/{path}")));
            foreach ((int number, ExportRow[] shard) in source.Rows(split).Chunk(size).Index())
            {
                string file = FormattableString.Invariant(
                    $"data/{CardFrontMatter.HubSplit(split)}-{number:D5}-of-{count:D5}.parquet");
                WriteShard(source, table, metadata, shard, Path.Combine(folder, file)).GetAwaiter().GetResult();
            }
        }
    }

    private static async Task WriteShard(
        ExportSource source, ParquetTable table, Dictionary<string, string> metadata, ExportRow[] rows, string path)
    {
        using FileStream file = File.Create(path);
        ParquetWriter writer = await ParquetWriter.CreateAsync(
            table.Schema, file, new ParquetOptions { CompressionMethod = CompressionMethod.None })
            .ConfigureAwait(false);
        writer.CustomMetadata = metadata;
        foreach (ExportRow[] group in rows.Chunk(GroupImages))
        {
            foreach (ExportRow row in group)
            {
                table.Add(RowOf(row), row.Sample.Id);
                source.Done();
            }

            await table.WriteGroup(writer).ConfigureAwait(false);
        }

        await writer.DisposeAsync().ConfigureAwait(false); // writes the footer
    }

    private static JsonElement RowOf(ExportRow row) => JsonElement.Parse(MetadataJson.Standard.ToLine(row.Row));
}
