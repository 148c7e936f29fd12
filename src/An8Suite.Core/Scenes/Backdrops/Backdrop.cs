using An8Suite.Core.Imaging;

namespace An8Suite.Core.Scenes.Backdrops;

/// <summary>What stands behind everything in one pose.</summary>
/// <param name="Color">The colour where it has one; else the mean colour of the picture.</param>
/// <param name="Picture">Of the size of the pose's pictures; null where it is flat.</param>
public sealed record Backdrop(SrgbColor Color, ColorImage? Picture = null)
{
    /// <summary>A picture, with its mean colour, rounded.</summary>
    public static Backdrop Of(ColorImage picture)
    {
        Span<long> sums = stackalloc long[3];
        for (int i = 0; i < picture.Rgb.Length; i++)
        {
            sums[i % 3] += picture.Rgb[i];
        }

        long count = picture.Rgb.Length / 3;
        byte Mean(long sum) => (byte)((sum + (count / 2)) / count);
        return new Backdrop(new SrgbColor(Mean(sums[0]), Mean(sums[1]), Mean(sums[2])), picture);
    }
}
