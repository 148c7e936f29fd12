namespace An8Suite.Modeller;

/// <summary>Four wheels, their hubs with bolts, and the axles.</summary>
internal static class CarWheels
{
    private const int SideCount = 40;
    private const int BoltCount = 5;
    private const double Middle = 0.181;

    // Radius and distance outwards from the wheel's middle; smooth within a face and sharp between faces.
    private static readonly (double Radius, double Height)[] Inside = [(0, -0.04), (0.088, -0.045)];
    private static readonly (double Radius, double Height)[] Tread =
        [(0.088, -0.045), (0.1, -0.04), (0.1075, -0.024), (0.1075, 0.024), (0.1, 0.04), (0.088, 0.046)];

    private static readonly (double Radius, double Height)[] Outside =
        [(0.088, 0.046), (0.076, 0.0475), (0.069, 0.0455), (0.066, 0.039), (0.055, 0.028)];

    private static readonly (double Radius, double Height)[] Hub =
        [(0.0645, 0.027), (0.0645, 0.037), (0.0605, 0.041), (0.051, 0.036), (0.036, 0.035), (0.025, 0.039), (0.021, 0.048), (0.013, 0.052), (0, 0.053)];

    private static readonly (double Radius, double Height)[] Bolt = [(0.0062, -0.004), (0.0052, 0.005), (0, 0.007)];

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
        wheels.Add(Lathe.Turn(Inside, SideCount, seat));
        wheels.Add(Lathe.Turn(Tread, SideCount, seat));
        wheels.Add(Lathe.Turn(Outside, SideCount, seat));
        hubs.Add(Lathe.Turn(Hub, 24, seat));
        for (int i = 0; i < BoltCount; i++)
        {
            (double sin, double cos) = Math.SinCos(2 * Math.PI * i / BoltCount);
            Frame place = seat with { Origin = seat.ToWorld(new Vector3d(0.043 * cos, 0.0365, -0.043 * sin)) };
            hubs.Add(Lathe.Turn(Bolt, 6, place));
        }
    }
}
