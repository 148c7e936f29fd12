namespace An8Suite.Modeller;

/// <summary>Where a mushroom stands and how large it is; its cap sits square on the bent stem.</summary>
internal sealed record Fungus
{
    /// <summary>What sets its chance apart from its neighbour's.</summary>
    public required string Name { get; init; }

    /// <summary>The middle of the stem on the ground.</summary>
    public required Vector3d Foot { get; init; }

    /// <summary>The middle of the cap's rim.</summary>
    public required Vector3d Top { get; init; }

    /// <summary>Of the stem's thickness: 1 is the old one's.</summary>
    public required double Scale { get; init; }

    /// <summary>From the axis to the rim.</summary>
    public required double CapRadius { get; init; }

    /// <summary>From the rim to the crown.</summary>
    public required double CapHeight { get; init; }

    /// <summary>Gills below the cap.</summary>
    public required int GillCount { get; init; }

    /// <summary>Warts on the cap.</summary>
    public required int SpotCount { get; init; }

    /// <summary>The cap's place: its axis is the frame's y.</summary>
    public Frame Head => At(1);

    /// <summary>The place at <paramref name="t"/> of the stem, which leaves the ground upright; y runs along it.</summary>
    public Frame At(double t)
    {
        Vector3d middle = Foot + (Vector3d.UnitY * (0.6 * (Top.Y - Foot.Y)));
        double s = 1 - t;
        Vector3d p = (Foot * (s * s)) + (middle * (2 * s * t)) + (Top * (t * t));
        return Frame.Along(p, (((middle - Foot) * s) + ((Top - middle) * t)).Unit);
    }
}
