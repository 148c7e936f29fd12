using System.Xml.Linq;
using An8Suite.Report;
using An8Suite.Report.Model;
using SkiaSharp;

namespace An8Suite.Tests.Cli.Report;

/// <summary>What lies beside the page.</summary>
public sealed class ReportFilesTests
{
    [Fact]
    public void Same_model_same_bytes_of_every_file()
    {
        using TemporaryFolder folder = new();
        ReportModel model = new SyntheticReport { Grid = true, Folds = 5 }.Model();
        Assert.Null(ReportPage.Write(model, folder["one"]));
        Assert.Null(ReportPage.Write(model, folder["two"]));
        string[] files = [.. Directory.GetFiles(folder["one"], "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(folder["one"], file)).Order(StringComparer.Ordinal)];
        string[] figures = [.. new[] { "auc", "grid", "iou", "ranks" }.SelectMany(
            kind => new[] { "png", "svg" }.Select(type => $"figures/an8flower-single-6c-small-{kind}.{type}"))];
        Assert.Equal(
            ["cells.csv", .. figures, "report.html", "results.csv", "results.md", "results.tex", "statistics.csv"],
            files);
        Assert.All(files, file => Assert.Equal(File.ReadAllBytes(Path.Combine(folder["one"], file)),
            File.ReadAllBytes(Path.Combine(folder["two"], file))));

        // Letters are drawn whatever fonts the machine has: the bundled one is named, comes along, and leaves ink.
        foreach (string svg in figures.Where(figure => figure.EndsWith(".svg", StringComparison.Ordinal)))
        {
            XDocument drawn = XDocument.Load(Path.Combine(folder["one"], svg));
            XElement[] texts = [.. drawn.Descendants().Where(element => element.Name.LocalName == "text")];
            Assert.NotEmpty(texts);
            Assert.All(texts, text => Assert.Equal("DejaVu Sans", text.Attribute("font-family")?.Value));
            Assert.Contains(
                "data:font/ttf;base64,", drawn.Descendants().First(element => element.Name.LocalName == "style").Value,
                StringComparison.Ordinal);
        }

        using SKBitmap bars = SKBitmap.Decode(
            Path.Combine(folder["one"], "figures", "an8flower-single-6c-small-auc.png"));
        Assert.Equal(1520, bars.Width);
        SKColor[] pixels = bars.Pixels;
        Assert.Contains(new SKColor(0xb2, 0x3a, 0x1e), pixels);
        Assert.Contains(pixels.Index(), pixel => pixel.Index % 1520 < 80 && pixel.Item.Red < 60);
    }

    [Fact]
    public void Pairs_and_results_say_what_the_page_says()
    {
        using TemporaryFolder folder = new();
        ReportPage.Write(new SyntheticReport { Seeds = [0, 3] }.Model(), folder.Path);
        Dictionary<string, string>[] pairs = PathTests.Rows(folder["statistics.csv"]);
        Assert.Equal(7 * 6 / 2, pairs.Length);
        Assert.All(
            pairs, pair => Assert.Equal(("21", "6", "36"), (pair["pairs_corrected"], pair["poses"], pair["images"])));
        Assert.All(pairs, pair => Assert.InRange(PathTests.Number(pair["p_holm"]), PathTests.Number(pair["p"]), 1));
        Dictionary<string, string>[] results = PathTests.Rows(folder["results.csv"]);
        Assert.All(results, row =>
        {
            Assert.Equal(("2", "2", "0"), (row["seeds"], row["folds"], row["sd_over_seeds"]));
            Assert.InRange(
                PathTests.Number(row["mean"]),
                PathTests.Number(row["ci_low"]) - 1e-12, PathTests.Number(row["ci_high"]) + 1e-12);
        });
        Assert.Equal(4, PathTests.Rows(folder["cells.csv"]).Length);
        Assert.Contains(
            "Interpolated deconvolution (ours)", File.ReadAllText(folder["results.md"]), StringComparison.Ordinal);
    }

    [Fact]
    public void Completeness_stands_where_a_method_promises_a_sum_and_nowhere_else()
    {
        using TemporaryFolder folder = new();
        ReportModel model = new SyntheticReport().Model();
        ReportPage.Write(model, folder["without"]);
        Assert.DoesNotContain("Completeness, %", File.ReadAllText(folder["without/report.html"]), StringComparison.Ordinal);
        DatasetReport dataset = model.Datasets[0];
        ReportPage.Write(model with { Datasets = [dataset with { Folds = [.. dataset.Folds.Select(Promising)] }] }, folder["with"]);
        Dictionary<string, string>[] rows = PathTests.Rows(folder["with/results.csv"]);
        Assert.All(rows, row => Assert.Equal(
            row["method"] == "gradient" ? ("0.97", "0.25") : ("", ""), (row["completeness"], row["completeness_iqr"])));
        string page = File.ReadAllText(folder["with/report.html"]);
        Assert.Contains("Completeness, %", page, StringComparison.Ordinal);
        Assert.Contains("97.0<small>IQR 25.0</small>", page, StringComparison.Ordinal);
    }

    private static FoldReport Promising(FoldReport fold) => fold with
    {
        Summary = fold.Summary with
        {
            Methods = [.. fold.Summary.Methods.Select(method => method.Method == "gradient"
                ? method with { Completeness = new(0.97, 0.875, 1.125, 18) }
                : method)],
        },
    };
}
