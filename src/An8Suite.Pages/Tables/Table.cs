using An8Suite.Core.Scoring;

namespace An8Suite.Pages.Tables;

/// <summary>Columns and rows, told once; the page, CSV, Markdown, LaTeX and the terminal write them.</summary>
internal sealed class Table<T>(IEnumerable<T> rows)
{
    private readonly List<Column<T>> _columns = [];

    /// <summary>In the order in which they stand.</summary>
    public IReadOnlyList<Column<T>> Columns => _columns;

    /// <summary>In the order in which they stand.</summary>
    public IReadOnlyList<T> Rows { get; } = [.. rows];

    /// <summary>The heading over a row and those that follow it; null for a table of one group.</summary>
    public Func<T, string>? Group { get; init; }

    /// <summary>Whether a row may be the best of a column; null where all may.</summary>
    public Func<T, bool>? Contends { get; init; }

    /// <summary>Adds a column.</summary>
    public Table<T> Add(Column<T> column)
    {
        _columns.Add(column);
        return this;
    }

    /// <summary>Adds the column that names the rows.</summary>
    public Table<T> Name(Cell head, Func<T, Cell> of) => Add(new Column<T>(head, of) { IsName = true });

    /// <summary>Adds a column of words.</summary>
    public Table<T> Text(Cell head, Func<T, Cell> of, int rank = 0) => Add(new Column<T>(head, of) { Rank = rank });

    /// <summary>Adds a column of numbers.</summary>
    public Table<T> Number(Cell head, Func<T, Cell> of, int rank = 0) =>
        Add(new Column<T>(head, of) { IsNumber = true, Rank = rank });

    /// <summary>Adds a column of numbers of which the best is marked.</summary>
    public Table<T> Ranked(Cell head, Func<T, double?> value, Func<T, double?, Cell> of, Best best = Best.Highest) =>
        Add(new Column<T>(head, row => of(row, value(row))) { IsNumber = true, Value = value, Best = best });

    /// <summary>Adds a column of numbers for each of <paramref name="keys"/>.</summary>
    public Table<T> Numbers<TKey>(IEnumerable<TKey> keys, Func<TKey, Cell> head, Func<T, TKey, Cell> of) =>
        keys.Aggregate(this, (table, key) => table.Number(head(key), row => of(row, key)));

    /// <summary>The best value of a column among the rows that contend; null without one.</summary>
    public double? BestOf(Column<T> column)
    {
        if (column.Value is not { } value)
        {
            return null;
        }

        IEnumerable<double?> values = Rows.Where(row => Contends?.Invoke(row) != false).Select(value);
        return column.Best == Best.Highest ? values.Max() : values.Min();
    }

    /// <summary>Writes the table as comma-separated values, a column's key its head.</summary>
    public void WriteCsv(string path) => CsvFile.Write(
        path, [.. _columns.Select(column => column.Head.Text)],
        Rows.Select(row => (IReadOnlyList<string>)[.. _columns.Select(column => column.Of(row).Text)]));
}
