namespace An8Suite.Modeller;

/// <summary>The stem, thick and scaly at its foot, and the ring that hangs from it like a ruffled skirt.</summary>
internal static class FungusStem
{
    private const int SideCount = 24;
    private const int RingSideCount = 40;
    private const double RingAt = 0.76;

    // Radius along the stem, and how ragged it is there.
    private static readonly (double T, double Radius, double Ragged)[] Profile =
    [
        (-0.06, 0.094, 0), (0, 0.104, 0), (0.035, 0.109, 0), (0.06, 0.112, 0.06), (0.075, 0.1, 0), (0.105, 0.1, 0), (0.125, 0.103, 0.08),
        (0.14, 0.089, 0), (0.19, 0.09, 0.08), (0.205, 0.077, 0), (0.26, 0.071, 0), (0.38, 0.066, 0), (0.5, 0.0635, 0),
        (0.62, 0.061, 0), (0.72, 0.06, 0), (0.785, 0.0595, 0), (0.88, 0.0595, 0), (1, 0.064, 0), (1.2, 0.072, 0),
    ];

    // Down the inside, round the hem and up the outside; the last number is how much of the ruffles is there.
    private static readonly (double Radius, double Height, double Ruffle)[] Skirt =
    [
        (0.052, -0.012, 0), (0.072, -0.022, 0.15), (0.096, -0.056, 0.55), (0.117, -0.098, 0.95), (0.121, -0.104, 1), (0.1265, -0.103, 1),
        (0.127, -0.097, 1), (0.106, -0.052, 0.6), (0.083, -0.015, 0.2), (0.068, 0, 0.05), (0.052, 0.006, 0),
    ];

    public static void Build(ModelPart stem, ModelPart ring, Fungus fungus)
    {
        stem.Add(Patch.Tube(Profile.Length, SideCount, (row, side) =>
        {
            (double t, double radius, double ragged) = Profile[row];
            double turn = 2 * Math.PI * (side % SideCount) / SideCount;
            double r = fungus.Scale * radius * (1 + (ragged * Math.Cos((6 * turn) + row)) + (0.02 * Math.Cos((3 * turn) + (4 * t))));
            return new SurfacePoint(Place(fungus.At(t), turn, r, 0), (double)side / SideCount, Math.Clamp(t, 0, 1));
        }));
        Frame seat = fungus.At(RingAt);
        ring.Add(Patch.Tube(Skirt.Length, RingSideCount, (row, side) =>
        {
            (double radius, double height, double ruffle) = Skirt[row];
            double turn = 2 * Math.PI * (side % RingSideCount) / RingSideCount;
            double r = fungus.Scale * (radius + (0.009 * ruffle * Math.Cos((8 * turn) + 0.4)));
            double h = fungus.Scale * (height + (0.011 * ruffle * Math.Cos((5 * turn) + 1.7)));
            return new SurfacePoint(Place(seat, turn, r, h), (double)side / RingSideCount, row / (Skirt.Length - 1.0));
        }));
    }

    private static Vector3d Place(Frame seat, double turn, double radius, double height)
    {
        (double sin, double cos) = Math.SinCos(turn);
        return seat.ToWorld(new Vector3d(radius * cos, height, -radius * sin));
    }
}
