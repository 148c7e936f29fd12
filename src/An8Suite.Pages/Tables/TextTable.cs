using System.Text;
using An8Suite.Pages.Html;

namespace An8Suite.Pages.Tables;

/// <summary>Tables for other documents and for the terminal.</summary>
internal static class TextTable
{
    private const int StandardWidth = 80;
    private const int NarrowestTerminal = 40; // some say 0

    /// <summary>Markdown, with the caption above it.</summary>
    public static string Markdown<T>(this Table<T> table, string caption)
    {
        StringBuilder text = new();
        text.Append(Cell(caption)).Append("\n\n");
        Row(table.Columns.Select(column => column.Head.Text));
        text.Append('|').Append(string.Concat(table.Columns.Select(column => column.IsNumber ? "---:|" : "---|")))
            .Append('\n');
        foreach (T row in table.Rows)
        {
            Row(table.Columns.Select(column => column.Of(row).Text));
        }

        return text.ToString();

        void Row(IEnumerable<string> cells) => text.Append("| ").AppendJoin(" | ", cells.Select(Cell)).Append(" |\n");

        static string Cell(string value) => value.Replace("|", "\\|", StringComparison.Ordinal);
    }

    /// <summary>One table environment of LaTeX; the document needs <c>\usepackage{booktabs}</c>.</summary>
    public static string LaTeX<T>(this Table<T> table, string caption)
    {
        StringBuilder text = new();
        text.Append("\\begin{table}\n\\centering\n\\caption{").Append(Escaped(caption)).Append("}\n\\begin{tabular}{")
            .Append(string.Concat(table.Columns.Select(column => column.IsNumber ? 'r' : 'l')))
            .Append("}\n\\toprule\n");
        Row(table.Columns.Select(column => column.Head.Text));
        text.Append("\\midrule\n");
        foreach (T row in table.Rows)
        {
            Row(table.Columns.Select(column => column.Of(row).Text));
        }

        return text.Append("\\bottomrule\n\\end{tabular}\n\\end{table}\n").ToString();

        void Row(IEnumerable<string> cells) => text.AppendJoin(" & ", cells.Select(Escaped)).Append(" \\\\\n");
    }

    /// <summary>Lines for the terminal: columns as wide as they must be, numbers at the right.</summary>
    public static IEnumerable<string> Lines<T>(this Table<T> table)
    {
        string[][] lines =
        [
            [.. table.Columns.Select(column => column.Head.Text)],
            .. table.Rows.Select(row => table.Columns.Select(column => column.Of(row).Text).ToArray()),
        ];
        int[] widths = [.. table.Columns.Select((_, i) => lines.Max(line => line[i].Length))];
        return lines.Select(line => string.Join("  ", line.Select((cell, i) =>
            table.Columns[i].IsNumber ? cell.PadLeft(widths[i]) : cell.PadRight(widths[i]))).TrimEnd());
    }

    /// <summary>
    /// Prints the table within the terminal's width. Where stdout is none, it is cut to 80 columns if a file has the
    /// rest, and whole otherwise.
    /// </summary>
    /// <param name="table">The table.</param>
    /// <param name="whole">The file that has all columns; null where none has.</param>
    public static void Print<T>(this Table<T> table, string? whole = null)
    {
        int width = !Console.IsOutputRedirected ? Math.Max(Console.WindowWidth, NarrowestTerminal)
            : whole is null ? int.MaxValue
            : StandardWidth;
        var fitted = FittedTable.Of(table, width);
        foreach (string line in fitted.Lines)
        {
            Console.WriteLine(line);
        }

        if (fitted.LeftOut.Count > 0)
        {
            Console.WriteLine($"(no room for {string.Join(", ", fitted.LeftOut)}: "
                + $"{(whole is null ? "widen the terminal" : $"see {whole}")})");
        }
    }

    /// <summary>Text as LaTeX reads it with any engine: reserved characters escaped, signs in mathematics.</summary>
    public static string Escaped(string text)
    {
        StringBuilder escaped = new();
        foreach (char letter in text)
        {
            escaped.Append(letter switch
            {
                '\\' => "\\textbackslash{}",
                '~' => "\\textasciitilde{}",
                '^' => "\\textasciicircum{}",
                '%' or '&' or '#' or '$' or '_' or '{' or '}' => $"\\{letter}",
                '±' => "$\\pm$",
                '−' => "$-$",
                '×' => "$\\times$",
                '–' => "--",
                Percent.NoBreak => "~",
                _ => letter.ToString(),
            });
        }

        return escaped.ToString();
    }
}
