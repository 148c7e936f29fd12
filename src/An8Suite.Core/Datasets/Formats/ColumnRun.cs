using An8Suite.Core.Imaging;

namespace An8Suite.Core.Datasets.Formats;

/// <summary>Neighbouring pixels of one part in column order: pixel (x, y) has the position x * height + y.</summary>
/// <param name="Id">The part, never the background.</param>
/// <param name="Start">The position of the first pixel.</param>
/// <param name="Length">How many pixels, at least 1; a run may go on in the next column.</param>
internal readonly record struct ColumnRun(byte Id, int Start, int Length)
{
    /// <summary>All runs of <paramref name="parts"/> in order of position.</summary>
    /// <remarks>
    /// Reading down columns would touch a new cache line at every pixel. Instead rows are compared with the row above,
    /// many pixels at a time; the few places where they differ are the ends of runs, and are then sorted by column.
    /// </remarks>
    public static List<ColumnRun> Of(PartMask parts)
    {
        int[] changes = ChangesByColumn(parts, out int[] columnEnds);
        List<ColumnRun> runs = [];
        (byte id, int start) = (PartMask.Background, 0);
        int next = 0;
        for (int x = 0; x < parts.Width; x++)
        {
            ChangeTo(parts.Ids[x], x * parts.Height);
            for (; next < columnEnds[x]; next++)
            {
                ChangeTo(parts.Ids[(changes[next] * parts.Width) + x], (x * parts.Height) + changes[next]);
            }
        }

        ChangeTo(PartMask.Background, parts.Ids.Length);
        return runs;

        void ChangeTo(byte newId, int position)
        {
            if (newId == id)
            {
                return;
            }

            if (id != PartMask.Background)
            {
                runs.Add(new ColumnRun(id, start, position - start));
            }

            (id, start) = (newId, position);
        }
    }

    /// <summary>
    /// The rows whose id is not that of the row above, column after column, each column from the top.
    /// </summary>
    /// <param name="parts">The picture.</param>
    /// <param name="columnEnds">For each column, how many rows there are up to and with it.</param>
    private static int[] ChangesByColumn(PartMask parts, out int[] columnEnds)
    {
        List<(int X, int Y)> found = [];
        columnEnds = new int[parts.Width];
        for (int y = 1; y < parts.Height; y++)
        {
            ReadOnlySpan<byte> above = parts.Ids.AsSpan((y - 1) * parts.Width, parts.Width);
            ReadOnlySpan<byte> row = parts.Ids.AsSpan(y * parts.Width, parts.Width);
            for (int x = row.CommonPrefixLength(above); x < row.Length; x += 1 + row[(x + 1)..]
                .CommonPrefixLength(above[(x + 1)..]))
            {
                found.Add((x, y));
                columnEnds[x]++;
            }
        }

        for (int x = 1; x < columnEnds.Length; x++)
        {
            columnEnds[x] += columnEnds[x - 1];
        }

        int[] rows = new int[found.Count];
        int[] free = [0, .. columnEnds[..^1]];
        foreach ((int x, int y) in found)
        {
            rows[free[x]++] = y;
        }

        return rows;
    }
}
