namespace An8Suite.Core.Imaging;

/// <summary>The mean of pictures of one size, pixel by pixel.</summary>
public static class PictureMean
{
    /// <summary>The mean of at least one picture, rounded to bytes.</summary>
    public static ColorImage Of(IReadOnlyList<ColorImage> images)
    {
        long[] sums = new long[images[0].Rgb.Length];
        foreach (ColorImage image in images)
        {
            ArgumentOutOfRangeException.ThrowIfNotEqual(
                (image.Width, image.Height), (images[0].Width, images[0].Height));
            for (int i = 0; i < sums.Length; i++)
            {
                sums[i] += image.Rgb[i];
            }
        }

        return new ColorImage(
            images[0].Width, images[0].Height,
            Array.ConvertAll(sums, sum => (byte)Math.Round((double)sum / images.Count)));
    }

    /// <summary>The mean of at least one heatmap.</summary>
    public static Heatmap Of(IReadOnlyList<Heatmap> maps)
    {
        double[] sums = new double[maps[0].Values.Length];
        foreach (Heatmap map in maps)
        {
            ArgumentOutOfRangeException.ThrowIfNotEqual((map.Width, map.Height), (maps[0].Width, maps[0].Height));
            for (int i = 0; i < sums.Length; i++)
            {
                sums[i] += map.Values[i];
            }
        }

        return new Heatmap(maps[0].Width, maps[0].Height, Array.ConvertAll(sums, sum => (float)(sum / maps.Count)));
    }
}
