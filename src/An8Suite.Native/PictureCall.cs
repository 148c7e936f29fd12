using System.Runtime.InteropServices;

namespace An8Suite.Native;

/// <summary>Which picture <see cref="Exports.ReadPicture"/> reads, and where it writes.</summary>
/// <remarks>
/// The caller owns all memory. Texts are UTF-8 and end in a zero byte. <c>an8suite/native.py</c> has the same fields.
/// </remarks>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct PictureCall
{
    /// <summary>The file.</summary>
    public byte* Path;

    /// <summary>A name of <see cref="PictureKind"/>.</summary>
    public byte* Kind;

    /// <summary>Out: <see cref="Height"/> x <see cref="Width"/> x channels bytes, row by row.</summary>
    public byte* Pixels;

    /// <summary>Rows that the picture must have.</summary>
    public int Height;

    /// <summary>Columns that the picture must have.</summary>
    public int Width;
}
