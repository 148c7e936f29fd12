using An8Suite.Core;
using An8Suite.Core.Imaging;

namespace An8Suite.Tests.Imaging;

/// <summary>Pictures for codec tests.</summary>
internal static class PngPictures
{
    /// <summary>Smooth in both directions, with a flat corner.</summary>
    public static ColorImage Gradient(int width, int height)
    {
        byte[] rgb = new byte[width * height * 3];
        for (int i = 0; i < width * height; i++)
        {
            (int x, int y) = (i % width, i / width);
            bool flat = x < width / 3 && y < height / 3;
            rgb[3 * i] = flat ? (byte)235 : (byte)(3 * x);
            rgb[(3 * i) + 1] = flat ? (byte)235 : (byte)(255 - (2 * y));
            rgb[(3 * i) + 2] = flat ? (byte)235 : (byte)(x * y / 7);
        }

        return new ColorImage(width, height, rgb);
    }

    /// <summary>No two pixels alike: filters must be exact on every byte.</summary>
    public static ColorImage Noise(int width, int height)
    {
        var random = new CounterRandom(0, "png-noise", (ulong)width);
        byte[] rgb = new byte[width * height * 3];
        for (int i = 0; i < rgb.Length; i++)
        {
            rgb[i] = (byte)random.NextInt32(256);
        }

        return new ColorImage(width, height, rgb);
    }
}
