using System.Globalization;
using An8Suite.Core.Files;
using An8Suite.Core.Imaging;
using An8Suite.Tests.Scoring;

namespace An8Suite.Tests.Cli;

[Needs(Needs.Suite)]
public sealed class BenchTests
{
    [Fact]
    public void Shows_a_row_a_number_of_classes_and_leaves_nothing_behind()
    {
        using TemporaryFolder scratch = new();
        ChildProcess run = Suite.Run(
            "bench", "generate", "--size", "48", "--images",
            "30", "--rounds", "1", "--classes", "1,6", "--scratch", scratch.Path);
        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Empty(Directory.EnumerateFileSystemEntries(scratch.Path));
        string[] lines = run.Output.Split('\n');
        string[] header = Words(lines[2]);
        Assert.Equal(
            ["classes", "images", "images/s", "cpu", "ms", "render", "resolve", "compress", "hash", "write", "wait"],
            header);
        Assert.Equal(["1", "30"], Words(lines[3])[..2]);
        Assert.Equal(["6", "30"], Words(lines[4])[..2]);
        Assert.StartsWith("largest resident memory of the process: ", lines[5], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--classes", "13", "--classes: expected 1 to 12, the classes of an8flower-double-12c, found 13")]
    [InlineData("--classes", "six", "--classes: expected numbers such as 1,6,12, found 'six'")]
    [InlineData("--rounds", "0", "--rounds: expected 1 or more, found 0")]
    [InlineData("--size", "31", "size: expected a width of 32 to 2048 pixels, found 31")]
    [InlineData("--renderer", "gpu", "--renderer: expected cpu (needs no driver), software, fastest, or a number that 'an8 doctor' lists, "
        + "found 'gpu'")]
    [InlineData("--gl-device", "99", "--renderer: this machine has ")]
    public void Wrong_options_are_refused(string option, string value, string message) =>
        Suite.Refused(Suite.Run("bench", "generate", option, value), message);

    [Fact]
    public void Explaining_shows_a_row_a_method_beside_guided_backprop()
    {
        ChildProcess run = Suite.Run(
            "bench", "explain", "--architectures", "lenet",
            "--methods", "gradient,ours", "--size", "16", "--images", "3", "--rounds", "2");
        Assert.True(run.ExitCode == 0, run.Error);
        string[] lines = run.Output.Split('\n');
        Assert.Equal("lenet, 16 x 16 pixels", lines[2]);
        string[][] rows = [.. lines[4..7].Select(Words)];
        Assert.Equal(["gradient", "ours", "guided-backprop"], rows.Select(row => row[0]));
        Assert.All(
            rows.SelectMany(row => row[1..]),
            cell => Assert.True(double.Parse(cell, CultureInfo.InvariantCulture) > 0));
        Assert.Equal("1.00", rows[2][4]);
    }

    [Theory]
    [InlineData("--architectures", "lennet", "did you mean 'lenet'?")]
    [InlineData("--methods", "grad", "unknown")]
    [InlineData("--size", "20000", "2048 pixels, found 20000 x 20000")]
    public void Wrong_options_of_explaining_are_refused(string option, string value, string message) =>
        Suite.Refused(Suite.Run("bench", "explain", option, value), message);

    private static string[] Words(string line) => line.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    [Fact]
    public void Scoring_is_timed_and_leaves_its_maps_where_asked()
    {
        using TemporaryFolder folder = new();
        ChildProcess bench = Suite.Run(
            "bench", "score", "--size", "12", "--maps", "70", "--rounds", "1", "--keep", folder["kept"]);
        Assert.True(bench.ExitCode == 0, bench.Error);
        foreach (string kind in new[] { "exact AUC alone", "every measure ", "every measure, from .npy" })
        {
            Assert.Contains(kind, bench.Output, StringComparison.Ordinal);
        }

        NpyArray<double> areas = NpyFile.Read<double>(folder["kept/auc.npy"]);
        NpyArray<float> map = NpyFile.Read<float>(folder["kept/map63.npy"]);
        NpyArray<float> mask = NpyFile.Read<float>(folder["kept/mask.npy"]);
        Assert.Equal(64, areas.Values.Length);
        Assert.Equal(
            PlainScores.Auc(
                new Heatmap(12, 12, map.Values),
                new BinaryMask(12, 12, Array.ConvertAll(mask.Values, inside => inside > 0))),
            areas.Values[63],
            9);
    }
}
