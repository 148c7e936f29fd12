using An8Suite.Core.Files;
using An8Suite.Core.Imaging;
using An8Suite.Core.Scoring;
using An8Suite.Learning.Explanations;
using An8Suite.Learning.Inspection;
using An8Suite.Workflow.Training;

namespace An8Suite.Tests.Cli;

/// <summary>
/// The verbs for looking: explain with overlays, inspect and features, on the folders of the tiny run.
/// </summary>
[Needs(Needs.Suite)]
public sealed class LooksTests(TinyRun run)
{
    [Fact]
    public void Overlays_lie_beside_the_heatmaps_and_say_image_method_and_class()
    {
        string folder = run.Fresh();
        ChildProcess made = Suite.Run(
            "explain", run["select"], "--methods", "ours,noise",
            "--limit", "1", "--class", "yellow", "--overlays", "--out", folder);
        Assert.True(made.ExitCode == 0, made.Error);
        foreach (string map in Directory.GetFiles(Path.Combine(folder, "noise"), "*.npy"))
        {
            ColorImage figure = PngReader.ReadColor(map.Replace(".npy", "_noise_yellow.png", StringComparison.Ordinal));
            Heatmap heat = new(48, 48, NpyFile.Read<float>(map).Values);
            int scale = HeatmapFigure.ScaleOf(48, 48);
            int hottest = Array.IndexOf(heat.Values, 1);
            (int y, int x) = Math.DivRem(hottest, 48);
            int at = (((12 + (y * scale)) * figure.Width) + 24 + (48 * scale) + (x * scale)) * 3;
            Assert.InRange(figure.Rgb[at] - (0.6 * ColorMap.Inferno.At(1).R), 0, 0.4 * 255);
        }

        Assert.Equal(6, Directory.GetFiles(Path.Combine(folder, "ours"), "*_ours_yellow.png").Length);
        string[] lines = made.Output.Trim().Split('\n');
        Assert.Equal(folder, lines[^1].Trim());
        Assert.All(lines.SkipLast(1), line => Assert.Contains("  yellow  ", line, StringComparison.Ordinal));
    }

    [Fact]
    public void The_grid_comes_beside_the_methods_that_are_named()
    {
        string folder = run.Fresh();
        ChildProcess made = Suite.Run(
            "explain",
            run["select"], "--methods", "lasso.guided.nearest,noise", "--grid", "--limit", "1", "--out", folder);
        Assert.True(made.ExitCode == 0, made.Error);
        Assert.Equal(
            [.. Grid.Names.Append("noise").Order(StringComparer.Ordinal)],
            Directory.GetDirectories(folder).Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal));
        string error = Suite.Refused(
            Suite.Run("explain", run["select"], "--methods", "lasso.guded.nearest,noize", "--out", run.Fresh()),
            "guded", "noize");
        Assert.Equal(2, error.Split("--methods: ").Length - 1);
    }

    [Fact]
    public void Overlays_are_refused_in_colours_there_are_not() => Suite.Refused(
        Suite.Run("explain", run["select"], "--colormap", "jett", "--out", run.Fresh()),
        "--colormap: unknown name 'jett'; did you mean 'jet'? valid: inferno, viridis, jet");

    [Fact]
    public void Inspecting_prints_a_table_and_draws_a_sheet_a_layer()
    {
        string folder = run.Fresh();
        ChildProcess shown = Suite.Run("inspect", run["train"], Picture(), "--out", folder);
        Assert.True(shown.ExitCode == 0, shown.Error);
        string[] lines = shown.Output.Trim().Split('\n');
        Assert.Equal(8, lines.Length);
        Assert.StartsWith("conv1.relu  32 x 24 x 24", lines[1], StringComparison.Ordinal);
        Assert.All(lines.Skip(1), line =>
        {
            ColorImage sheet = PngReader.ReadColor(line.Trim().Split("  ")[^1].Trim());
            Assert.True(sheet.Width > 48 && sheet.Height > 48);

            // The image stands at the left, four times as large, whatever the layer.
            ColorImage image = PngReader.ReadColor(Picture());
            for (int i = 0; i < 48 * 48; i += 97)
            {
                (int y, int x) = Math.DivRem(i, 48);
                int at = (((38 + (4 * y)) * sheet.Width) + 12 + (4 * x)) * 3;
                Assert.Equal(image.Rgb[(3 * i)..((3 * i) + 3)], sheet.Rgb[at..(at + 3)]);
            }
        });
        Assert.Empty(shown.Error);
    }

    [Fact]
    public void Channels_stand_in_the_order_of_their_mean_activation()
    {
        // Three maps of 1 x 1: the second is the most active, then the third.
        LayerActivations layer = new("conv", 3, 1, 1, [0, 1, .5f]);
        ColorImage drawn = NetworkInspection.Draw(layer, new ColorImage(160, 160, new byte[160 * 160 * 3]), false, []);
        int row = drawn.Width * (38 + 20);
        SrgbColor[] tiles = [.. Enumerable.Range(0, 3).Select(i => 3 * (row + 184 + 12 + 10 + (54 * i)))
            .Select(at => new SrgbColor(drawn.Rgb[at], drawn.Rgb[at + 1], drawn.Rgb[at + 2]))];
        Assert.Equal([ColorMap.Inferno.At(1), ColorMap.Inferno.At(.5f), ColorMap.Inferno.At(0)], tiles);
    }

    [Fact]
    public void An_image_of_another_size_is_resized_and_said_so()
    {
        using TemporaryFolder folder = new();
        PngWriter.Write(folder["large.png"], PngWriter.Encode(new ColorImage(60, 50, new byte[9000])));
        ChildProcess shown = Suite.Run(
            "inspect", Path.Combine(run["train"], "model.safetensors"),
            folder["large.png"], "--layer", "fc7", "conv2", "--stretch", "channel", "--out", folder["out"]);
        Assert.True(shown.ExitCode == 0, shown.Error);
        Assert.Contains("resized from 60 x 50 to the network's 48 x 48 pixels", shown.Error, StringComparison.Ordinal);
        Assert.Equal(
            ["03_conv2.png", "16_fc7.png"],
            Directory.GetFiles(folder["out"]).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void What_cannot_be_inspected_is_named()
    {
        using TemporaryFolder folder = new();
        File.WriteAllText(folder["poem.png"], "not a picture, but words");
        Suite.Refused(Suite.Run("inspect", run["train"], folder["poem.png"]), "poem.png", "PNG");
        Suite.Refused(Suite.Run("inspect", run["train"], folder["none.png"]), "none.png");
        Suite.Refused(
            Suite.Run("inspect", run["train"], Picture(), "--layer", "conv9"),
            "no layer 'conv9'", "conv1, conv1.relu, pool1");
        Suite.Refused(Suite.Run("inspect", folder.Path, Picture()), "holds no model.safetensors", "an8 train");
        Suite.Refused(Suite.Run("inspect", folder["none"], Picture()), "no such checkpoint");
    }

    [Fact]
    public void Features_makes_a_page_that_stands_alone_and_two_tables()
    {
        (string folder, _) = run.Made("features", "select", "--crops", "4", "--quantile", "0.02");
        string html = File.ReadAllText(Path.Combine(folder, "features.html"));
        Assert.DoesNotContain("src=\"http", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<link", html, StringComparison.Ordinal);
        Assert.Contains("data:image/png;base64,", html, StringComparison.Ordinal);
        IReadOnlyList<string[]> features = CsvFile.Read(Path.Combine(folder, "features.csv"));
        Assert.Contains(
            features.Skip(1), row => double.Parse(row[4], System.Globalization.CultureInfo.InvariantCulture) > 0);
        Assert.All(features.Skip(1), row => Assert.Equal("9", row[6]));
        IReadOnlyList<string[]> parts = CsvFile.Read(Path.Combine(folder, "parts.csv"));
        Assert.Equal(1 + (352 * 6), parts.Count);
        Assert.All(
            parts.Skip(1).GroupBy(row => (row[0], row[1])),
            rows => Assert.InRange(rows.Count(row => row[6] == "1"), 0, 1));
        Assert.Contains("was finished already", Suite.Run(
            "features", run["select"], "--crops", "4", "--quantile",
            "0.02", "--threads", "2", "--out", folder).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_wrong_number_of_features_is_named() => Suite.Refused(
        Suite.Run("features", run["select"], "--quantile", "1.5", "--out", run.Fresh()),
        "--quantile: expected a share above 0 and below 1, found 1.5");

    [Fact]
    public void Options_stand_beside_presets()
    {
        string respond = run.Fresh();
        ChildProcess made = Suite.Run(
            "respond", run["train"], "--preset", "authors-code",
            "--layers", "conv-only", "--norm", "l2", "--whole-vector-l2", "false", "--out", respond);
        Assert.True(made.ExitCode == 0, made.Error);
        string record = File.ReadAllText(Path.Combine(respond, "step.json"));
        Assert.Contains("\"layers\": \"conv-only\"", record, StringComparison.Ordinal);
        Assert.Contains("\"norm\": \"l2\"", record, StringComparison.Ordinal);
        Assert.Contains("\"whole_vector_l2\": false", record, StringComparison.Ordinal);
        string select = run.Fresh();
        made = Suite.Run(
            "select",
            respond, "--preset", "authors-code", "--labels", "ground-truth", "--sign", "nonnegative", "--out", select);
        Assert.True(made.ExitCode == 0, made.Error);
        record = File.ReadAllText(Path.Combine(select, "step.json"));
        Assert.Contains("\"mu\": 5", record, StringComparison.Ordinal);
        Assert.Contains("\"labels\": \"ground_truth\"", record, StringComparison.Ordinal);
        Assert.All(
            NpyFile.Read<double>(Path.Combine(select, "weights.npy")).Values, weight => Assert.True(weight >= 0));
        Suite.Refused(
            Suite.Run("respond", run["train"], "--norm", "l3", "--out", run.Fresh()),
            "--norm: unknown name 'l3'; did you mean 'l2'?");
        Suite.Refused(Suite.Run("select", respond, "--sign", "fre", "--out", run.Fresh()), "did you mean 'free'?");
    }

    private string Picture() =>
        Directory.GetFiles(Path.Combine(run["generate"], "test", "images"), "*.png", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal).First();
}
