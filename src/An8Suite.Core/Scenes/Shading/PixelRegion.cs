namespace An8Suite.Core.Scenes.Shading;

/// <summary>A rectangle of whole pixels of a picture.</summary>
/// <param name="Left">Its first column.</param>
/// <param name="Top">Its first row.</param>
/// <param name="Width">Columns, 0 where it is empty.</param>
/// <param name="Height">Rows, 0 where it is empty.</param>
public readonly record struct PixelRegion(int Left, int Top, int Width, int Height)
{
    /// <summary>The whole of a picture.</summary>
    public static PixelRegion All(int width, int height) => new(0, 0, width, height);
}
