using System.Text;
using An8Suite.Core.Files;

namespace An8Suite.Cli.Report;

/// <summary>The tables of results for other documents: <c>results.md</c> and <c>results.tex</c> (booktabs), one table a dataset, network and mask policy.</summary>
internal static class ResultText
{
    private static string[] Columns { get; } = ["Method", "AUC, %", "95 % interval", "Rank AUC, %", "Max IoU, %", "AP, %", "Pointing, %", "Energy, %", "n"];

    public static void Write(ReportStatistics report, string folder)
    {
        (string Caption, string[][] Rows)[] tables =
        [
            .. from entry in report.All
               from policy in entry.Report.Policies
               select (Caption(entry.Report, entry.Statistics, policy), Rows(entry.Report, entry.Statistics.Policies[policy])),
        ];
        FinishedFile.WriteText(Path.Combine(folder, "results.md"), string.Join('\n', tables.Select(table => Markdown(table.Caption, table.Rows))));
        FinishedFile.WriteText(Path.Combine(folder, "results.tex"), string.Join('\n', tables.Select(table => LaTex(table.Caption, table.Rows))));
    }

    /// <summary>One table with a caption above it.</summary>
    public static string Markdown(string caption, string[][] rows)
    {
        StringBuilder text = new();
        text.Append(Cell(caption)).Append("\n\n| ").AppendJoin(" | ", Columns).Append(" |\n|---|");
        text.Append(string.Concat(Enumerable.Repeat("---:|", Columns.Length - 1))).Append('\n');
        foreach (string[] row in rows)
        {
            text.Append("| ").AppendJoin(" | ", row.Select(Cell)).Append(" |\n");
        }

        return text.ToString();

        static string Cell(string value) => value.Replace("|", "\\|", StringComparison.Ordinal);
    }

    /// <summary>One table environment; the document needs <c>\usepackage{booktabs}</c>.</summary>
    public static string LaTex(string caption, string[][] rows)
    {
        StringBuilder text = new();
        text.Append("\\begin{table}\n\\centering\n\\caption{").Append(Escaped(caption)).Append("}\n\\begin{tabular}{l")
            .Append('r', Columns.Length - 1).Append("}\n\\toprule\n");
        text.AppendJoin(" & ", Columns.Select(Escaped)).Append(" \\\\\n\\midrule\n");
        foreach (string[] row in rows)
        {
            text.AppendJoin(" & ", row.Select(Escaped)).Append(" \\\\\n");
        }

        return text.Append("\\bottomrule\n\\end{tabular}\n\\end{table}\n").ToString();
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

    private static string[][] Rows(DatasetReport dataset, PolicyStatistics statistics) =>
    [
        .. MethodResult.Of(dataset, statistics.Policy).Select(result => new[]
        {
            result.Method.Title,
            Percent.Of(result.Auc),
            Percent.Of(statistics.Bootstrap.Mean(result.Method.Name)),
            Percent.Of(result.Over(m => m.Mean?.RankAuc)?.Mean),
            Percent.Of(result.Over(m => m.Mean?.MaxIou)?.Mean),
            Percent.Of(result.Over(m => m.Mean?.AveragePrecision)?.Mean),
            Percent.Of(result.Over(m => m.Mean?.Pointing)?.Mean),
            Percent.Of(result.Over(m => m.Mean?.Energy)?.Mean),
            FormattableString.Invariant($"{result.Images}"),
        }),
    ];

    private static string Caption(DatasetReport dataset, DatasetStatistics statistics, string policy) => FormattableString.Invariant(
        $"{dataset.Title}, masks {policy}: mean ± standard deviation over {dataset.Folds.Count} networks ({dataset.Seeds.Count} seeds, {dataset.Folds.Select(fold => fold.TestFold).Distinct().Count()} folds); intervals: {statistics.Options.Resamples} bootstrap samples of {statistics.Policies[policy].Table.Poses.Count} poses.");
}
