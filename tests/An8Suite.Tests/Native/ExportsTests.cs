using System.Text;
using An8Suite.Core.Heatmaps;
using An8Suite.Core.Imaging;
using An8Suite.Core.Scoring;
using An8Suite.Native;
using An8Suite.Workflow.Steps;

namespace An8Suite.Tests.Native;

/// <summary>The C interface, called through function pointers as a foreign program calls it, but not compiled ahead of time.</summary>
public sealed unsafe class ExportsTests
{
    private const int TextSize = 400;

    [Fact]
    public void The_version_is_the_suites() => Assert.Equal((Exports.Done, SuiteVersions.Suite), Said(&Exports.Version));

    [Fact]
    public void Measures_and_statuses_are_named() => Assert.Equal(
        (Exports.Done, string.Join(',', MeasureColumn.All.Select(measure => measure.Name)) + ";scored,left_out_empty_mask,constant_map"),
        Said(&Exports.Names));

    [Theory]
    [InlineData("positive", "bilinear", 8)]
    [InlineData("absolute", "nearest", 0)]
    public void A_map_gets_the_numbers_of_the_scorer(string sign, string resize, int tolerance)
    {
        double[] map = [.. Enumerable.Range(0, 35).Select(i => Math.Sin(i * i))];
        bool[] inside = [.. Enumerable.Range(0, 12 * 9).Select(i => i % 9 < 4 && i > 30)];
        double[] measures = new double[2 * MeasureColumn.All.Count];
        int[] statuses = [7, 7], pixels = [7, 7];
        (int code, string text) = Score(
            map, (5, 7), [.. inside.Select(one => one ? (byte)1 : (byte)0), .. new byte[inside.Length]], (12, 9),
            (sign, resize, tolerance), measures, statuses, pixels);
        Assert.Equal((Exports.Done, ""), (code, text));

        HeatPreparation preparation = new(
            Core.Choice.Parse<SignRule>("", sign), Core.Choice.Parse<ResizeRule>("", resize));
        (ScoreStatus status, int count, Measures? expected, _) = Scorer.Measure(
            "", preparation.Apply(new HeatGrid(7, 5, map), new PictureSize(9, 12)), new BinaryMask(9, 12, inside),
            new ScoreOptions { PointingTolerancePixels = tolerance });
        Assert.Equal(
            [.. MeasureColumn.All.Select(measure => expected!.At(measure) ?? double.NaN), .. Enumerable.Repeat(double.NaN, MeasureColumn.All.Count)],
            measures);
        Assert.Equal([(int)status, (int)ScoreStatus.LeftOutEmptyMask], statuses);
        Assert.Equal([count, 0], pixels);
    }

    [Fact]
    public void A_constant_map_counts_as_zeros()
    {
        int[] statuses = [7];
        double[] measures = new double[MeasureColumn.All.Count];
        Score([3, 3, 3, 3], (2, 2), [1, 0, 0, 0], (2, 2), ("minmax", "bilinear", 8), measures, statuses, [0]);
        Assert.Equal((int)ScoreStatus.ConstantMap, statuses[0]);
        Assert.Equal((0, double.NaN), (measures[0], measures[6]));
    }

    [Theory]
    [InlineData(double.NaN, "positive", "bilinear", 8, "map of x: the map is NaN at row 1, column 0; expected finite numbers")]
    [InlineData(double.NegativeInfinity, "positive", "bilinear", 8, "map of x: the map is -Infinity at row 1, column 0")]
    [InlineData(1, "positve", "bilinear", 8, "signed: unknown value 'positve'; did you mean 'positive'? valid: positive, absolute, ")]
    [InlineData(1, "positive", "cubic", 8, "resize: unknown value 'cubic'; valid: bilinear, nearest")]
    [InlineData(1, "positive", "bilinear", -1, "--tolerance: expected 0 pixels or more, found -1")]
    public void Wrong_input_is_refused_in_words(double value, string sign, string resize, int tolerance, string expected)
    {
        (int code, string text) = Score(
            [1, 2, value, 4], (2, 2), [1, 0, 0, 0], (2, 2), (sign, resize, tolerance), new double[MeasureColumn.All.Count], [0], [0]);
        Assert.Equal(Exports.Refused, code);
        Assert.StartsWith(expected, text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_should_not_happen_is_said_and_not_thrown()
    {
        (int code, string text) = Score(
            [1], (1, 1), [], (-1, 1), ("positive", "bilinear", 8), new double[MeasureColumn.All.Count], [0], [0]);
        Assert.Equal(Exports.Failed, code);
        Assert.Contains("Exception: ", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Pictures_are_read_and_a_text_that_is_too_long_is_cut()
    {
        using TemporaryFolder folder = new();
        string path = folder["ü.png"];
        PngWriter.Write(path, PngWriter.Encode(new ColorImage(2, 1, [1, 2, 3, 4, 5, 6])));
        Assert.Equal((Exports.Done, ""), Read(path, "color", (1, 2), out byte[] pixels, TextSize));
        Assert.Equal([1, 2, 3, 4, 5, 6], pixels);
        Assert.Equal(
            (Exports.Refused, $"{path}: expected 3 x 1 pixels as in the rest of the dataset, found 2 x 1"),
            Read(path, "color", (1, 3), out _, TextSize));
        Assert.Equal(
            (Exports.Refused, $"{path}: expected 1-bit grey, found 8-bit RGB"), Read(path, "mask", (1, 2), out _, TextSize));
        (int code, string text) = Read(folder["none.png"], "mask", (1, 2), out _, 21);
        Assert.Equal((Exports.Refused, folder["none.png"][..20]), (code, text));
    }

    private static (int Code, string Text) Said(delegate* unmanaged<byte*, int, int> function)
    {
        byte[] text = new byte[TextSize];
        fixed (byte* at = text)
        {
            return (function(at, text.Length), Ended(text));
        }
    }

    private static (int Code, string Text) Score(
        double[] map, (int Rows, int Columns) size, byte[] masks, (int Height, int Width) pictures,
        (string Sign, string Resize, int Tolerance) options, double[] measures, int[] statuses, int[] pixels)
    {
        byte[] text = new byte[TextSize];
        delegate* unmanaged<void*, byte*, int, int> score = &Exports.Score;
        fixed (double* values = map, results = measures)
        fixed (int* states = statuses, counts = pixels)
        fixed (byte* inside = masks, name = Zero("map of x"), sign = Zero(options.Sign), resize = Zero(options.Resize), said = text)
        {
            ScoreCall call = new()
            {
                Map = values,
                Rows = size.Rows,
                Columns = size.Columns,
                Masks = inside,
                MaskCount = statuses.Length,
                Height = pictures.Height,
                Width = pictures.Width,
                Name = name,
                Sign = sign,
                Resize = resize,
                Tolerance = options.Tolerance,
                Measures = results,
                Statuses = states,
                MaskPixels = counts,
            };
            return (score(&call, said, text.Length), Ended(text));
        }
    }

    private static (int Code, string Text) Read(string path, string kind, (int Height, int Width) size, out byte[] pixels, int textSize)
    {
        byte[] text = new byte[textSize];
        pixels = new byte[size.Height * size.Width * 3];
        delegate* unmanaged<void*, byte*, int, int> read = &Exports.ReadPicture;
        fixed (byte* file = Zero(path), kindName = Zero(kind), into = pixels, said = text)
        {
            PictureCall call = new() { Path = file, Kind = kindName, Pixels = into, Height = size.Height, Width = size.Width };
            return (read(&call, said, text.Length), Ended(text));
        }
    }

    private static byte[] Zero(string text) => [.. Encoding.UTF8.GetBytes(text), 0];

    private static string Ended(byte[] text) => Encoding.UTF8.GetString(text, 0, Array.IndexOf(text, (byte)0));
}
