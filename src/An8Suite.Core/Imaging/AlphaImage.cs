namespace An8Suite.Core.Imaging;

/// <summary>How opaque each pixel of a picture is: 0 is not there, 255 is whole.</summary>
/// <param name="Width">Columns.</param>
/// <param name="Height">Rows.</param>
/// <param name="Values">Height x width, row 0 on top.</param>
public sealed record AlphaImage(int Width, int Height, byte[] Values);
