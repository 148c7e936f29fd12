using An8Suite.Core.Imaging;
using An8Suite.Core.Scenes.Shading;

namespace An8Suite.Tests.Scenes;

/// <summary>The resolver written down plainly in floating point, sample by sample.</summary>
internal static class PlainResolver
{
    public static double[] Channel(GBuffer buffer, Palette palette, Func<SrgbColor, byte> channel)
    {
        double[] values = new double[buffer.Width * buffer.Height];
        for (int y = 0; y < 3 * buffer.Height; y++)
        {
            for (int x = 0; x < 3 * buffer.Width; x++)
            {
                ReadOnlySpan<byte> t = buffer.Texels.AsSpan(((y * 3 * buffer.Width) + x) * 4, 4);
                values[(y / 3 * buffer.Width) + (x / 3)] += Light(t, palette, channel) / 9;
            }
        }

        return Array.ConvertAll(values, v => 255 * Encode(Math.Min(v, 1)));
    }

    private static double Light(ReadOnlySpan<byte> texel, Palette palette, Func<SrgbColor, byte> channel)
    {
        if (texel[3] == PartMask.Background)
        {
            return Decode(channel(palette.Background) / 255.0);
        }

        double shade = GBuffer.ShadeRange * Math.Pow(texel[0] / 255.0, 2);
        double tint = GBuffer.TintRange * Math.Pow(texel[1] / 255.0, 2);
        double x = Decode(channel(palette.Parts[texel[3] - 1]) / 255.0) * shade * tint;
        double toned = x < 0.55 ? x : 0.55 + (0.45 * (x - 0.55) / (x - 0.1));
        return toned + Math.Pow(texel[2] / 255.0, 2);
    }

    private static double Decode(double s) => s <= 0.04045 ? s / 12.92 : Math.Pow((s + 0.055) / 1.055, 2.4);

    private static double Encode(double l) => l <= 0.0031308 ? l * 12.92 : (1.055 * Math.Pow(l, 1 / 2.4)) - 0.055;
}
