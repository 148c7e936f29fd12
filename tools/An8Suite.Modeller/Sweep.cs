namespace An8Suite.Modeller;

/// <summary>A rod along a curve, with rounded ends.</summary>
internal static class Sweep
{
    private static readonly (double Back, double Share)[] End = [(0, 0), (0.16, 0.65), (1, 1)];

    /// <summary>One smooth closed patch.</summary>
    /// <param name="path">Points of the middle, at least two.</param>
    /// <param name="half">Half the section along <paramref name="up"/> and across.</param>
    /// <param name="sideCount">Columns around.</param>
    /// <param name="up">A direction that the path never takes.</param>
    public static Patch Rod(IReadOnlyList<Vector3d> path, (double Up, double Across) half, int sideCount, Vector3d up)
    {
        List<(Vector3d Middle, Vector3d Along, double Share)> rings = [];
        Vector3d first = (path[1] - path[0]).Unit, last = (path[^1] - path[^2]).Unit;
        double round = Math.Min(half.Up, half.Across);
        rings.AddRange(End.Select(end => (path[0] - (first * (round * (1 - end.Back))), first, end.Share)));
        for (int i = 1; i + 1 < path.Count; i++)
        {
            rings.Add((path[i], (path[i + 1] - path[i - 1]).Unit, 1));
        }

        rings.AddRange(End.Reverse().Select(end => (path[^1] + (last * (round * (1 - end.Back))), last, end.Share)));
        return Patch.Tube(rings.Count, sideCount, (row, side) =>
        {
            (Vector3d middle, Vector3d along, double share) = rings[row];
            Vector3d across = Vector3d.Cross(up, along).Unit;
            Vector3d upright = Vector3d.Cross(along, across);
            (double sin, double cos) = Math.SinCos(2 * Math.PI * (side % sideCount) / sideCount);
            Vector3d p = middle + (upright * (half.Up * share * cos)) - (across * (half.Across * share * sin));
            return new SurfacePoint(p, (double)side / sideCount, (double)row / (rings.Count - 1));
        });
    }
}
