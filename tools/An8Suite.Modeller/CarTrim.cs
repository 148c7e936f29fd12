namespace An8Suite.Modeller;

/// <summary>Bumpers, grille, rings of the lamps, mirrors, handles and exhaust, all of one metal; and the lamps.</summary>
internal static class CarTrim
{
    private static readonly (double Radius, double Height)[] Glass =
        [(0.035, -0.02), (0.035, 0.006), (0.031, 0.014), (0.018, 0.0215), (0, 0.024)];
    private static readonly (double Radius, double Height)[] LampRing =
        [(0.043, -0.03), (0.044, 0.003), (0.042, 0.01), (0.037, 0.01), (0.0345, 0.004), (0.0345, -0.002)];

    public static void Build(ModelPart bumpers, ModelPart lights)
    {
        Bumper(bumpers, 1);
        Bumper(bumpers, -1);
        for (int bar = 0; bar < 4; bar++)
        {
            double half = 0.068 - (0.003 * bar), y = 0.17 + (0.021 * bar);
            bumpers.Add(
                Sweep.Rod([new(-half, y, 0.466), new(0, y, 0.4705), new(half, y, 0.466)], (0.0055, 0.0075), 6, Vector3d.UnitY),
                shades: false);
        }

        foreach (double side in (double[])[1, -1])
        {
            Lamp(bumpers, lights, new(side * 0.128, 0.207, 0.463), new Vector3d(side * 0.1, 0.08, 1), 1);
            Lamp(bumpers, lights, new(side * 0.14, 0.21, -0.461), new Vector3d(side * 0.14, 0.06, -1), 0.8);
            Mirror(bumpers, side);
            Handles(bumpers, side);
        }

        bumpers.Add(Lathe.Turn(
            [(0.01, 0.03), (0.015, 0.03), (0.016, 0.085), (0.0145, 0.088), (0.012, 0.087), (0.011, 0.06), (0, 0.058)],
            12,
            new Frame(new(-0.1, 0.082, -0.43), Vector3d.UnitX, -Vector3d.UnitZ, Vector3d.UnitY)));
    }

    // A bar bent round the end of the body, with two upright guards.
    private static void Bumper(ModelPart bumpers, double end)
    {
        Vector3d[] path = [.. Enumerable.Range(-6, 13).Select(i =>
        {
            double x = 0.208 * Math.Sin(i * Math.PI / 12);
            return new Vector3d(x, 0.118, end * (0.487 - (0.062 * Math.Pow(Math.Abs(x) / 0.208, 3.2))));
        })];
        bumpers.Add(Sweep.Rod(path, (0.024, 0.017), 10, Vector3d.UnitY));
        foreach (double x in (double[])[-0.078, 0.078])
        {
            Vector3d foot = new(x, 0.1, end * 0.5), top = new(x, 0.145, end * 0.5);
            bumpers.Add(Sweep.Rod([foot, (foot + top) / 2, top], (0.012, 0.012), 10, Vector3d.UnitX));
        }
    }

    private static void Lamp(ModelPart bumpers, ModelPart lights, Vector3d place, Vector3d forwards, double size)
    {
        Frame seat = Frame.Along(place, forwards.Unit);
        lights.Add(Lathe.Turn([.. Glass.Select(p => (p.Radius * size, p.Height * size))], 20, seat));
        bumpers.Add(Lathe.Turn([.. LampRing.Select(p => (p.Radius * size, p.Height * size))], 20, seat));
    }

    private static void Mirror(ModelPart bumpers, double side)
    {
        Vector3d root = new(side * 0.182, 0.318, 0.135), end = new(side * 0.222, 0.333, 0.14);
        bumpers.Add(Sweep.Rod([root, (root + end) / 2, end], (0.006, 0.006), 6, Vector3d.UnitZ));
        Vector3d inner = new(side * 0.215, 0.337, 0.14), outer = new(side * 0.243, 0.337, 0.136);
        bumpers.Add(Sweep.Rod([inner, (inner + outer) / 2, outer], (0.021, 0.01), 10, Vector3d.UnitY));
    }

    private static void Handles(ModelPart bumpers, double side)
    {
        double x = side * (CarBody.HalfWidthAt(0) + 0.002);
        bumpers.Add(
            Sweep.Rod([new(x, 0.236, -0.06), new(x + (side * 0.004), 0.236, -0.04), new(x, 0.236, -0.02)], (0.0075, 0.007), 6, Vector3d.UnitY));
        double low = side * CarBody.HalfWidthAt(0) * 0.975;
        bumpers.Add(Sweep.Rod([new(low, 0.15, -0.118), new(low, 0.15, 0.005), new(low, 0.15, 0.13)], (0.009, 0.0075), 6, Vector3d.UnitY));
    }
}
