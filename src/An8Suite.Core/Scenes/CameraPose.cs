namespace An8Suite.Core.Scenes;

/// <summary>Where plant, camera and light stand in one picture, in the numbers a recipe gives.</summary>
/// <remarks>The directions are those of <see cref="Camera"/>.</remarks>
public sealed record CameraPose
{
    /// <summary>Turn of the plant about the vertical axis; any number.</summary>
    public double YawDegrees { get; init; }

    /// <summary>Height of the camera above the horizon, -90 to 90.</summary>
    public double ElevationDegrees { get; init; } = 20;

    /// <summary>In units of the framing distance: at 1 the turning mesh just fits with a small margin; from 0.1 to 20.</summary>
    public double Distance { get; init; } = 1;

    /// <summary>Turn of the camera about its line of sight; any number.</summary>
    public double RollDegrees { get; init; }

    /// <summary>How far the plant's middle stands to the right of the picture's, as a share of its width, -0.5 to 0.5.</summary>
    public double PositionX { get; init; }

    /// <summary>How far the plant's middle stands above the picture's, as a share of its height, -0.5 to 0.5.</summary>
    public double PositionY { get; init; }

    /// <summary>Vertical angle of the picture, 1 to 120.</summary>
    public double FieldOfViewDegrees { get; init; } = 28;

    /// <summary>0 is behind the camera, 90 to the right of the picture; any number.</summary>
    public double LightAzimuthDegrees { get; init; } = -35;

    /// <summary>Height of the light above the horizon, -90 to 90.</summary>
    public double LightElevationDegrees { get; init; } = 48;

    /// <summary>1 is the usual light, 0 leaves only the sky; at most 4.</summary>
    public double LightStrength { get; init; } = 1;

    /// <summary>Every value that is out of range, one sentence each; empty when all are fine.</summary>
    public IReadOnlyList<string> Validate()
    {
        List<string> problems = [];
        Check("yaw_degrees", YawDegrees, -1e6, 1e6);
        Check("elevation_degrees", ElevationDegrees, -90, 90);
        Check("distance", Distance, 0.1, 20);
        Check("roll_degrees", RollDegrees, -1e6, 1e6);
        Check("position_x", PositionX, -0.5, 0.5);
        Check("position_y", PositionY, -0.5, 0.5);
        Check("field_of_view_degrees", FieldOfViewDegrees, 1, 120);
        Check("light_azimuth_degrees", LightAzimuthDegrees, -1e6, 1e6);
        Check("light_elevation_degrees", LightElevationDegrees, -90, 90);
        Check("light_strength", LightStrength, 0, 4);
        return problems;

        void Check(string name, double value, double low, double high)
        {
            if (!(value >= low && value <= high))
            {
                problems.Add(FormattableString.Invariant($"{name}: expected {low} to {high}, found {value}"));
            }
        }
    }
}
