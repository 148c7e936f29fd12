using System.Globalization;
using System.Text.Json.Nodes;

namespace An8Suite.Pages.Tables;

/// <summary>Tables for scripts.</summary>
internal static class JsonTable
{
    /// <summary>An object a row, its keys the heads; numbers where a column holds numbers.</summary>
    public static JsonArray Json<T>(this Table<T> table) =>
        [.. table.Rows.Select(row => (JsonNode)new JsonObject(table.Columns.Select(column =>
            KeyValuePair.Create(column.Head.Text.Replace(' ', '_'), (JsonNode?)Value(column, column.Of(row))))))];

    private static JsonValue? Value<T>(Column<T> column, Cell cell) =>
        !column.IsNumber ? JsonValue.Create(cell.Text)
        : cell.Sort is double exact ? JsonValue.Create(exact)
        : double.TryParse(cell.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number)
            ? JsonValue.Create(number)
            : null;
}
