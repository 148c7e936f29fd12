using An8Suite.Core.Imaging;

namespace An8Suite.Core.Scoring;

/// <summary>Whether the hottest pixel lies in the mask or near it (Zhang et al., ECCV 2016).</summary>
/// <remarks>
/// Near is at most so many pixels away, centre to centre; where several pixels are equally hot, the share that hits
/// counts.
/// </remarks>
internal static class PointingGame
{
    // From here on it is faster to look at all pixels at once than at the surroundings of each.
    private const int ManyPixels = 64;

    /// <summary>Without a tolerance; in [0, 1], null when the mask is empty.</summary>
    public static double? Of(HeatLevels levels) =>
        levels.MaskPixelCount == 0 ? null : (double)levels.HitsOf(0) / levels.Pixels[0];

    /// <summary>With a tolerance in pixels; in [0, 1], null when the mask is empty.</summary>
    public static double? Of(HeatLevels levels, int tolerancePixels)
    {
        if (levels.MaskPixelCount == 0 || levels.HitsOf(0) == levels.Pixels[0])
        {
            return Of(levels);
        }

        int[] reach = [.. Enumerable.Range(-tolerancePixels, (2 * tolerancePixels) + 1)
            .Select(dy => (int)Math.Sqrt(((double)tolerancePixels * tolerancePixels) - ((double)dy * dy)))];
        ReadOnlySpan<float> heat = levels.Heat.Values;
        float hottest = levels.IsConstant ? heat[0] : (float)levels.Values[0];
        int hits = 0;
        if (levels.Pixels[0] >= ManyPixels)
        {
            bool[] near = NearMask.Of(levels.Mask, reach);
            for (int i = 0; i < heat.Length; i++)
            {
                hits += heat[i] == hottest && near[i] ? 1 : 0;
            }

            return (double)hits / levels.Pixels[0];
        }

        for (int at = heat.IndexOf(hottest); at >= 0;)
        {
            hits += IsNear(levels.Mask, at, reach) ? 1 : 0;
            int next = heat[(at + 1)..].IndexOf(hottest);
            at = next < 0 ? -1 : at + 1 + next;
        }

        return (double)hits / levels.Pixels[0];
    }

    /// <summary>
    /// Whether the disc around a pixel meets the mask; <paramref name="reach"/> is the disc's half width, row by row.
    /// </summary>
    private static bool IsNear(BinaryMask mask, int pixel, int[] reach)
    {
        (int y, int x) = Math.DivRem(pixel, mask.Width);
        int tolerance = reach.Length / 2;
        for (int row = Math.Max(0, y - tolerance); row <= Math.Min(mask.Height - 1, y + tolerance); row++)
        {
            int half = reach[row - y + tolerance];
            (int first, int last) = (Math.Max(0, x - half), Math.Min(mask.Width - 1, x + half));
            if (mask.Values.AsSpan((row * mask.Width) + first, last - first + 1).Contains(true))
            {
                return true;
            }
        }

        return false;
    }
}
