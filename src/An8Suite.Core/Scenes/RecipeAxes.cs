using An8Suite.Core.Imaging;
using An8Suite.Core.Scenes.Distributions;

namespace An8Suite.Core.Scenes;

/// <summary>The axes of a recipe: every combination of their values is one pose.</summary>
/// <remarks>
/// An axis that the recipe leaves out has one value, the default of <see cref="CameraPose"/>. An axis may be drawn from a
/// distribution instead, which gives every pose a value of its own.
/// </remarks>
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

    /// <summary>Shifts of the plant to the right, in shares of the picture's width.</summary>
    public IReadOnlyList<double> PositionX { get; init; } = [Default.PositionX];

    /// <summary>Shifts of the plant upwards, in shares of the picture's height.</summary>
    public IReadOnlyList<double> PositionY { get; init; } = [Default.PositionY];

    /// <summary>Background colours; empty where the recipe has one.</summary>
    public IReadOnlyList<SrgbColor> Background { get; init; } = [];

    /// <summary>The axes that are drawn from a distribution, by key; their lists are not used.</summary>
    public IReadOnlyDictionary<string, Distribution<double>> Drawn { get; init; } = new Dictionary<string, Distribution<double>>();

    /// <summary>What backgrounds are drawn from; null where they are not.</summary>
    public Distribution<SrgbColor>? DrawnBackground { get; init; }

    /// <summary>How many poses the axes make together.</summary>
    public long PoseCount => RecipeAxis.All.Select(axis => axis.Count(this)).Append(BackgroundAxis.Count(this))
        .Aggregate(1L, (poses, count) => Math.Min(int.MaxValue, poses * count));
}
