using An8Suite.Pages.Html;

namespace An8Suite.Pages.Tables;

/// <summary>A table in lines of limited width.</summary>
/// <param name="Lines">The heads, then the rows.</param>
/// <param name="LeftOut">The heads of the columns for which there is no room.</param>
internal sealed record FittedTable(IReadOnlyList<string> Lines, IReadOnlyList<string> LeftOut)
{
    private const string Gap = "  ";
    private const int NarrowestWords = 24; // a column of words is not wrapped to less

    /// <summary>
    /// Fits a table: columns in which nothing stands are not shown; heads are broken, then the words of a last column;
    /// then columns are left out, those of the highest <see cref="Column{T}.Rank"/> first, of equal ones the last.
    /// </summary>
    public static FittedTable Of<T>(Table<T> table, int width)
    {
        List<Place> places = [.. table.Columns.Select((column, i) => Place.Of(column, table.Rows, i)).OfType<Place>()];
        if (WidthOf(places) > width)
        {
            places = [.. places.Select(place => place with { Width = place.Narrowest })];
        }

        List<Place> leftOut = [];
        while (WidthOf(places) > width)
        {
            int room = places[^1].Width - (WidthOf(places) - width);
            if (!places[^1].IsNumber && !places[^1].IsName && room >= NarrowestWords)
            {
                places[^1] = places[^1] with { Width = room };
                break;
            }

            Place? least = places.Where(place => !place.IsName).MaxBy(place => (place.Rank, place.Order));
            if (least is null)
            {
                break;
            }

            leftOut.Add(least);
            places.Remove(least);
        }

        return new FittedTable(
            [.. Enumerable.Range(0, table.Rows.Count + 1).SelectMany(row => LinesOf(places, row))],
            [.. leftOut.OrderBy(place => place.Order).Select(place => place.Cells[0])]);
    }

    private static int WidthOf(List<Place> places) =>
        places.Sum(place => place.Width) + (Gap.Length * (places.Count - 1));

    /// <summary>The lines of one row; heads stand at the bottom of theirs.</summary>
    private static IEnumerable<string> LinesOf(List<Place> places, int row)
    {
        string[][] cells = [.. places.Select(place => WordWrap.Lines(place.Cells[row], place.Width).ToArray())];
        int height = cells.Max(lines => lines.Length);
        return Enumerable.Range(0, height).Select(line => string.Join(Gap, cells.Select((lines, i) =>
        {
            int at = row == 0 ? line - (height - lines.Length) : line;
            string text = at >= 0 && at < lines.Length ? lines[at] : "";
            return places[i].IsNumber ? text.PadLeft(places[i].Width) : text.PadRight(places[i].Width);
        })).TrimEnd());
    }

    /// <summary>A column as it is shown.</summary>
    /// <param name="Cells">The head, then the rows.</param>
    /// <param name="Order">Where it stands in the table.</param>
    private sealed record Place(IReadOnlyList<string> Cells, int Order)
    {
        public required bool IsName { get; init; }

        public required bool IsNumber { get; init; }

        public required int Rank { get; init; }

        public required int Width { get; init; }

        /// <summary>With the head broken between its words.</summary>
        public int Narrowest => Cells.Skip(1).Select(cell => cell.Length)
            .Concat(Cells[0].Split(' ').Select(word => word.Length)).Max();

        /// <summary>Null where nothing stands in any row.</summary>
        public static Place? Of<T>(Column<T> column, IReadOnlyList<T> rows, int order)
        {
            string[] cells = [.. rows.Select(row => column.Of(row).Text)];
            return cells.Length > 0 && cells.All(cell => cell is "" or "-" or Percent.Undefined) ? null
                : new Place([column.Head.Text, .. cells], order)
                {
                    IsName = column.IsName,
                    IsNumber = column.IsNumber,
                    Rank = column.Rank,
                    Width = cells.Append(column.Head.Text).Max(cell => cell.Length),
                };
        }
    }
}
