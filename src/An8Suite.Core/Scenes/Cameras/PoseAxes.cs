namespace An8Suite.Core.Scenes.Cameras;

/// <summary>The axes of poses, a row each; what their directions are says <see cref="Camera"/>.</summary>
/// <remarks>
/// A further axis is a further row of <see cref="All"/>, and the place where the renderer reads it by
/// <see cref="CameraPose.At"/>. Afterwards <c>an8 recipe schema</c> writes the schema file anew.
/// </remarks>
public static class PoseAxes
{
    /// <summary>Turn of the plant about the vertical axis.</summary>
    public static PoseAxis View { get; } =
        PoseAxis.Direction("view_degrees", 0, "Turn of the mesh about its vertical axis, in degrees.") with
        {
            Column = "yaw_degrees",
        };

    /// <summary>Height of the camera above the horizon.</summary>
    public static PoseAxis Elevation { get; } =
        new("elevation_degrees", 20, -90, 90, "Camera above the horizon, {from} to {to} degrees.");

    /// <summary>In units of the framing distance: at 1 the turning mesh just fits with a small margin.</summary>
    public static PoseAxis Distance { get; } =
        new("distance", 1, 0.1, 20, "Of the camera; at 1 the turning mesh just fits. {from} to {to}.");

    /// <summary>Turn of the camera about its line of sight.</summary>
    public static PoseAxis Roll { get; } =
        PoseAxis.Direction("roll_degrees", 0, "Turn of the camera about its line of sight, in degrees.");

    /// <summary>Vertical angle of the picture.</summary>
    public static PoseAxis FieldOfView { get; } =
        new("field_of_view_degrees", 28, 1, 120, "Vertical angle of the picture, {from} to {to} degrees.");

    /// <summary>Direction of the light around the plant.</summary>
    public static PoseAxis LightAzimuth { get; } = PoseAxis.Direction(
        "light_azimuth_degrees", -35,
        "Where the light comes from: 0 is behind the camera, 90 to the right, in degrees.");

    /// <summary>Height of the light above the horizon.</summary>
    public static PoseAxis LightElevation { get; } =
        new("light_elevation_degrees", 48, -90, 90, "Light above the horizon, {from} to {to} degrees.");

    /// <summary>1 is the usual light, 0 leaves only the sky.</summary>
    public static PoseAxis LightStrength { get; } =
        new("light_strength", 1, 0, 4, "{from} leaves only the sky; at most {to}.");

    /// <summary>How far the plant's middle stands to the right of the picture's, as a share of its width.</summary>
    public static PoseAxis PositionX { get; } =
        new("position_x", 0, -0.5, 0.5, "Shift of the mesh to the right, in shares of the width, {from} to {to}.")
        {
            ColumnBefore = Roll.Column,
        };

    /// <summary>How far the plant's middle stands above the picture's, as a share of its height.</summary>
    public static PoseAxis PositionY { get; } =
        new("position_y", 0, -0.5, 0.5, "Shift of the mesh upwards, in shares of the height, {from} to {to}.")
        {
            ColumnBefore = PositionX.Column,
        };

    /// <summary>All axes; poses are numbered with the first one turning fastest.</summary>
    public static IReadOnlyList<PoseAxis> All { get; } =
    [
        View, Elevation, Distance, Roll, FieldOfView, LightAzimuth, LightElevation, LightStrength, PositionX, PositionY,
    ];
}
