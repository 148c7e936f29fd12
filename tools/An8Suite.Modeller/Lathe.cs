namespace An8Suite.Modeller;

/// <summary>A surface of revolution.</summary>
internal static class Lathe
{
    /// <summary>One smooth patch about the world's y axis; a profile that runs upwards faces outwards.</summary>
    public static Patch Turn(IReadOnlyList<(double Radius, double Height)> profile, int sideCount) =>
        Turn(profile, sideCount, Frame.Upright(default));

    /// <summary>The same about the y axis of <paramref name="seat"/>.</summary>
    public static Patch Turn(IReadOnlyList<(double Radius, double Height)> profile, int sideCount, Frame seat) =>
        Patch.Tube(profile.Count, sideCount, (row, side) =>
        {
            (double radius, double height) = profile[row];
            (double sin, double cos) = Math.SinCos(2 * Math.PI * (side % sideCount) / sideCount);
            return new SurfacePoint(
                seat.ToWorld(new Vector3d(radius * cos, height, -radius * sin)),
                (double)side / sideCount,
                (double)row / (profile.Count - 1));
        });
}
