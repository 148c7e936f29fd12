namespace An8Suite.Core.Imaging;

/// <summary>Columns and rows of a picture.</summary>
/// <param name="Width">Columns.</param>
/// <param name="Height">Rows.</param>
public readonly record struct PictureSize(int Width, int Height)
{
    /// <summary>As messages name it.</summary>
    public override string ToString() => $"{Width} x {Height}";
}
