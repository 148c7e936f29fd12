using An8Suite.Core.Imaging;

namespace An8Suite.Core.Scenes.Backdrops;

/// <summary>From one colour to another across the picture, in a direction that every pose draws.</summary>
/// <param name="Colors">Those from which two are drawn; empty for any.</param>
public sealed record GradientBackdrop(IReadOnlyList<SrgbColor> Colors) : BackdropKind
{
    /// <inheritdoc/>
    public override string Name => "gradient";

    /// <inheritdoc/>
    internal override IEnumerable<string> Keys => ColorKey(Colors);

    /// <summary>The picture; whole bytes from doubles that no processor computes otherwise.</summary>
    internal static ColorImage Paint(PictureSize size, (SrgbColor From, SrgbColor To) colors, double degrees)
    {
        (double sin, double cos) = (PortableMath.SinDegrees(degrees), PortableMath.CosDegrees(degrees));
        double reach = (Math.Abs(cos) * size.Width) + (Math.Abs(sin) * size.Height);
        byte[] rgb = new byte[size.Width * size.Height * 3];
        for (int y = 0; y < size.Height; y++)
        {
            for (int x = 0; x < size.Width; x++)
            {
                double along = ((x + 0.5 - (size.Width / 2.0)) * cos) + ((y + 0.5 - (size.Height / 2.0)) * sin);
                Mixed(rgb.AsSpan(3 * ((y * size.Width) + x), 3), colors, (along / reach) + 0.5);
            }
        }

        return new ColorImage(size.Width, size.Height, rgb);
    }

    /// <summary>A colour at a share of the way between two, in sRGB.</summary>
    internal static void Mixed(Span<byte> rgb, (SrgbColor From, SrgbColor To) colors, double share)
    {
        byte Of(byte from, byte to) => (byte)Math.Floor(from + (Math.Clamp(share, 0, 1) * (to - from)) + 0.5);
        rgb[0] = Of(colors.From.R, colors.To.R);
        rgb[1] = Of(colors.From.G, colors.To.G);
        rgb[2] = Of(colors.From.B, colors.To.B);
    }
}
