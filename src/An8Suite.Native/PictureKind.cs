namespace An8Suite.Native;

/// <summary>The kinds of picture in a dataset.</summary>
internal enum PictureKind
{
    /// <summary>8-bit sRGB: three bytes a pixel.</summary>
    Color,

    /// <summary>8-bit grey, such as part ids: a byte a pixel.</summary>
    Grey,

    /// <summary>A mask: a byte a pixel, 1 inside and 0 outside.</summary>
    Mask,
}
