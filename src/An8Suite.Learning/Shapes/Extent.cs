namespace An8Suite.Learning.Shapes;

/// <summary>A height and a width in pixels: of a window, or of the step between windows.</summary>
public readonly record struct Extent(int Height, int Width)
{
    /// <summary>The same height and width.</summary>
    public static Extent Square(int side) => new(side, side);
}
