using System.Numerics;

namespace An8Suite.Core.Scenes.Cameras;

/// <summary>Places plant, camera and light in the world.</summary>
/// <remarks>
/// The world is right-handed with y up. The camera stands on the +z side, raised by the elevation, and is moved
/// sideways so that the turning mesh fills the middle of the picture. Yaw turns the plant, not the camera,
/// counter-clockwise as seen from above: what faces the camera moves to the right of the picture. Roll turns the camera
/// clockwise, so the picture turns counter-clockwise. The light stays with the camera. Position shifts the finished
/// picture, as a shift lens does: the plant keeps the perspective it has in the middle. All is computed in double by
/// <see cref="PortableMath"/> and rounded once, so no C library can change a bit of it.
/// </remarks>
public static class Camera
{
    /// <summary>The share of the picture's half-width and half-height that stays free at distance 1.</summary>
    public const double Margin = 0.05;

    /// <summary>
    /// The matrices and the light of <paramref name="pose"/>; <paramref name="aspect"/> is width over height.
    /// </summary>
    /// <param name="framing">What is framed.</param>
    /// <param name="pose">The values of the axes.</param>
    /// <param name="aspect">Width over height.</param>
    /// <param name="reach">
    /// How far from the middle anything is drawn; null for what is framed. Changes depths alone, no place.
    /// </param>
    public static SceneView View(Framing framing, CameraPose pose, double aspect, double? reach = null)
    {
        IReadOnlyList<string> problems = pose.Validate();
        if (problems.Count > 0)
        {
            throw new InputException($"camera pose: {string.Join("; ", problems)}");
        }

        CameraAxes axes = CameraAxes.Of(pose.ElevationDegrees, pose.RollDegrees);
        double tangentY = PortableMath.TanDegrees(pose.FieldOfViewDegrees / 2);
        double tangentX = tangentY * aspect;
        Triple fit = Fit(framing, axes, tangentX * (1 - Margin), tangentY * (1 - Margin));
        Triple centre = axes.See(new Triple(0, framing.Middle, 0));
        double distance = pose.Distance * (fit.Z - centre.Z);
        return new SceneView
        {
            Model = Turn(pose.YawDegrees),
            View = axes.WorldToCamera(fit with { Z = centre.Z + distance }),
            Projection = Shifted(Perspective(distance, reach ?? framing.Reach, tangentX, tangentY), pose),
            LightDirection = Direction(pose.LightAzimuthDegrees, pose.LightElevationDegrees),
            LightStrength = (float)pose.LightStrength,
        };
    }

    /// <summary>
    /// The nearest place, in the axes' coordinates, from which every rim lies inside the given half-angles.
    /// </summary>
    /// <remarks>
    /// A point (x, y, z) is inside to the right of a camera at (s, ., d) when x - s &lt;= t (d - z), so d + s / t must
    /// reach the largest x / t + z, and d - s / t the largest -x / t + z to the left; both hold with equality at the
    /// nearest place.
    /// </remarks>
    private static Triple Fit(Framing framing, CameraAxes axes, double tangentX, double tangentY)
    {
        double right = Farthest(framing, axes.Back.Plus(axes.Right, 1 / tangentX));
        double left = Farthest(framing, axes.Back.Plus(axes.Right, -1 / tangentX));
        double up = Farthest(framing, axes.Back.Plus(axes.Up, 1 / tangentY));
        double down = Farthest(framing, axes.Back.Plus(axes.Up, -1 / tangentY));
        double distance = Math.Max(right + left, up + down) / 2;
        return new Triple(tangentX * (right - left) / 2, tangentY * (up - down) / 2, distance);
    }

    /// <summary>The largest inner product of a point of the solid with <paramref name="normal"/>.</summary>
    private static double Farthest(Framing framing, Triple normal)
    {
        double across = Math.Sqrt((normal.X * normal.X) + (normal.Z * normal.Z));
        return framing.Rims.Max(rim => (rim.Height * normal.Y) + (rim.Radius * across));
    }

    private static Matrix4x4 Turn(double yaw)
    {
        float cos = (float)PortableMath.CosDegrees(yaw);
        float sin = (float)PortableMath.SinDegrees(yaw);
        return new Matrix4x4(cos, 0, -sin, 0, 0, 1, 0, 0, sin, 0, cos, 0, 0, 0, 0, 1);
    }

    private static Matrix4x4 Perspective(double distance, double reach, double tangentX, double tangentY)
    {
        double far = distance + reach;
        double near = Math.Max(distance - reach, 0.02 * distance);
        return new Matrix4x4(
            (float)(1 / tangentX), 0, 0, 0,
            0, (float)(1 / tangentY), 0, 0,
            0, 0, (float)(-(far + near) / (far - near)), -1,
            0, 0, (float)(-2 * far * near / (far - near)), 0);
    }

    /// <summary>
    /// The projection whose picture lies to the right and above by the pose's shares of width and height.
    /// </summary>
    /// <remarks>
    /// The picture is two units wide and high here, and w = -z, so z enters with minus twice the share.
    /// </remarks>
    private static Matrix4x4 Shifted(Matrix4x4 projection, CameraPose pose)
    {
        // Subtracted from 0, because a negated 0 would be a -0.
        projection.M31 = (float)(0 - (2 * pose.PositionX));
        projection.M32 = (float)(0 - (2 * pose.PositionY));
        return projection;
    }

    private static Vector3 Direction(double azimuth, double elevation) => new(
        (float)(PortableMath.CosDegrees(elevation) * PortableMath.SinDegrees(azimuth)),
        (float)PortableMath.SinDegrees(elevation),
        (float)(PortableMath.CosDegrees(elevation) * PortableMath.CosDegrees(azimuth)));
}
