using System.Globalization;

namespace An8Suite.Core.Imaging;

/// <summary>The values of a layer without pixels: one bar a neuron, in rows, all on one scale.</summary>
public static class BarSheet
{
    private const int Margin = 12;
    private const int RowHeight = 64;
    private const int BarsInARow = 128;
    private const int NumberedEvery = 16;
    private const int SlotWidth = 6;
    private const int RowGap = 6;
    private const int WidestBar = 24;

    private static readonly SrgbColor Paper = new(0xff, 0xff, 0xff);
    private static readonly SrgbColor Ink = new(0x1f, 0x1d, 0x1a);
    private static readonly SrgbColor Bar = new(0x93, 0x26, 0x67);

    /// <summary>Draws the bars below a title; values below zero hang from the line of zero.</summary>
    /// <param name="title">Above the bars.</param>
    /// <param name="values">From left to right.</param>
    /// <param name="labels">A word under every bar, or none: then every sixteenth bears its number.</param>
    public static ColorImage Draw(string title, IReadOnlyList<float> values, IReadOnlyList<string>? labels = null)
    {
        ArgumentOutOfRangeException.ThrowIfZero(values.Count);
        int slot = labels is null ? SlotWidth
            : labels.Max(label => BitmapFont.WidthOf(label.Length)) + (2 * BitmapFont.Advance);
        int columns = labels is null ? BarsInARow : Math.Max(1, BarsInARow * SlotWidth / slot);
        int rows = (values.Count + columns - 1) / columns;
        int rowStep = RowHeight + BitmapFont.LineHeight + RowGap;
        int top = Margin + (2 * BitmapFont.LineHeight) + RowGap;
        int width = Math.Max(Math.Min(columns, values.Count) * slot, 2 * BitmapFont.WidthOf(title.Length))
            + (2 * Margin);
        var canvas = new Canvas(width, top + (rows * rowStep) + Margin - RowGap, Paper);
        canvas.Write(title, Margin, Margin, Ink, scale: 2);
        (float low, float high) = (Math.Min(values.Min(), 0), Math.Max(values.Max(), 0));
        for (int i = 0; i < values.Count; i++)
        {
            (int row, int column) = Math.DivRem(i, columns);
            (int left, int rowTop) = (Margin + (column * slot), top + (row * rowStep));
            DrawBar(canvas, values[i], (low, high), left, rowTop, slot);
            if (labels is not null || column % NumberedEvery == 0)
            {
                string label = labels?[i] ?? i.ToString(CultureInfo.InvariantCulture);
                canvas.Write(label, left, rowTop + RowHeight + 2, Ink);
            }
        }

        return canvas.Image;
    }

    private static void DrawBar(Canvas canvas, float value, (float Low, float High) range, int left, int top, int slot)
    {
        float unit = range.High > range.Low ? (RowHeight - 1) / (range.High - range.Low) : 0;
        int zero = top + (int)MathF.Round(range.High * unit);
        int length = (int)MathF.Round(MathF.Abs(value) * unit);
        canvas.Fill(left, value > 0 ? zero - length : zero, Math.Min(slot - 1, WidestBar), length, Bar);
        canvas.Fill(left, zero, slot, 1, Ink);
    }
}
