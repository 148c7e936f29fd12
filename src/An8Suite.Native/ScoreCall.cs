using System.Runtime.InteropServices;

namespace An8Suite.Native;

/// <summary>What <see cref="Exports.Score"/> is given and where it writes; the caller owns all memory.</summary>
/// <remarks>Texts are UTF-8 and end in a zero byte. <c>an8suite/native.py</c> has the same fields.</remarks>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct ScoreCall
{
    /// <summary>The map, <see cref="Rows"/> x <see cref="Columns"/> finite numbers, row by row.</summary>
    public double* Map;

    /// <summary>
    /// The masks, <see cref="MaskCount"/> x <see cref="Height"/> x <see cref="Width"/> bytes, 0 outside.
    /// </summary>
    public byte* Masks;

    /// <summary>What messages call the map.</summary>
    public byte* Name;

    /// <summary>A name of <see cref="Core.Heatmaps.SignRule"/>.</summary>
    public byte* Sign;

    /// <summary>A name of <see cref="Core.Heatmaps.ResizeRule"/>.</summary>
    public byte* Resize;

    /// <summary>Out: <see cref="MaskCount"/> x measures fractions; not a number where one is undefined.</summary>
    public double* Measures;

    /// <summary>Out: for each mask the number of a <see cref="Core.Scoring.ScoreStatus"/>.</summary>
    public int* Statuses;

    /// <summary>Out: for each mask how many pixels it has.</summary>
    public int* MaskPixels;

    /// <summary>Rows of the map.</summary>
    public int Rows;

    /// <summary>Columns of the map.</summary>
    public int Columns;

    /// <summary>How many masks there are.</summary>
    public int MaskCount;

    /// <summary>Rows of a mask.</summary>
    public int Height;

    /// <summary>Columns of a mask.</summary>
    public int Width;

    /// <summary>See <see cref="Core.Scoring.ScoreOptions.PointingTolerancePixels"/>.</summary>
    public int Tolerance;
}
