using System.Numerics;
using An8Suite.Core.Imaging;

namespace An8Suite.Core.Scenes.Shading;

/// <summary>
/// How far every pixel of a pose changes when the same view is shown in its other classes, measured on the images.
/// </summary>
internal sealed class ClassChanges
{
    private readonly byte[] _lowest;
    private readonly byte[] _highest;

    /// <summary>Compares the images of all classes of one pose.</summary>
    public ClassChanges(IReadOnlyList<ColorImage> images)
    {
        _lowest = [.. images[0].Rgb];
        _highest = [.. images[0].Rgb];
        foreach (ColorImage image in images.Skip(1))
        {
            Extend(image.Rgb);
        }
    }

    /// <summary>
    /// For each pixel the largest difference, in steps of 8-bit sRGB, between a channel of this image and of any other.
    /// </summary>
    public byte[] Of(ColorImage image)
    {
        byte[] change = new byte[image.Width * image.Height];
        for (int i = 0; i < change.Length; i++)
        {
            int pixel = 3 * i;
            change[i] = Math.Max(Far(image.Rgb, pixel), Math.Max(Far(image.Rgb, pixel + 1), Far(image.Rgb, pixel + 2)));
        }

        return change;
    }

    private void Extend(byte[] rgb)
    {
        int i = 0;
        for (; i + Vector<byte>.Count <= rgb.Length; i += Vector<byte>.Count)
        {
            Vector<byte> value = new(rgb, i);
            Vector.Min(value, new Vector<byte>(_lowest, i)).CopyTo(_lowest, i);
            Vector.Max(value, new Vector<byte>(_highest, i)).CopyTo(_highest, i);
        }

        for (; i < rgb.Length; i++)
        {
            _lowest[i] = Math.Min(_lowest[i], rgb[i]);
            _highest[i] = Math.Max(_highest[i], rgb[i]);
        }
    }

    private byte Far(byte[] rgb, int i) => (byte)Math.Max(rgb[i] - _lowest[i], _highest[i] - rgb[i]);
}
