namespace An8Suite.Core.Imaging;

/// <summary>Traces the regions of a part-id picture exactly, along the edges of pixels.</summary>
internal static class RegionPolygons
{
    // Clockwise, so that the region lies to the right of the way: along the top, the right, the bottom and the left
    // side.
    private static readonly (int X, int Y)[] Directions = [(1, 0), (0, 1), (-1, 0), (0, -1)];

    /// <summary>One polygon a region, in the order of part ids, then of their first pixels.</summary>
    public static IReadOnlyList<Polygon> Of(PartMask parts)
    {
        var labels = new RegionLabels(parts);
        List<List<PixelCorner>>[] rings = [.. labels.PartIds.Select(_ => new List<List<PixelCorner>>())];
        bool[] topWalked = new bool[parts.Ids.Length];
        for (int y = 0; y < parts.Height; y++)
        {
            for (int x = 0; x < parts.Width; x++)
            {
                // Every ring, around a region or around a hole in it, walks along the top of some pixel.
                int label = labels.At(x, y);
                if (label != RegionLabels.None && labels.At(x, y - 1) != label && !topWalked[(y * parts.Width) + x])
                {
                    rings[label].Add(Trace(labels, x, y, topWalked));
                }
            }
        }

        return
        [
            .. rings.Select((own, label) => new Polygon(labels.PartIds[label], HoleCuts.Join(own, labels, label)))
                .OrderBy(polygon => polygon.PartId),
        ];
    }

    /// <summary>Walks once around from the top left corner of a pixel; corners are unit steps apart.</summary>
    private static List<PixelCorner> Trace(RegionLabels labels, int startX, int startY, bool[] topWalked)
    {
        int label = labels.At(startX, startY);
        (int x, int y, int side) = (startX, startY, 0);
        List<PixelCorner> ring = [];
        do
        {
            if (side == 0)
            {
                topWalked[(y * labels.Width) + x] = true;
            }

            // The corner where the pixel's side begins.
            ring.Add(new PixelCorner(x + (side is 1 or 2 ? 1 : 0), y + (side is 2 or 3 ? 1 : 0)));
            (int dx, int dy) = Directions[side];
            (int leftX, int leftY) = (x + dx + dy, y + dy - dx);
            if (labels.At(x + dx, y + dy) != label)
            {
                // Also where the region goes on across the corner alone: regions are joined along sides.
                side = (side + 1) % 4;
            }
            else if (labels.At(leftX, leftY) != label)
            {
                (x, y) = (x + dx, y + dy);
            }
            else
            {
                (x, y, side) = (leftX, leftY, (side + 3) % 4);
            }
        }
        while ((x, y, side) != (startX, startY, 0));
        return ring;
    }
}
