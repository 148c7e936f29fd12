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
}
