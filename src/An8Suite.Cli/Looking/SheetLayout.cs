using An8Suite.Core.Imaging;

namespace An8Suite.Cli.Looking;

/// <summary>
/// Where everything stands on a sheet: a block a class, in it a column a pose and a row a kind of picture.
/// </summary>
/// <remarks>Blocks fill rows; of all numbers of columns the one is taken whose page comes nearest to 3 : 2.</remarks>
internal sealed class SheetLayout
{
    /// <summary>Free pixels around the page.</summary>
    public const int Margin = 12;

    /// <summary>Free pixels between pictures.</summary>
    public const int Gap = 4;

    private const int BlockGap = 16;
    private const double WantedAspect = 1.5;
    private const int TitleScale = 2;

    private readonly PictureSize _picture;
    private readonly int _columnWidth;
    private readonly int _blockWidth;
    private readonly int _blockHeight;
    private readonly int _columns;

    /// <summary>
    /// Lays out <paramref name="blocks"/> x <paramref name="views"/> x <paramref name="rows"/> pictures of one size.
    /// </summary>
    /// <param name="picture">The size of every picture.</param>
    /// <param name="blocks">How many classes.</param>
    /// <param name="views">How many poses a class.</param>
    /// <param name="rows">How many kinds of picture a pose.</param>
    /// <param name="letters">Letters of the longest label above a column.</param>
    public SheetLayout(PictureSize picture, int blocks, int views, int rows, int letters)
    {
        _picture = picture;
        _columnWidth = Gap + Math.Max(picture.Width, BitmapFont.WidthOf(letters));
        _blockWidth = (views * _columnWidth) - Gap + BlockGap;
        _blockHeight = (2 * BitmapFont.LineHeight) + (rows * (picture.Height + Gap)) - Gap + BlockGap;
        _columns = Enumerable.Range(1, blocks)
            .MinBy(columns => Math.Abs(Math.Log(AspectOf(columns, blocks) / WantedAspect)));
        Width = (_columns * _blockWidth) - BlockGap + (2 * Margin);
        Bottom = Top + (((blocks + _columns - 1) / _columns) * _blockHeight) - BlockGap;
    }

    /// <summary>Columns of pixels of the page.</summary>
    public int Width { get; }

    /// <summary>The first row of pixels below all blocks.</summary>
    public int Bottom { get; }

    private static int Top => Margin + (TitleScale * BitmapFont.LineHeight) + Gap;

    /// <summary>The top left corner of a block's heading.</summary>
    public (int Left, int Top) Heading(int block) =>
        (Margin + (block % _columns * _blockWidth), Top + (block / _columns * _blockHeight));

    /// <summary>The top left corner of a picture.</summary>
    public (int Left, int Top) Picture(int block, int view, int row)
    {
        (int left, int top) = Heading(block);
        return (left + (view * _columnWidth), top + (2 * BitmapFont.LineHeight) + (row * (_picture.Height + Gap)));
    }

    private double AspectOf(int columns, int blocks) =>
        (double)(columns * _blockWidth) / (((blocks + columns - 1) / columns * _blockHeight) + Top);
}
