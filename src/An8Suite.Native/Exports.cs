using System.Reflection;
using System.Runtime.InteropServices;
using System.Text;
using An8Suite.Core;
using An8Suite.Core.Datasets;
using An8Suite.Core.Heatmaps;
using An8Suite.Core.Imaging;
using An8Suite.Core.Scoring;

namespace An8Suite.Native;

/// <summary>The functions that the Python package calls, behind a C interface.</summary>
/// <remarks>
/// Each fills a text of <c>size</c> bytes, UTF-8 with a zero byte at its end and cut where it is too long: what was
/// asked for, or why there is none. They hold no state, so any thread may call them at any time.
/// </remarks>
public static unsafe class Exports
{
    /// <summary>What functions return when they did what they were asked for.</summary>
    internal const int Done = 0;

    /// <summary>The input is wrong; the text says how.</summary>
    internal const int Refused = 1;

    /// <summary>The library failed; the text says how.</summary>
    internal const int Failed = 2;

    /// <summary>The suite's version with the commit it was built from.</summary>
    [UnmanagedCallersOnly(EntryPoint = "an8_version")]
    public static int Version(byte* text, int size) => Guarded(text, size, () => Say(
        typeof(Exports).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion,
        text, size));

    /// <summary>
    /// The names of the measures in order, with commas between; those of the statuses after a semicolon.
    /// </summary>
    [UnmanagedCallersOnly(EntryPoint = "an8_names")]
    public static int Names(byte* text, int size) => Guarded(text, size, () => Say(
        string.Join(',', MeasureColumn.All.Select(measure => measure.Name)) + ";"
        + string.Join(',', Enum.GetValues<ScoreStatus>().Select(ScoreTable.StatusText)), text, size));

    /// <summary>Scores a map against masks, as <c>an8 score</c> scores a file; see <see cref="ScoreCall"/>.</summary>
    [UnmanagedCallersOnly(EntryPoint = "an8_score")]
    public static int Score(void* call, byte* text, int size) =>
        Guarded(text, size, () => ScoreMasks((ScoreCall*)call));

    /// <summary>Reads a picture of a dataset; see <see cref="PictureCall"/>.</summary>
    [UnmanagedCallersOnly(EntryPoint = "an8_read_picture")]
    public static int ReadPicture(void* call, byte* text, int size) =>
        Guarded(text, size, () => CopyPicture((PictureCall*)call));

    private static void ScoreMasks(ScoreCall* call)
    {
        string name = Text(call->Name);
        HeatGrid grid = new(
            call->Columns, call->Rows, new ReadOnlySpan<double>(call->Map, call->Rows * call->Columns).ToArray());
        int bad = Array.FindIndex(grid.Values, value => !double.IsFinite(value));
        if (bad >= 0)
        {
            throw new InputException(FormattableString.Invariant(
                $"{name}: the map is {grid.Values[bad]} at row {bad / grid.Width}, column {bad % grid.Width}; ")
                + "expected finite numbers");
        }

        HeatPreparation preparation = new(
            Choice.Parse<SignRule>("signed", Text(call->Sign)), Choice.Parse<ResizeRule>("resize", Text(call->Resize)));
        ScoreOptions options = new() { PointingTolerancePixels = call->Tolerance };
        options.Validate();
        PictureSize size = new(call->Width, call->Height);
        Heatmap heat = preparation.Apply(grid, size);
        int pixels = size.Width * size.Height;
        BinaryMask[] masks = new BinaryMask[call->MaskCount];
        for (int m = 0; m < masks.Length; m++)
        {
            ReadOnlySpan<byte> bytes = new(call->Masks + ((long)m * pixels), pixels);
            masks[m] = new(size.Width, size.Height, Array.ConvertAll(bytes.ToArray(), inside => inside != 0));
        }

        foreach ((int m, (ScoreStatus status, int maskPixels, Measures? measures, _)) in Scorer
            .Measure(name, heat, masks, options).Index())
        {
            (call->Statuses[m], call->MaskPixels[m]) = ((int)status, maskPixels);
            for (int i = 0; i < options.Measures.Count; i++)
            {
                call->Measures[(m * options.Measures.Count) + i] = measures?.At(options.Measures[i]) ?? double.NaN;
            }
        }
    }

    private static void CopyPicture(PictureCall* call)
    {
        string path = Text(call->Path);
        (PictureSize size, byte[] pixels) = Choice.Parse<PictureKind>("kind", Text(call->Kind)) switch
        {
            PictureKind.Color => Pixels(PngReader.ReadColor(path)),
            PictureKind.Grey => Pixels(PngReader.ReadParts(path)),
            _ => Pixels(PngReader.ReadMask(path)),
        };
        Dataset.RequireSize(size, new PictureSize(call->Width, call->Height), path);
        pixels.CopyTo(new Span<byte>(call->Pixels, pixels.Length));
    }

    private static (PictureSize, byte[]) Pixels(ColorImage image) =>
        (new PictureSize(image.Width, image.Height), image.Rgb);

    private static (PictureSize, byte[]) Pixels(PartMask parts) =>
        (new PictureSize(parts.Width, parts.Height), parts.Ids);

    private static (PictureSize, byte[]) Pixels(BinaryMask mask) => (
        new PictureSize(mask.Width, mask.Height), Array.ConvertAll(mask.Values, inside => inside ? (byte)1 : (byte)0));

    /// <summary>An exception that left this library would end the process that called it.</summary>
    private static int Guarded(byte* text, int size, Action action)
    {
        try
        {
            action();
            return Done;
        }
        catch (Exception error)
        {
            Say(error is InputException ? error.Message : $"{error.GetType().Name}: {error.Message}", text, size);
            return error is InputException ? Refused : Failed;
        }
    }

    private static void Say(string message, byte* text, int size)
    {
        Encoding.UTF8.GetEncoder().Convert(
            message, new Span<byte>(text, size - 1), flush: true, out _, out int length, out _);
        text[length] = 0;
    }

    private static string Text(byte* text) => Marshal.PtrToStringUTF8((nint)text)!;
}
