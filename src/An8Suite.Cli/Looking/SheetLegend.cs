using An8Suite.Core.Imaging;

namespace An8Suite.Cli.Looking;

/// <summary>Names beside squares of their colours, in as many lines as they need.</summary>
internal sealed class SheetLegend
{
    private const int Swatch = 8;
    private const int SwatchGap = 4;

    private readonly List<(int Left, int Line, (SrgbColor First, SrgbColor Second) Colors, string Name)> _places = [];

    /// <summary>Lays the entries out within <paramref name="width"/> pixels.</summary>
    public SheetLegend(IEnumerable<(string Name, SrgbColor Color)> entries, int width)
        : this(entries.Select(entry => (entry.Name, entry.Color, entry.Color)), width)
    {
    }

    /// <summary>The same for names with two colours, which share the square.</summary>
    public SheetLegend(IEnumerable<(string Name, SrgbColor First, SrgbColor Second)> entries, int width)
    {
        (int left, int line) = (0, 0);
        foreach ((string name, SrgbColor first, SrgbColor second) in entries)
        {
            int length = Swatch + SwatchGap + BitmapFont.WidthOf(name.Length);
            if (left > 0 && left + length > width)
            {
                (left, line) = (0, line + 1);
            }

            _places.Add((left, line, (first, second), name));
            left += length + (2 * BitmapFont.Advance);
        }

        LineCount = _places.Count == 0 ? 0 : line + 1;
    }

    /// <summary>Lines of the font.</summary>
    public int LineCount { get; }

    /// <summary>Draws the entries from a top left corner on.</summary>
    public void Draw(Canvas canvas, int left, int top, SrgbColor ink)
    {
        foreach ((int x, int line, (SrgbColor first, SrgbColor second), string name) in _places)
        {
            canvas.Fill(left + x, top + (line * BitmapFont.LineHeight), Swatch, Swatch, first);
            canvas.Fill(left + x + (Swatch / 2), top + (line * BitmapFont.LineHeight), Swatch / 2, Swatch, second);
            canvas.Write(name, left + x + Swatch + SwatchGap, top + (line * BitmapFont.LineHeight), ink);
        }
    }
}
