using System.Text.Json;
using An8Suite.Core.Datasets.Formats;
using Parquet;
using Parquet.Schema;

namespace An8Suite.Core.Datasets.Exports;

/// <summary>The columns of metadata as those of a Parquet file, and the rows on their way into it.</summary>
internal sealed class ParquetTable
{
    private readonly List<ParquetLeaf> _leaves = [];
    private readonly Func<string, byte[]> _picture;

    /// <param name="columns">Of the metadata, in their order.</param>
    /// <param name="picture">The bytes of a picture, given its path in the row.</param>
    public ParquetTable(IReadOnlyList<MetadataColumn> columns, Func<string, byte[]> picture)
    {
        _picture = picture;
        Schema = new ParquetSchema(
            [.. columns.Select(column => FieldOf(column, column.ImageFolderName, [column.Key]))]);
    }

    /// <summary>Every column optional: see <see cref="HubFeatures"/>.</summary>
    public ParquetSchema Schema { get; }

    /// <summary>Takes a row.</summary>
    /// <exception cref="InputException">Its columns are not those of the table.</exception>
    public void Add(JsonElement row, string id)
    {
        try
        {
            _leaves.ForEach(leaf => leaf.Add(row));
        }
        catch (Exception error) when (error is KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new InputException(
                $"{id}: its metadata has other columns than the rows before it: {error.Message}", error);
        }
    }

    /// <summary>Writes the rows taken so far as one row group, and forgets them.</summary>
    public async Task WriteGroup(ParquetWriter writer)
    {
        using ParquetRowGroupWriter group = writer.CreateRowGroup();
        foreach (ParquetLeaf leaf in _leaves)
        {
            await leaf.Write(group).ConfigureAwait(false);
        }
    }

    private Field FieldOf(MetadataColumn column, string name, string?[] path) => column.Kind switch
    {
        MetadataKind.Picture => new StructField(
            name,
            Leaf<ReadOnlyMemory<byte>>("bytes", typeof(byte[]), path, value => _picture(value.GetString()!)),
            Leaf("path", typeof(string), path, value => Path.GetFileName(value.GetString()!).AsMemory())),
        MetadataKind.Integer => Integer(name, path),
        MetadataKind.Number => Number(name, path),
        MetadataKind.Integers => new ListField(name, Integer("element", [.. path, null])),
        MetadataKind.Numbers => new ListField(name, Number("element", [.. path, null])),
        MetadataKind.Parts => new ListField(name, new StructField(
            "element", [.. column.Fields.Select(field => FieldOf(field, field.Key, [.. path, null, field.Key]))])),
        _ => Leaf(name, typeof(string), path, value => value.GetString().AsMemory()),
    };

    private DataField Integer(string name, string?[] path) =>
        Leaf(name, typeof(long), path, value => value.GetInt64());

    private DataField Number(string name, string?[] path) =>
        Leaf(name, typeof(double), path, value => value.GetDouble());

    private DataField Leaf<T>(string name, Type type, string?[] path, Func<JsonElement, T> read)
        where T : struct
    {
        var field = new DataField(name, type, isNullable: true);
        _leaves.Add(new ParquetLeaf<T>(field, path, read));
        return field;
    }
}
