namespace An8Suite.Learning.Shapes;

/// <summary>Rows and columns of zeros put around a layer's input, each side on its own.</summary>
public readonly record struct ZeroPadding(int Top, int Bottom, int Left, int Right)
{
    /// <summary>Top and bottom alike, left and right alike, as libtorch's own operations take it.</summary>
    public bool IsSymmetric => Top == Bottom && Left == Right;

    /// <summary>The same on every side.</summary>
    public static ZeroPadding Around(int pixels) => new(pixels, pixels, pixels, pixels);
}
