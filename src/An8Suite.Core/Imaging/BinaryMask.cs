namespace An8Suite.Core.Imaging;

/// <summary>The set of pixels that count as ground truth under one mask policy.</summary>
/// <remarks>Row order as in <see cref="ColorImage"/>.</remarks>
public sealed class BinaryMask
{
    /// <summary>Wraps <paramref name="values"/> (height x width) without copying.</summary>
    public BinaryMask(int width, int height, bool[] values)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(values.Length, width * height);
        (Width, Height, Values) = (width, height, values);
    }

    /// <summary>Columns.</summary>
    public int Width { get; }

    /// <summary>Rows.</summary>
    public int Height { get; }

    /// <summary>Height x width, true inside the mask.</summary>
    public bool[] Values { get; }

    /// <summary>How many pixels the mask holds.</summary>
    public int PixelCount => Values.Count(inside => inside);

    /// <summary>The pixels whose part id satisfies <paramref name="contains"/>.</summary>
    public static BinaryMask Of(PartMask parts, Func<byte, bool> contains)
    {
        bool[] table = [.. Enumerable.Range(0, 256).Select(id => contains((byte)id))];
        return new BinaryMask(parts.Width, parts.Height, Array.ConvertAll(parts.Ids, id => table[id]));
    }
}
