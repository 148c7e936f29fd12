using System.Text.Json;
using System.Text.Json.Nodes;
using An8Suite.Core;
using An8Suite.Core.Datasets.Exports;
using An8Suite.Core.Labels;
using Apache.Arrow;
using Apache.Arrow.Types;

namespace An8Suite.Tests.Datasets.Exports;

/// <summary>The Parquet files as Apache Arrow's own library reads them.</summary>
public sealed class ParquetExportTests : IDisposable
{
    private readonly ExportedScene _scene = new();

    public void Dispose() => _scene.Dispose();

    [Fact]
    public void Every_row_reads_back_as_its_line_of_metadata_with_its_pictures()
    {
        string folder = _scene.Export("parquet");
        foreach ((Split split, string file) in ((Split, string)[])[
            (Split.Train, "train-00000-of-00001"), (Split.Val, "validation-00000-of-00001"),
            (Split.Test, "test-00000-of-00001")])
        {
            string name = split.ToString().ToLowerInvariant();
            string[] lines = File.ReadAllLines(Path.Combine(_scene.Source, name, "metadata.jsonl"));
            List<JsonObject> rows = Rows(Path.Combine(folder, $"data/{file}.parquet"));
            Assert.Equal(lines.Length, rows.Count);
            foreach ((string line, JsonObject row) in lines.Zip(rows))
            {
                foreach (JsonProperty column in JsonElement.Parse(line).EnumerateObject())
                {
                    if (column.Name.EndsWith("file_name", StringComparison.Ordinal))
                    {
                        string picture = Path.Combine(_scene.Source, name, column.Value.GetString()!);
                        JsonNode read = row[column.Name == "file_name" ? "image" : column.Name[..^"_file_name".Length]]!;
                        Assert.Equal(Path.GetFileName(picture), (string?)read["path"]);
                        Assert.Equal(Convert.ToBase64String(File.ReadAllBytes(picture)), (string?)read["bytes"]);
                    }
                    else
                    {
                        Assert.Equal(Plain(JsonNode.Parse(column.Value.GetRawText())), Plain(row[column.Name]));
                    }
                }
            }
        }
    }

    [Fact]
    public void The_hub_finds_image_features_whose_types_are_the_columns_own()
    {
        using var reader = new ParquetSharp.Arrow.FileReader(
            Path.Combine(_scene.Export("parquet"), "data/train-00000-of-00001.parquet"));
        JsonObject features = JsonNode.Parse(reader.ParquetReader.FileMetaData.KeyValueMetadata["huggingface"])!
            ["info"]!["features"]!.AsObject();
        Assert.Equal(reader.Schema.FieldsList.Select(field => field.Name), features.Select(feature => feature.Key));
        Assert.All(reader.Schema.FieldsList, field =>
        {
            Assert.True(field.IsNullable);
            Assert.Equal(StorageOf(features[field.Name]!), StorageOf(field.DataType));
        });
        Assert.Equal(
            ["image", "part_ids", "mask_class_part", "mask_plant", "mask_candidates", "mask_part_base"],
            features.Where(feature => feature.Value is JsonObject value && (string?)value["_type"] == "Image")
                .Select(feature => feature.Key));
        Assert.Equal(
            _scene.Dataset.Classes.Select(entry => entry.Name),
            features["label"]!["names"]!.AsArray().Select(name => (string)name!));
    }

    [Fact]
    public void Shards_hold_so_many_images_and_say_how_many_they_are()
    {
        string folder = _scene.Export("parquet", new ExportOptions { Split = Split.Train, ShardImages = 8 });
        int count = _scene.Samples(Split.Train).Length;
        int shards = (count + 7) / 8;
        Assert.Equal(
            Enumerable.Range(0, shards).Select(i => $"train-{i:D5}-of-{shards:D5}.parquet"),
            Directory.GetFiles(Path.Combine(folder, "data")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        List<string> ids = [];
        foreach (int i in Enumerable.Range(0, shards))
        {
            List<JsonObject> rows = Rows(Path.Combine(folder, $"data/train-{i:D5}-of-{shards:D5}.parquet"));
            Assert.True(rows.Count <= 8);
            ids.AddRange(rows.Select(row => (string)row["id"]!));
        }

        Assert.Equal(_scene.Samples(Split.Train).Select(sample => sample.Id), ids);
    }

    [Fact]
    public void A_row_of_other_kinds_than_the_rows_before_it_is_named()
    {
        string path = Path.Combine(_scene.Source, "train", "metadata.jsonl");
        string[] lines = File.ReadAllLines(path);
        JsonNode last = JsonNode.Parse(lines[^1])!;
        last["mask_new_file_name"] = last["file_name"]!.DeepClone();
        last.AsObject().Remove("mask_plant_file_name");
        File.WriteAllLines(path, [.. lines[..^1], last.ToJsonString()]);
        Assert.Contains(
            $"{_scene.Samples(Split.Train)[^1].Id}: its metadata has other columns than the rows before it",
            Assert.Throws<InputException>(() => _scene.Export("parquet")).Message, StringComparison.Ordinal);
    }

    private static List<JsonObject> Rows(string path)
    {
        using var reader = new ParquetSharp.Arrow.FileReader(path);
        using var batches = reader.GetRecordBatchReader();
        List<JsonObject> rows = [];
        while (batches.ReadNextRecordBatchAsync(CancellationToken.None).AsTask().GetAwaiter().GetResult()
            is RecordBatch batch)
        {
            using (batch)
            {
                rows.AddRange(Enumerable.Range(0, batch.Length).Select(i => new JsonObject(
                    batch.Schema.FieldsList.Select((field, column) =>
                        KeyValuePair.Create(field.Name, ValueAt(batch.Column(column), i))))));
            }
        }

        return rows;
    }

    private static JsonNode? ValueAt(IArrowArray array, int i) => array switch
    {
        StringArray text => text.GetString(i),
        BinaryArray bytes => Convert.ToBase64String(bytes.GetBytes(i)),
        Int64Array whole => whole.GetValue(i),
        DoubleArray number => number.GetValue(i),
        ListArray list => new JsonArray(
            [.. Enumerable.Range(0, list.GetValueLength(i)).Select(k => ValueAt(list.GetSlicedValues(i), k))]),
        StructArray item => new JsonObject(((StructType)item.Data.DataType).Fields.Select((field, column) =>
            KeyValuePair.Create(field.Name, ValueAt(item.Fields[column], i)))),
        _ => throw new NotSupportedException(array.Data.DataType.Name),
    };

    /// <summary>Numbers as doubles, whether or not they are written with a point.</summary>
    private static string? Plain(JsonNode? node) => node switch
    {
        JsonArray list => $"[{string.Join(",", list.Select(Plain))}]",
        JsonObject item => $"{{{string.Join(",", item.Select(member => $"{member.Key}:{Plain(member.Value)}"))}}}",
        JsonValue value when value.GetValueKind() == JsonValueKind.Number =>
            value.Deserialize<double>().ToString("R", System.Globalization.CultureInfo.InvariantCulture),
        _ => node?.ToString(),
    };

    /// <summary>The type that a feature is stored as: what Features.arrow_schema gives for it.</summary>
    private static string StorageOf(JsonNode feature) => feature switch
    {
        JsonArray list => $"list<{StorageOf(list[0]!)}>",
        JsonObject value when (string?)value["_type"] == "Image" => "struct<bytes:binary,path:utf8>",
        JsonObject value when (string?)value["_type"] == "ClassLabel" => "int64",
        JsonObject value when (string?)value["_type"] == "Value" => (string)value["dtype"]! switch
        {
            "string" => "utf8",
            "float64" => "double",
            var other => other,
        },
        JsonObject fields => $"struct<{string.Join(",", fields.Select(f => $"{f.Key}:{StorageOf(f.Value!)}"))}>",
        _ => throw new NotSupportedException(feature.ToJsonString()),
    };

    private static string StorageOf(IArrowType type) => type switch
    {
        ListType list when list.ValueField.IsNullable => $"list<{StorageOf(list.ValueDataType)}>",
        StructType fields when fields.Fields.All(field => field.IsNullable) =>
            $"struct<{string.Join(",", fields.Fields.Select(f => $"{f.Name}:{StorageOf(f.DataType)}"))}>",
        NestedType => "a list or struct whose items cannot be null",
        _ => type.Name,
    };
}
