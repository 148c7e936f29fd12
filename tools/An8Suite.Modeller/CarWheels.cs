namespace An8Suite.Modeller;

/// <summary>Four wheels with a tread, their hubs with bolts, and the axles.</summary>
internal static class CarWheels
{
    private const int SideCount = 48;
    private const int BoltCount = 5;
    private const double Middle = 0.181;

    // Radius and distance outwards from the wheel's middle; smooth within a face and sharp between faces.
    private static readonly (double Radius, double Height)[] Inside = [(0, -0.04), (0.088, -0.045)];
    private static readonly (double Radius, double Height)[] Tread =
        [(0.088, -0.045), (0.099, -0.0405), (0.106, -0.03), (0.108, -0.012), (0.108, 0.012), (0.106, 0.03), (0.099, 0.0405), (0.088, 0.046)];

    private static readonly (double Radius, double Height)[] Outside =
        [(0.088, 0.046), (0.076, 0.0475), (0.069, 0.0455), (0.066, 0.039), (0.0655, 0.03), (0.05, 0.028)];

    private static readonly (double Radius, double Height)[] Hub =
        [(0.0645, 0.027), (0.0645, 0.037), (0.062, 0.0405), (0.057, 0.0405), (0.051, 0.036), (0.04, 0.0345), (0.03, 0.037), (0.025, 0.039), (0.022, 0.047), (0.016, 0.051), (0, 0.053)];

    private static readonly (double Radius, double Height)[] Bolt = [(0.0062, -0.004), (0.0058, 0.004), (0.0035, 0.0062), (0, 0.007)];

    public static void Build(ModelPart wheels, ModelPart hubs)
    {
        foreach (double axle in (double[])[CarBody.FrontAxle, CarBody.RearAxle])
        {
            foreach (double side in (double[])[1, -1])
            {
                var middle = new Vector3d(side * Middle, CarBody.AxleHeight, axle);
                AddWheel(wheels, hubs, new Frame(middle, Vector3d.UnitY, Vector3d.UnitX * side, Vector3d.UnitZ * -side));
            }

            Vector3d half = Vector3d.UnitX * (Middle - 0.035), height = new(0, CarBody.AxleHeight, axle);
            hubs.Add(Sweep.Rod([height - half, height, height + half], (0.014, 0.014), 10, Vector3d.UnitY));
        }
    }

    private static void AddWheel(ModelPart wheels, ModelPart hubs, Frame seat)
    {
        wheels.Add(Lathe.Turn(Inside, 24, seat));
        wheels.Add(Patch.Tube(Tread.Length, SideCount, (row, side) =>
        {
            (double radius, double height) = Tread[row];
            double groove = side % 3 == 0 && row is > 0 and < 7 ? 0.0055 : 0;
            (double sin, double cos) = Math.SinCos(2 * Math.PI * (side % SideCount) / SideCount);
            var p = new Vector3d((radius - groove) * cos, height, -(radius - groove) * sin);
            return new SurfacePoint(seat.ToWorld(p), (double)side / SideCount, row / (Tread.Length - 1.0));
        }));
        wheels.Add(Lathe.Turn(Outside, SideCount, seat));
        hubs.Add(Lathe.Turn(Hub, 30, seat));
        for (int i = 0; i < BoltCount; i++)
        {
            (double sin, double cos) = Math.SinCos(2 * Math.PI * i / BoltCount);
            Frame place = seat with { Origin = seat.ToWorld(new Vector3d(0.043 * cos, 0.0365, -0.043 * sin)) };
            hubs.Add(Lathe.Turn(Bolt, 6, place));
        }
    }
}
