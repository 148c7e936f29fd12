using System.Globalization;
using An8Suite.Pages.Html;

namespace An8Suite.Pages.Tables;

/// <summary>Tables on a page: a region that scrolls by keyboard, a caption, heads with their scope.</summary>
internal static class PageTable
{
    /// <summary>Writes a table whose columns the page's script sorts.</summary>
    public static void WriteSortable<T>(
        this Table<T> table, HtmlWriter html, string label, FormattableString caption, string style = "") =>
        table.Write(html, label, caption, $"{style} sortable".TrimStart());

    /// <summary>Writes a table.</summary>
    /// <param name="table">The table.</param>
    /// <param name="html">Where to.</param>
    /// <param name="label">What a screen reader calls its region.</param>
    /// <param name="caption">What it shows, on what, in which unit.</param>
    /// <param name="style">The table's classes of style.</param>
    /// <param name="attributes">Further attributes of the table.</param>
    public static void Write<T>(
        this Table<T> table, HtmlWriter html, string label,
        FormattableString caption, string style = "", Markup attributes = default)
    {
        Markup classes = style.Length > 0 ? Markup.Of($" class=\"{style}\"") : default;
        html.Line($"<div class=\"scroll\" role=\"region\" aria-label=\"{label}\" tabindex=\"0\"><table{classes}{attributes}>");
        html.Line($"<caption>{Markup.Of(caption)}</caption>");
        html.Line($"<thead><tr>{Markup.Join(table.Columns.Select(Head))}</tr></thead>");
        double?[] best = [.. table.Columns.Select(table.BestOf)];
        foreach (IGrouping<string?, T> group in table.Rows.GroupBy(row => table.Group?.Invoke(row)))
        {
            html.Raw("<tbody>");
            if (group.Key is not null)
            {
                html.Line($"<tr class=\"group\"><th scope=\"colgroup\" colspan=\"{table.Columns.Count}\">{group.Key}</th></tr>");
            }

            foreach (T row in group)
            {
                bool contends = table.Contends?.Invoke(row) != false;
                html.Line($"<tr>{Markup.Join(table.Columns.Select((column, i) => Place(column, row, contends ? best[i] : null)))}</tr>");
            }

            html.Raw("</tbody>");
        }

        html.Raw("</table></div>");
    }

    private static Markup Head<T>(Column<T> column) =>
        Markup.Of($"<th scope=\"col\"{Classes(column.IsNumber ? "n" : null, column.Class, column.Head.Class)}>{Content(column.Head)}{column.Head.Word?.Button ?? default}</th>");

    private static Markup Place<T>(Column<T> column, T row, double? best)
    {
        Cell cell = column.Of(row);
        bool isBest = best is not null && column.Value!(row) == best;
        Markup classes = Classes(column.IsNumber ? "n" : null, column.Class, cell.Class, isBest ? "best" : null);
        Markup tint = cell.Tint is double share ? Markup.Of($" style=\"--v:{100 * share:0.#}%\"") : default;
        Markup sort = cell.Sort is double value
            ? Markup.Of($" data-v=\"{value.ToString(CultureInfo.InvariantCulture)}\"")
            : default;
        return column.IsName
            ? Markup.Of($"<th scope=\"row\"{classes}{tint}{sort}>{Content(cell)}</th>")
            : Markup.Of($"<td{classes}{tint}{sort}>{Content(cell)}</td>");
    }

    private static Markup Content(Cell cell) => cell.Page ?? Markup.Of($"{cell.Text}");

    private static Markup Classes(params ReadOnlySpan<string?> classes)
    {
        string all = string.Join(' ', classes.ToArray().Where(name => !string.IsNullOrEmpty(name)));
        return all.Length > 0 ? Markup.Of($" class=\"{all}\"") : default;
    }
}
