using An8Suite.Core.Imaging;

namespace An8Suite.Core.Scenes.Shading;

/// <summary>How far away what every pixel's centre shows is, and where its surface faces.</summary>
/// <remarks>
/// Comes from a pass of its own with one sample a pixel, which rounds edges in another way than the nine samples do.
/// The part ids of those are the truth: where the pass shows another part, a pixel takes the mean of those of its eight
/// neighbours at which the pass shows the right one, and stays 0 where there is none. Texels are four floats, rows run
/// from the top: a normal in camera coordinates (x right, y up, z towards the camera) on the side that is seen, as long
/// as the part's id, and the distance along the camera's axis.
/// </remarks>
public sealed class PixelGeometry
{
    /// <summary>Floats of a pixel.</summary>
    public const int FloatsPerPixel = 4;

    private readonly int _width;
    private readonly int _height;
    private readonly float[] _texels;

    /// <summary>Wraps <paramref name="texels"/> (height x width x 4) without copying.</summary>
    public PixelGeometry(int width, int height, float[] texels)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(texels.Length, width * height * FloatsPerPixel);
        (_width, _height, _texels) = (width, height, texels);
    }

    /// <summary>
    /// Distances (height x width) as shares of <paramref name="range"/>, which is 65535; 0 where no part shows.
    /// </summary>
    public ushort[] Depth(PartMask ids, double range)
    {
        ushort[] values = new ushort[ids.Ids.Length];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = At(ids, i) is { } shown ? Scaled(shown.Depth / range) : (ushort)0;
        }

        return values;
    }

    /// <summary>
    /// Unit normals (height x width x 3), each coordinate from -1 as 0 to 1 as 65535; (0, 0, 0) where no part shows.
    /// </summary>
    public ushort[] Normals(PartMask ids)
    {
        ushort[] values = new ushort[3 * ids.Ids.Length];
        for (int i = 0; i < ids.Ids.Length; i++)
        {
            if (At(ids, i) is { Length: > 0 } shown)
            {
                values[3 * i] = Scaled(((shown.X / shown.Length) + 1) / 2);
                values[(3 * i) + 1] = Scaled(((shown.Y / shown.Length) + 1) / 2);
                values[(3 * i) + 2] = Scaled(((shown.Z / shown.Length) + 1) / 2);
            }
        }

        return values;
    }

    private static ushort Scaled(double share) => (ushort)Math.Clamp(
        Math.Round(share * ushort.MaxValue, MidpointRounding.AwayFromZero), 0, ushort.MaxValue);

    private Texel? At(PartMask ids, int pixel)
    {
        byte id = ids.Ids[pixel];
        Texel own = Of(pixel);
        return id == PartMask.Background ? null
            : own.Shows(id) ? own
            : AroundOf(pixel, id);
    }

    private Texel? AroundOf(int pixel, byte id)
    {
        (int x, int y) = (pixel % _width, pixel / _width);
        Texel sum = default;
        int count = 0;
        for (int row = Math.Max(0, y - 1); row <= Math.Min(_height - 1, y + 1); row++)
        {
            for (int column = Math.Max(0, x - 1); column <= Math.Min(_width - 1, x + 1); column++)
            {
                Texel texel = Of((row * _width) + column);
                if (texel.Shows(id))
                {
                    sum = new Texel(sum.X + texel.X, sum.Y + texel.Y, sum.Z + texel.Z, sum.Depth + texel.Depth);
                    count++;
                }
            }
        }

        return count == 0 ? null : sum with { Depth = sum.Depth / count };
    }

    private Texel Of(int pixel)
    {
        ReadOnlySpan<float> texel = _texels.AsSpan(FloatsPerPixel * pixel, FloatsPerPixel);
        return new Texel(texel[0], texel[1], texel[2], texel[3]);
    }

    private readonly record struct Texel(double X, double Y, double Z, double Depth)
    {
        public double Length => Math.Sqrt((X * X) + (Y * Y) + (Z * Z));

        public bool Shows(byte id) => Math.Abs(Length - id) < 0.5;
    }
}
