using An8Suite.Core.Imaging;

namespace An8Suite.Core.Scenes.Objects;

/// <summary>The disc on which everything stands and which takes the shadows; key <c>ground</c>.</summary>
/// <param name="Color">Its colour.</param>
/// <param name="Radius">In radii of what the turning mesh sweeps, 1 to 20.</param>
/// <param name="CastsShadows">Whether things shade it from the light; they darken it where they stand always.</param>
public sealed record SceneGround(SrgbColor Color, double Radius, bool CastsShadows)
{
    /// <summary>The name of its part.</summary>
    public const string PartName = "ground";

    /// <summary>The radius of a ground that says none.</summary>
    public const double StandardRadius = 4;
}
