using An8Suite.Core.Imaging;
using An8Suite.Core.Localisation;

namespace An8Suite.Tests.Localisation;

/// <summary>Regions by flood fill, one threshold at a time: slower and plainer.</summary>
internal static class PlainRegions
{
    /// <summary>The box and size of every region of pixels with at least this heat, in the order of first pixels.</summary>
    public static List<(int Pixels, PixelBox Box)> At(Heatmap heat, double threshold)
    {
        bool[,] seen = new bool[heat.Height, heat.Width];
        List<(int, PixelBox)> regions = [];
        for (int y = 0; y < heat.Height; y++)
        {
            for (int x = 0; x < heat.Width; x++)
            {
                if (!seen[y, x] && heat.Values[(y * heat.Width) + x] >= threshold)
                {
                    List<(int X, int Y)> pixels = [];
                    Fill(x, y, pixels);
                    regions.Add((pixels.Count, new PixelBox(
                        pixels.Min(p => p.X), pixels.Min(p => p.Y), pixels.Max(p => p.X), pixels.Max(p => p.Y))));
                }
            }
        }

        return regions;

        void Fill(int x, int y, List<(int X, int Y)> pixels)
        {
            if (x < 0 || y < 0 || x >= heat.Width || y >= heat.Height
                || seen[y, x] || heat.Values[(y * heat.Width) + x] < threshold)
            {
                return;
            }

            seen[y, x] = true;
            pixels.Add((x, y));
            for (int dy = -1; dy <= 1; dy++)
            {
                for (int dx = -1; dx <= 1; dx++)
                {
                    Fill(x + dx, y + dy, pixels);
                }
            }
        }
    }
}
