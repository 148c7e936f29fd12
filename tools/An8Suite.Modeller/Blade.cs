namespace An8Suite.Modeller;

/// <summary>The shape of a petal, sepal or leaf: a sheet on a bent mid-rib. Lengths are in plant heights.</summary>
internal sealed record Blade
{
    private const int StepCount = 200;

    /// <summary>Along the mid-rib.</summary>
    public required double Length { get; init; }

    /// <summary>Half the width where it is widest.</summary>
    public required double HalfWidth { get; init; }

    /// <summary>Width at the root, as a share of the widest.</summary>
    public double RootShare { get; init; } = 0.3;

    /// <summary>Where it is widest, as a share of the length.</summary>
    public double WidestAt { get; init; } = 0.6;

    /// <summary>How blunt the tip is: 0.5 is round, 1 is a point.</summary>
    public double TipPower { get; init; } = 0.7;

    /// <summary>How late the narrowing towards the tip sets in.</summary>
    public double TipFullness { get; init; } = 2.2;

    /// <summary>The mid-rib's slope at the root, above the frame's floor.</summary>
    public required double RootDegrees { get; init; }

    /// <summary>The mid-rib's slope at the tip.</summary>
    public required double TipDegrees { get; init; }

    /// <summary>How the slope changes on the way: 1 evenly, above 1 mostly near the tip.</summary>
    public double BendPower { get; init; } = 1;

    /// <summary>How far the edges rise, as a share of the half width; at the root, half way and at the tip.</summary>
    public (double Root, double Middle, double Tip) Cup { get; init; }

    /// <summary>The fold along the mid-rib, as a share of the half width.</summary>
    public double Fold { get; init; }

    /// <summary>Two ridges beside the mid-rib, as a share of the half width.</summary>
    public double Pleat { get; init; }

    /// <summary>How far the blade is turned about its mid-rib at the tip.</summary>
    public double RollDegrees { get; init; }

    /// <summary>How far the tip swings sideways, as a share of the length.</summary>
    public double Sway { get; init; }

    /// <summary>The waves of the edge, as a share of the half width.</summary>
    public double Wave { get; init; }

    /// <summary>Where the waves begin, in turns.</summary>
    public double WavePhase { get; init; }

    /// <summary>How much the upper side counts in the baked occlusion, which is one value for both sides.</summary>
    public double UpperShare { get; init; } = 0.65;

    /// <summary>Where the rows lie, from 0 (root) to 1 (tip).</summary>
    public required IReadOnlyList<double> Rows { get; init; }

    /// <summary>Strips across.</summary>
    public int ColumnCount { get; init; } = 8;

    /// <summary>The sheet that grows from the origin of <paramref name="root"/> along its z axis, with y up.</summary>
    public Patch Build(Frame root)
    {
        (double Out, double Up, double Slope)[] midRib = [.. Rows.Select(MidRib)];
        return Patch.Sheet(Rows.Count, ColumnCount + 1, UpperShare, (row, column) =>
        {
            double u = (double)column / ColumnCount;
            double v = Rows[row];
            return new SurfacePoint(root.ToWorld(Point((2 * u) - 1, v, midRib[row])), u, v);
        });
    }

    private Vector3d Point(double s, double v, (double Out, double Up, double Slope) rib)
    {
        double half = HalfWidth * Width(v);
        double cup = v < 0.5 ? Mix(Cup.Root, Cup.Middle, 2 * v) : Mix(Cup.Middle, Cup.Tip, (2 * v) - 1);
        double wave = Wave * Math.Abs(s * s * s) * v * Math.Sin(2 * Math.PI * ((2.2 * v) + WavePhase + (s > 0 ? 0.37 : 0)));
        double ridge = Pleat * Math.Pow(Math.Sin(Math.PI * s), 2) * v;
        double rise = half * ((cup * s * s) + (Fold * Math.Abs(s)) + ridge + wave);
        (double sinRoll, double cosRoll) = Math.SinCos(double.DegreesToRadians(RollDegrees) * v);
        double across = (s * half * cosRoll) - (rise * sinRoll) + (Sway * Length * v * v);
        double above = (s * half * sinRoll) + (rise * cosRoll);
        (double sin, double cos) = Math.SinCos(rib.Slope);

        // Seen from above with the tip ahead, columns run to the right: that way lies -x.
        return new Vector3d(-across, rib.Up + (above * cos), rib.Out - (above * sin));
    }

    private (double Out, double Up, double Slope) MidRib(double v)
    {
        double along = 0, up = 0;
        for (int i = 0; i < StepCount; i++)
        {
            (double sin, double cos) = Math.SinCos(Slope(v * (i + 0.5) / StepCount));
            along += cos;
            up += sin;
        }

        double step = v * Length / StepCount;
        return (along * step, up * step, Slope(v));
    }

    private double Slope(double v) => double.DegreesToRadians(Mix(RootDegrees, TipDegrees, Math.Pow(v, BendPower)));

    private double Width(double v)
    {
        if (v >= WidestAt)
        {
            return Math.Pow(1 - Math.Pow((v - WidestAt) / (1 - WidestAt), TipFullness), TipPower);
        }

        double t = v / WidestAt;
        return Mix(RootShare, 1, t * t * (3 - (2 * t)) * 0.5 + (0.5 * Math.Sin(Math.PI / 2 * t)));
    }

    private static double Mix(double a, double b, double t) => a + ((b - a) * t);
}
