namespace An8Suite.Core.Scenes;

/// <summary>One axis by its key: where a recipe keeps its values and what a value does to a pose.</summary>
/// <param name="Key">As in the recipe file.</param>
/// <param name="Values">The axis' values.</param>
/// <param name="Replace">The same axes with other values on this one.</param>
/// <param name="Apply">The same pose with another value of this axis.</param>
/// <param name="PeriodDegrees">Values this far apart are the same pose; 0 where they never are.</param>
internal sealed record RecipeAxis(
    string Key,
    Func<RecipeAxes, IReadOnlyList<double>> Values,
    Func<RecipeAxes, IReadOnlyList<double>, RecipeAxes> Replace,
    Func<CameraPose, double, CameraPose> Apply,
    double PeriodDegrees = 0)
{
    /// <summary>All axes; poses are numbered with the first one turning fastest.</summary>
    public static IReadOnlyList<RecipeAxis> All { get; } =
    [
        new("view_degrees", a => a.ViewDegrees, (a, v) => a with { ViewDegrees = v },
            (pose, v) => pose with { YawDegrees = v }, 360),
        new("elevation_degrees", a => a.ElevationDegrees, (a, v) => a with { ElevationDegrees = v },
            (pose, v) => pose with { ElevationDegrees = v }),
        new("distance", a => a.Distance, (a, v) => a with { Distance = v },
            (pose, v) => pose with { Distance = v }),
        new("roll_degrees", a => a.RollDegrees, (a, v) => a with { RollDegrees = v },
            (pose, v) => pose with { RollDegrees = v }, 360),
        new("field_of_view_degrees", a => a.FieldOfViewDegrees, (a, v) => a with { FieldOfViewDegrees = v },
            (pose, v) => pose with { FieldOfViewDegrees = v }),
        new("light_azimuth_degrees", a => a.LightAzimuthDegrees, (a, v) => a with { LightAzimuthDegrees = v },
            (pose, v) => pose with { LightAzimuthDegrees = v }, 360),
        new("light_elevation_degrees", a => a.LightElevationDegrees, (a, v) => a with { LightElevationDegrees = v },
            (pose, v) => pose with { LightElevationDegrees = v }),
        new("light_strength", a => a.LightStrength, (a, v) => a with { LightStrength = v },
            (pose, v) => pose with { LightStrength = v }),
    ];

    /// <summary>What is wrong with the values, one sentence each.</summary>
    public IEnumerable<string> Problems(RecipeAxes axes)
    {
        IReadOnlyList<double> values = Values(axes);
        if (values.Count == 0)
        {
            yield return "expected at least one value, found none";
        }

        HashSet<double> seen = [];
        foreach (double value in values)
        {
            foreach (string problem in Apply(new CameraPose(), value).Validate())
            {
                yield return problem[(problem.IndexOf(':', StringComparison.Ordinal) + 2)..];
            }

            double turn = PeriodDegrees > 0 ? value - (PeriodDegrees * Math.Floor(value / PeriodDegrees)) : value;
            if (!seen.Add(turn))
            {
                yield return FormattableString.Invariant(
                    $"{value} gives the same poses as an earlier value; each pose may come once, or folds would overlap");
            }
        }
    }
}
