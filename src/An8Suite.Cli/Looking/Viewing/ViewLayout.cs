using An8Suite.Core.Imaging;

namespace An8Suite.Cli.Looking.Viewing;

/// <summary>Puts the picture of a window together: what is looked at, lines below it, and the help over it.</summary>
/// <remarks>
/// The picture keeps its pixels: enlarged by whole numbers where there is room, made smaller only where it does not
/// fit.
/// </remarks>
internal sealed class ViewLayout
{
    private const int LettersAcross = 42; // so that a window of 512 pixels has letters twice as large as their dots
    private const int Padding = 4;
    private const int StatusLines = 6;

    private static readonly SrgbColor Desk = new(0x2b, 0x2a, 0x28);
    private static readonly SrgbColor Ink = new(0xf0, 0xee, 0xea);
    private static readonly SrgbColor ProblemPaper = new(0x7a, 0x1f, 0x1a);
    private static readonly SrgbColor HelpPaper = new(0x1c, 0x1b, 0x19);

    private readonly PictureSize _window;
    private readonly PictureSize _picture;
    private readonly int _textScale;
    private readonly int _scale;

    /// <summary>Lays out a picture in a window.</summary>
    public ViewLayout(PictureSize window, PictureSize picture)
    {
        (_window, _picture) = (window, picture);
        _textScale = TextScale(window.Width);
        int free = Math.Max(1, window.Height - StripHeight(window.Width));
        _scale = Math.Min(window.Width / picture.Width, free / picture.Height);
        double shrink = Math.Min(1, Math.Min((double)window.Width / picture.Width, (double)free / picture.Height));
        Shown = _scale >= 1
            ? new PictureSize(picture.Width * _scale, picture.Height * _scale)
            : new PictureSize(Math.Max(1, (int)(picture.Width * shrink)), Math.Max(1, (int)(picture.Height * shrink)));
        (Left, Top) = ((window.Width - Shown.Width) / 2, Math.Max(0, (free - Shown.Height) / 2));
    }

    private int LineStep => BitmapFont.LineHeight * _textScale;

    /// <summary>The picture's first column in the window.</summary>
    public int Left { get; }

    /// <summary>The picture's first row in the window.</summary>
    public int Top { get; }

    /// <summary>The picture's size in the window.</summary>
    public PictureSize Shown { get; }

    /// <summary>A window that just holds a picture of this size and the lines.</summary>
    public static PictureSize WindowFor(PictureSize picture) =>
        new(picture.Width, picture.Height + StripHeight(picture.Width));

    /// <summary>Where in the picture a point of the window lies, both in shares of the sides.</summary>
    public (double X, double Y) InPicture(double x, double y) =>
        (((x * _window.Width) - Left) / Shown.Width, ((y * _window.Height) - Top) / Shown.Height);

    /// <summary>Draws the window.</summary>
    /// <param name="picture">What is looked at.</param>
    /// <param name="status">Lines below it.</param>
    /// <param name="problem">What went wrong, over the picture's foot; null for nothing.</param>
    /// <param name="help">Lines over the picture's head; empty for none.</param>
    public ColorImage Draw(
        ColorImage picture, IReadOnlyList<string> status, string? problem, IReadOnlyList<string> help)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(
            (picture.Width, picture.Height), (_picture.Width, _picture.Height), nameof(picture));
        Canvas canvas = new(_window.Width, _window.Height, Desk);
        ColorImage shown = _scale >= 1 ? picture : BilinearResize.Apply(picture, Shown.Width, Shown.Height);
        canvas.Paste(shown, Left, Top, Math.Max(1, _scale));
        int strip = _window.Height - StripHeight(_window.Width);
        canvas.Fill(0, strip, _window.Width, _window.Height - strip, Desk);
        foreach ((int i, string line) in Wrapped(status).Take(StatusLines).Index())
        {
            canvas.Write(line, Padding, strip + Padding + (i * LineStep), Ink, _textScale);
        }

        if (help.Count > 0)
        {
            DrawPanel(canvas, [.. help], 2 * Padding, HelpPaper);
        }

        if (problem is not null)
        {
            string[] lines = [.. Wrapped(problem.Split('\n')), "", "The last picture that could be drawn is shown."];
            DrawPanel(canvas, lines, Math.Max(0, strip - PanelHeight(lines.Length) - (2 * Padding)), ProblemPaper);
        }

        return canvas.Image;
    }

    private static int TextScale(int width) => Math.Max(1, width / (LettersAcross * BitmapFont.Advance));

    private static int StripHeight(int width) =>
        (2 * Padding) + (StatusLines * BitmapFont.LineHeight * TextScale(width));

    private IEnumerable<string> Wrapped(IEnumerable<string> texts)
    {
        int letters = Math.Max(1, (_window.Width - (8 * Padding)) / (BitmapFont.Advance * _textScale));
        return texts.SelectMany(text => BitmapFont.Wrap(text, letters));
    }

    private int PanelHeight(int lines) => (lines * LineStep) + (4 * Padding);

    private void DrawPanel(Canvas canvas, string[] lines, int top, SrgbColor paper)
    {
        // Lines that are wider than the window are written smaller and not cut.
        int letters = BitmapFont.WidthOf(lines.Max(line => line.Length));
        int scale = Math.Clamp((_window.Width - (8 * Padding)) / Math.Max(1, letters), 1, _textScale);
        int height = (lines.Length * BitmapFont.LineHeight * scale) + (4 * Padding);
        canvas.Fill(2 * Padding, top, (letters * scale) + (4 * Padding), height, paper);
        for (int i = 0; i < lines.Length; i++)
        {
            int line = top + (2 * Padding) + (i * BitmapFont.LineHeight * scale);
            canvas.Write(lines[i], 4 * Padding, line, Ink, scale);
        }
    }
}
