namespace An8Suite.Core.Imaging;

/// <summary>A part of a picture.</summary>
/// <param name="Left">Its first column.</param>
/// <param name="Top">Its first row.</param>
/// <param name="Size">Its columns and rows.</param>
internal readonly record struct PictureWindow(int Left, int Top, PictureSize Size);
