using System.Numerics;
using An8Suite.Core.Imaging;

namespace An8Suite.Core.Scoring;

/// <summary>The pixels from which a disc meets a mask, all at once.</summary>
internal static class NearMask
{
    /// <summary>One entry a pixel; <paramref name="reach"/> is the disc's half width, row by row.</summary>
    public static bool[] Of(BinaryMask mask, int[] reach)
    {
        (int width, int height) = (mask.Width, mask.Height);
        ushort[] across = Distances(mask);
        bool[] near = new bool[across.Length];
        ushort[] row = new ushort[width]; // not 0 where a row of the disc meets the mask
        for (int y = 0; y < height; y++)
        {
            Array.Clear(row);
            for (int dy = -(reach.Length / 2); dy <= reach.Length / 2; dy++)
            {
                if (y + dy >= 0 && y + dy < height)
                {
                    Join(row, across.AsSpan((y + dy) * width, width), (ushort)reach[dy + (reach.Length / 2)]);
                }
            }

            for (int x = 0; x < width; x++)
            {
                near[(y * width) + x] = row[x] != 0;
            }
        }

        return near;
    }

    /// <summary>
    /// How far the nearest pixel of the mask in the same row is; the largest number where there is none.
    /// </summary>
    private static ushort[] Distances(BinaryMask mask)
    {
        ushort[] across = new ushort[mask.Values.Length];
        for (int first = 0; first < across.Length; first += mask.Width)
        {
            int distance = ushort.MaxValue;
            for (int x = 0; x < mask.Width; x++)
            {
                distance = mask.Values[first + x] ? 0 : Math.Min(distance + 1, ushort.MaxValue);
                across[first + x] = (ushort)distance;
            }

            distance = ushort.MaxValue;
            for (int x = mask.Width - 1; x >= 0; x--)
            {
                distance = mask.Values[first + x] ? 0 : Math.Min(distance + 1, ushort.MaxValue);
                across[first + x] = (ushort)Math.Min(distance, across[first + x]);
            }
        }

        return across;
    }

    private static void Join(Span<ushort> row, ReadOnlySpan<ushort> across, ushort reach)
    {
        int x = 0;
        for (; x <= row.Length - Vector<ushort>.Count; x += Vector<ushort>.Count)
        {
            (new Vector<ushort>(row[x..]) | Vector.LessThanOrEqual(
                new Vector<ushort>(across[x..]), new Vector<ushort>(reach))).CopyTo(row[x..]);
        }

        for (; x < row.Length; x++)
        {
            row[x] |= across[x] <= reach ? ushort.MaxValue : (ushort)0;
        }
    }
}
