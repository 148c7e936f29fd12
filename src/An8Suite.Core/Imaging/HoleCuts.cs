namespace An8Suite.Core.Imaging;

/// <summary>Makes one ring of a region's outline and the outlines of its holes; see <see cref="Polygon"/>.</summary>
internal static class HoleCuts
{
    /// <summary>Joins the rings of one region and leaves out corners that lie on a straight line.</summary>
    /// <param name="rings">Corners a unit step apart; the outline goes clockwise, holes counter-clockwise.</param>
    /// <param name="labels">The picture's regions.</param>
    /// <param name="label">The region.</param>
    public static IReadOnlyList<PixelCorner> Join(List<List<PixelCorner>> rings, RegionLabels labels, int label)
    {
        List<PixelCorner> joined = rings.Single(ring => Polygon.TwiceSignedArea(ring) > 0);

        // A cut runs to the left of a hole's leftmost corner, so what it meets begins further left and is joined
        // already.
        IEnumerable<(List<PixelCorner> Ring, int First)> holes = rings.Where(ring => ring != joined)
            .Select(ring => (ring, Leftmost(ring)))
            .OrderBy(hole => (hole.ring[hole.Item2].X, hole.ring[hole.Item2].Y));
        foreach ((List<PixelCorner> ring, int first) in holes)
        {
            PixelCorner end = ring[first];
            while (IsInside(end.X - 1, end.Y))
            {
                end = end with { X = end.X - 1 };
            }

            int at = joined.IndexOf(end);
            joined.InsertRange(at + 1, [.. ring[first..], .. ring[..first], ring[first], end]);
        }

        return Turns(joined);

        // Whether the pixels above and below the edge from (x, y) to (x + 1, y) both belong to the region.
        bool IsInside(int x, int y) => labels.At(x, y - 1) == label && labels.At(x, y) == label;
    }

    /// <summary>The topmost of the leftmost corners.</summary>
    private static int Leftmost(List<PixelCorner> ring)
    {
        int best = 0;
        for (int i = 1; i < ring.Count; i++)
        {
            if ((ring[i].X, ring[i].Y).CompareTo((ring[best].X, ring[best].Y)) < 0)
            {
                best = i;
            }
        }

        return best;
    }

    private static List<PixelCorner> Turns(List<PixelCorner> ring)
    {
        List<PixelCorner> turns = [];
        for (int i = 0; i < ring.Count; i++)
        {
            PixelCorner before = ring[(i + ring.Count - 1) % ring.Count];
            PixelCorner after = ring[(i + 1) % ring.Count];
            if (Heading(before, ring[i]) != Heading(ring[i], after))
            {
                turns.Add(ring[i]);
            }
        }

        return turns;
    }

    private static (int X, int Y) Heading(PixelCorner from, PixelCorner to) =>
        (Math.Sign(to.X - from.X), Math.Sign(to.Y - from.Y));
}
