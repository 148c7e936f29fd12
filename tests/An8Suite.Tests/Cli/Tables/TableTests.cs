using System.Text.RegularExpressions;
using An8Suite.Pages.Html;
using An8Suite.Pages.Tables;

namespace An8Suite.Tests.Cli.Tables;

/// <summary>One table by all five writers, by hand.</summary>
public sealed partial class TableTests
{
    private static readonly (string Name, double? Score, bool IsControl)[] Rows =
        [("A & B", 0.25, false), ("C|D", -1, false), ("noise", 0.5, true), ("e, f", null, true)];

    [Fact]
    public void The_page_escapes_marks_the_best_and_groups()
    {
        HtmlWriter html = new();
        Table().WriteSortable(html, "Scores", $"Of <code>{"<x>"}</code>");
        Assert.Equal("""
            <div class="scroll" role="region" aria-label="Scores" tabindex="0"><table class="sortable">
            <caption>Of <code>&lt;x&gt;</code></caption>
            <thead><tr><th scope="col">Method</th><th scope="col" class="n">Score, %</th><th scope="col" class="whole">Note</th></tr></thead>
            <tbody>
            <tr class="group"><th scope="colgroup" colspan="3">Methods</th></tr>
            <tr><th scope="row">A &amp; B</th><td class="n best" style="--v:25%" data-v="0.25">0.25</td><td class="whole"><b>a</b></td></tr>
            <tr><th scope="row">C|D</th><td class="n" style="--v:-100%" data-v="-1">−1.00</td><td class="whole"><b>c</b></td></tr>
            </tbody>
            <tbody>
            <tr class="group"><th scope="colgroup" colspan="3">Controls</th></tr>
            <tr><th scope="row">noise</th><td class="n" style="--v:50%" data-v="0.5">0.50</td><td class="whole"><b>n</b></td></tr>
            <tr><th scope="row">e, f</th><td class="n">–</td><td class="whole"><b>e</b></td></tr>
            </tbody>
            </table></div>

            """.ReplaceLineEndings("\n"), html.ToString());
    }

    [Fact]
    public void The_lowest_may_be_the_best()
    {
        HtmlWriter html = new();
        new Table<double>([2, 1]).Ranked("x", row => row, (row, _) => row, Best.Lowest).Write(html, "X", $"x");
        Assert.Contains("<td class=\"n best\">1</td>", html.ToString(), StringComparison.Ordinal);
        Assert.Contains("<td class=\"n\">2</td>", html.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Files_of_values_hold_all_digits()
    {
        using TemporaryFolder folder = new();
        new Table<(string Name, double? Value)>([("a,b", 1 / 3.0), ("c", null)])
            .Text("name", row => row.Name)
            .Numbers(new[] { 1, 2 }, times => $"times_{times}", (row, times) => times * row.Value).Text("is", _ => true)
            .WriteCsv(folder["a.csv"]);
        Assert.Equal(
            "name,times_1,times_2,is\r\n\"a,b\",0.3333333333333333,0.6666666666666666,true\r\nc,,,true\r\n",
            File.ReadAllText(folder["a.csv"]));
    }

    [Fact]
    public void Markdown() => Assert.Equal(
        "a, masks b\\|c\n\n| Method | Score, % | Note |\n|---|---:|---|\n| A & B | 0.25 |  |\n| C\\|D | −1.00 |  |\n"
        + "| noise | 0.50 |  |\n| e, f | – |  |\n",
        Table().Markdown("a, masks b|c"));

    [Fact]
    public void LaTeX()
    {
        Assert.Equal(
            "\\begin{table}\n\\centering\n\\caption{50 \\% of class\\_part}\n\\begin{tabular}{lrl}\n\\toprule\n"
            + "Method & Score, \\% & Note \\\\\n\\midrule\n"
            + "A \\& B & 0.25 &  \\\\\nC|D & $-$1.00 &  \\\\\nnoise & 0.50 &  \\\\\ne, f & -- &  \\\\\n\\bottomrule\n"
            + "\\end{tabular}\n\\end{table}\n",
            Table().LaTeX("50 % of class_part"));
        Assert.Equal(
            "\\textbackslash{}\\{\\$\\#\\textasciicircum{}\\textasciitilde{}1.0~$\\pm$~0.2",
            TextTable.Escaped("\\{$#^~1.0\u00a0±\u00a00.2"));
    }

    [Fact]
    public void The_terminal() => Assert.Equal(
        ["Method  Score, %  Note", "A & B       0.25", "C|D        −1.00", "noise       0.50", "e, f           –"],
        Table().Lines());

    [Fact]
    public void A_narrow_terminal_breaks_heads_before_it_leaves_out_columns()
    {
        Table<(string Name, int Count)> table = new Table<(string Name, int Count)>([("first", 1), ("second", 22)])
            .Name("the method", row => row.Name)
            .Number("images in all", row => row.Count, rank: 1)
            .Text("nothing", _ => "-")
            .Number("AUC", row => row.Count * 1.5)
            .Number("rank AUC", row => row.Count * 2, rank: 2);
        FittedTable wide = FittedTable.Of(table, 80), narrow = FittedTable.Of(table, 27);
        var least = FittedTable.Of(table, 21);
        Assert.Equal("the method  images in all  AUC  rank AUC", wide.Lines[0]);
        Assert.Empty(wide.LeftOut);
        Assert.Equal(
            [
                "the     images       rank",
                "method  in all  AUC   AUC",
                "first        1  1.5     2",
                "second      22   33    44",
            ],
            narrow.Lines);
        Assert.Empty(narrow.LeftOut);
        Assert.All(least.Lines, line => Assert.InRange(line.Length, 1, 21));
        Assert.Equal(["rank AUC"], least.LeftOut);
        Assert.Equal(["images in all", "AUC", "rank AUC"], FittedTable.Of(table, 5).LeftOut);
    }

    [Fact]
    public void Words_of_a_last_column_are_wrapped_before_it_is_left_out()
    {
        Table<string> table = new Table<string>(["one"]).Name("n", row => row)
            .Text("what it is", _ => "a sentence that is somewhat longer than its room");
        Assert.Equal(
            ["n    what it is", "one  a sentence that is somewhat", "     longer than its room"],
            FittedTable.Of(table, 33).Lines);
        Assert.Equal(["what it is"], FittedTable.Of(table, 20).LeftOut);
    }

    [Fact]
    public void Scripts_get_numbers_as_numbers() => Assert.Equal(
        """[{"name":"a","all":1234,"rate":0.5,"none":null}]""",
        new Table<string>(["a"]).Name("name", row => row).Number("all", _ => new Cell("1,234") { Sort = 1234 })
            .Number("rate", _ => 0.5).Number("none", _ => "").Json().ToJsonString());

    [Fact]
    public void Nothing_else_writes_a_table()
    {
        string sources = Path.Combine(RepositoryRoot.Path, "src");
        string[] own = ["PageTable.cs", "TextTable.cs", "CsvFile.cs", "Table.cs", "ScoreTable.cs"];
        string[] others =
        [
            .. Directory.EnumerateFiles(sources, "*.cs", SearchOption.AllDirectories)
                .Where(file => !own.Contains(Path.GetFileName(file)) && !file.Contains(
                    $"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
                .Where(file => Writes().IsMatch(File.ReadAllText(file)))
                .Select(file => Path.GetRelativePath(sources, file)),
        ];
        Assert.Equal([], others);
    }

    [GeneratedRegex(@"<table|<t[hdr][ >]|CsvFile\.Write|\\tabular|\.AddColumn")]
    private static partial Regex Writes();

    private static Table<(string Name, double? Score, bool IsControl)> Table() =>
        new Table<(string Name, double? Score, bool IsControl)>(Rows)
        {
            Group = row => row.IsControl ? "Controls" : "Methods",
            Contends = row => !row.IsControl,
        }
        .Name("Method", row => row.Name)
        .Ranked(
            "Score, %", row => row.Score, (_, score) => Cell.Number(score, "0.00") with { Tint = score, Sort = score })
        .Add(new("Note", row => Markup.Of($"<b>{row.Name[..1].ToLowerInvariant()}</b>")) { Class = "whole" });
}
