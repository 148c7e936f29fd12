namespace An8Suite.Pages.Tables;

/// <summary>A column of a table: its head, and how a cell is got from a row.</summary>
/// <param name="Head">Its title for readers, or its key in files of values.</param>
/// <param name="Of">What stands in a row.</param>
internal sealed record Column<T>(Cell Head, Func<T, Cell> Of)
{
    /// <summary>Whether it names the row.</summary>
    public bool IsName { get; init; }

    /// <summary>Whether it holds numbers, which stand at the right and are sorted as such.</summary>
    public bool IsNumber { get; init; }

    /// <summary>
    /// How early it is left out where a terminal is too narrow: the higher, the earlier; never, where it names the row.
    /// </summary>
    public int Rank { get; init; }

    /// <summary>Classes of style of all its cells on the page.</summary>
    public string? Class { get; init; }

    /// <summary>What its best cell has the best of; null where no end is.</summary>
    public Func<T, double?>? Value { get; init; }

    /// <summary>Which end is best.</summary>
    public Best Best { get; init; }
}
