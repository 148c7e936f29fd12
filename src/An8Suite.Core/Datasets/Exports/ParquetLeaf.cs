using System.Text.Json;
using Parquet;
using Parquet.Schema;

namespace An8Suite.Core.Datasets.Exports;

/// <summary>
/// A flat column of a Parquet file: the values that rows hold at one place, and the levels that say where each stands.
/// </summary>
/// <remarks>
/// The repetition level of a value is the innermost list that goes on with it, 0 where a row begins; the definition
/// level how many of the things around it that could be missing are there. An empty list counts, with no value. Source:
/// S. Melnik et al., <i>Dremel: Interactive Analysis of Web-Scale Datasets</i>, VLDB 2010, section 4.
/// </remarks>
internal abstract class ParquetLeaf(DataField column, IReadOnlyList<string?> path)
{
    private readonly List<int> _definitions = [];
    private readonly List<int> _repetitions = [];

    /// <summary>The column in the file's schema.</summary>
    public DataField Column => column;

    /// <summary>Takes what a row holds at the path: keys, and null for all items of a list.</summary>
    public void Add(JsonElement row) => Add(row, 0, (0, 0), 0);

    /// <summary>Writes the rows and forgets them.</summary>
    public async Task Write(ParquetRowGroupWriter group)
    {
        ReadOnlyMemory<int>? repetitions = column.MaxRepetitionLevel > 0 ? _repetitions.ToArray() : null;
        await WriteValues(group, _definitions.ToArray(), repetitions).ConfigureAwait(false);
        _definitions.Clear();
        _repetitions.Clear();
    }

    /// <summary>Takes a value.</summary>
    protected abstract void AddValue(JsonElement value);

    /// <summary>Writes the values with their levels and forgets them.</summary>
    protected abstract Task WriteValues(
        ParquetRowGroupWriter group, ReadOnlyMemory<int> definitions, ReadOnlyMemory<int>? repetitions);

    private void Add(JsonElement value, int step, (int Definition, int Repetition) level, int listCount)
    {
        if (step == path.Count)
        {
            AddLevels(column.MaxDefinitionLevel, level.Repetition);
            AddValue(value);
        }
        else if (path[step] is string key)
        {
            // The row itself cannot be missing; a struct in a list could be.
            Add(
                value.GetProperty(key), step + 1,
                (level.Definition + (step > 0 ? 1 : 0), level.Repetition), listCount);
        }
        else if (value.GetArrayLength() == 0)
        {
            AddLevels(level.Definition + 1, level.Repetition);
        }
        else
        {
            foreach ((int i, JsonElement item) in value.EnumerateArray().Index())
            {
                Add(
                    item, step + 1,
                    (level.Definition + 2, i == 0 ? level.Repetition : listCount + 1), listCount + 1);
            }
        }
    }

    private void AddLevels(int definition, int repetition)
    {
        _definitions.Add(definition);
        _repetitions.Add(repetition);
    }
}

/// <summary>A <see cref="ParquetLeaf"/> of one type of values.</summary>
/// <param name="column">In the file's schema.</param>
/// <param name="path">Where the rows hold the values.</param>
/// <param name="read">What a value is in the file.</param>
internal sealed class ParquetLeaf<T>(DataField column, IReadOnlyList<string?> path, Func<JsonElement, T> read)
    : ParquetLeaf(column, path)
    where T : struct
{
    private readonly List<T> _values = [];

    protected override void AddValue(JsonElement value) => _values.Add(read(value));

    protected override async Task WriteValues(
        ParquetRowGroupWriter group, ReadOnlyMemory<int> definitions, ReadOnlyMemory<int>? repetitions)
    {
        await group.WriteAllPartsAsync<T>(Column, _values.ToArray(), definitions, repetitions, CancellationToken.None)
            .ConfigureAwait(false);
        _values.Clear();
    }
}
