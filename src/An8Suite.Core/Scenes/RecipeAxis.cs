using An8Suite.Core.Scenes.Distributions;
using An8Suite.Core.Scenes.Splitting;

namespace An8Suite.Core.Scenes;

/// <summary>One axis by its key: where a recipe keeps its values and what a value does to a pose.</summary>
/// <param name="Key">As in the recipe file.</param>
/// <param name="Values">The axis' values.</param>
/// <param name="Replace">The same axes with other values on this one.</param>
/// <param name="Apply">The same pose with another value of this axis.</param>
/// <param name="IsDirection">Whether values a full turn apart are the same pose.</param>
internal sealed record RecipeAxis(
    string Key,
    Func<RecipeAxes, IReadOnlyList<double>> Values,
    Func<RecipeAxes, IReadOnlyList<double>, RecipeAxes> Replace,
    Func<CameraPose, double, CameraPose> Apply,
    bool IsDirection = false)
{
    /// <summary>All axes; poses are numbered with the first one turning fastest.</summary>
    public static IReadOnlyList<RecipeAxis> All { get; } =
    [
        new("view_degrees", a => a.ViewDegrees, (a, v) => a with { ViewDegrees = v },
            (pose, v) => pose with { YawDegrees = v }, true),
        new("elevation_degrees", a => a.ElevationDegrees, (a, v) => a with { ElevationDegrees = v },
            (pose, v) => pose with { ElevationDegrees = v }),
        new("distance", a => a.Distance, (a, v) => a with { Distance = v },
            (pose, v) => pose with { Distance = v }),
        new("roll_degrees", a => a.RollDegrees, (a, v) => a with { RollDegrees = v },
            (pose, v) => pose with { RollDegrees = v }, true),
        new("field_of_view_degrees", a => a.FieldOfViewDegrees, (a, v) => a with { FieldOfViewDegrees = v },
            (pose, v) => pose with { FieldOfViewDegrees = v }),
        new("light_azimuth_degrees", a => a.LightAzimuthDegrees, (a, v) => a with { LightAzimuthDegrees = v },
            (pose, v) => pose with { LightAzimuthDegrees = v }, true),
        new("light_elevation_degrees", a => a.LightElevationDegrees, (a, v) => a with { LightElevationDegrees = v },
            (pose, v) => pose with { LightElevationDegrees = v }),
        new("light_strength", a => a.LightStrength, (a, v) => a with { LightStrength = v },
            (pose, v) => pose with { LightStrength = v }),
        new("position_x", a => a.PositionX, (a, v) => a with { PositionX = v },
            (pose, v) => pose with { PositionX = v }),
        new("position_y", a => a.PositionY, (a, v) => a with { PositionY = v },
            (pose, v) => pose with { PositionY = v }),
    ];

    /// <summary>By how much the axis multiplies the poses.</summary>
    public int Count(RecipeAxes axes) => axes.Drawn.TryGetValue(Key, out Distribution<double>? drawn)
        ? drawn.Count ?? 1
        : Values(axes).Count;

    /// <summary>The value of a pose, at a position of the axis.</summary>
    public double At(RecipeAxes axes, int position, ulong seed, int pose) =>
        axes.Drawn.TryGetValue(Key, out Distribution<double>? drawn)
            ? drawn.Draw(new CounterRandom(seed, Key, (ulong)pose))
            : Values(axes)[position];

    /// <summary>The same axes with this one read as a number, a list, a range or a distribution.</summary>
    public RecipeAxes Read(RecipeAxes axes, RecipeNode node)
    {
        if (!DistributionReader.IsDistribution(node))
        {
            return Replace(axes, RecipeRange.Read(node));
        }

        return DistributionReader.Numbers(node) is { } drawn
            ? axes with { Drawn = new Dictionary<string, Distribution<double>>(axes.Drawn) { [Key] = drawn } }
            : axes;
    }

    /// <summary>What is wrong with the values: a key below the axis, and a sentence.</summary>
    public IEnumerable<(string Key, string Message)> Problems(RecipeAxes axes)
    {
        if (axes.Drawn.TryGetValue(Key, out Distribution<double>? drawn))
        {
            return [.. drawn.Problems(), .. drawn.Extremes.SelectMany(Problems)];
        }

        IReadOnlyList<double> values = Values(axes);
        return values.Count == 0
            ? [(string.Empty, "expected at least one value, found none")]
            : [.. values.SelectMany(Problems), .. Repeated(values)];
    }

    private IEnumerable<(string Key, string Message)> Problems(double value) =>
        Apply(new CameraPose(), value).Validate()
            .Select(problem => (string.Empty, problem[(problem.IndexOf(':', StringComparison.Ordinal) + 2)..]));

    private IEnumerable<(string Key, string Message)> Repeated(IReadOnlyList<double> values)
    {
        HashSet<double> seen = [];
        foreach (double value in values)
        {
            if (!seen.Add(IsDirection ? Arc.Turn(value) : value))
            {
                yield return (string.Empty, FormattableString.Invariant(
                    $"{value} gives the same poses as an earlier value; each pose may come once, or splits would overlap"));
            }
        }
    }
}
