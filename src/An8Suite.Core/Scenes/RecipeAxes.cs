namespace An8Suite.Core.Scenes;

/// <summary>The axes of a recipe: every combination of their values is one pose.</summary>
/// <remarks>An axis that the recipe leaves out has one value, the default of <see cref="CameraPose"/>.</remarks>
public sealed record RecipeAxes
{
    private static readonly CameraPose Default = new();

    /// <summary>Turns of the plant about its vertical axis.</summary>
    public IReadOnlyList<double> ViewDegrees { get; init; } = [Default.YawDegrees];

    /// <summary>Heights of the camera above the horizon, -90 to 90.</summary>
    public IReadOnlyList<double> ElevationDegrees { get; init; } = [Default.ElevationDegrees];

    /// <summary>Distances of the camera; at 1 the turning plant just fits.</summary>
    public IReadOnlyList<double> Distance { get; init; } = [Default.Distance];

    /// <summary>Turns of the camera about its line of sight.</summary>
    public IReadOnlyList<double> RollDegrees { get; init; } = [Default.RollDegrees];

    /// <summary>Vertical angles of the picture.</summary>
    public IReadOnlyList<double> FieldOfViewDegrees { get; init; } = [Default.FieldOfViewDegrees];

    /// <summary>Directions of the light around the plant.</summary>
    public IReadOnlyList<double> LightAzimuthDegrees { get; init; } = [Default.LightAzimuthDegrees];

    /// <summary>Heights of the light above the horizon, -90 to 90.</summary>
    public IReadOnlyList<double> LightElevationDegrees { get; init; } = [Default.LightElevationDegrees];

    /// <summary>Strengths of the light; 1 is the usual one.</summary>
    public IReadOnlyList<double> LightStrength { get; init; } = [Default.LightStrength];

    /// <summary>How many poses the axes make together.</summary>
    public long PoseCount => RecipeAxis.All.Aggregate(1L, (count, axis) => Math.Min(int.MaxValue, count * axis.Values(this).Count));
}
