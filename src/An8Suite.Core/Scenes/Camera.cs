using System.Numerics;

namespace An8Suite.Core.Scenes;

/// <summary>Places plant, camera and light in the world.</summary>
/// <remarks>
/// The world is right-handed with y up. The camera stands on the +z side, raised by the elevation, and looks at the middle
/// of the framing cylinder. Yaw turns the plant, not the camera, counter-clockwise as seen from above: what faces the camera
/// moves to the right of the picture. Roll turns the camera clockwise, so the picture turns counter-clockwise. The light
/// stays with the camera. All is computed in double and rounded once, because float trigonometry differs between systems.
/// </remarks>
public static class Camera
{
    /// <summary>The share of the picture's half-width that stays free around the framing cylinder at distance 1.</summary>
    public const double Margin = 0.04;

    private const int RimPoints = 96;

    /// <summary>The matrices and the light of <paramref name="pose"/>; <paramref name="aspect"/> is width over height.</summary>
    public static SceneView View(Framing framing, CameraPose pose, double aspect)
    {
        IReadOnlyList<string> problems = pose.Validate();
        if (problems.Count > 0)
        {
            throw new InputException($"camera pose: {string.Join("; ", problems)}");
        }

        Axes axes = Axes.Of(Radians(pose.ElevationDegrees), Radians(pose.RollDegrees));
        double tangentY = Math.Tan(Radians(pose.FieldOfViewDegrees) / 2);
        double tangentX = tangentY * aspect;
        double distance = pose.Distance * FramingDistance(framing, axes, tangentX, tangentY);
        return new SceneView
        {
            Model = Turn(Radians(pose.YawDegrees)),
            View = axes.WorldToCamera(framing.Centre, distance),
            Projection = Perspective(framing, distance, tangentX, tangentY),
            LightDirection = Direction(Radians(pose.LightAzimuthDegrees), Radians(pose.LightElevationDegrees)),
            LightStrength = (float)pose.LightStrength,
        };
    }

    /// <summary>The smallest distance at which both rims of the cylinder lie inside the picture less its margin.</summary>
    private static double FramingDistance(Framing framing, Axes axes, double tangentX, double tangentY)
    {
        double nearest = 0;
        for (int i = 0; i < 2 * RimPoints; i++)
        {
            double angle = 2 * Math.PI * (i / 2) / RimPoints;
            double y = i % 2 == 0 ? framing.HalfHeight : -framing.HalfHeight;
            var p = new Triple(framing.Radius * Math.Sin(angle), y, framing.Radius * Math.Cos(angle));
            double acrossX = Math.Abs(p.Dot(axes.Right)) / (tangentX * (1 - Margin));
            double acrossY = Math.Abs(p.Dot(axes.Up)) / (tangentY * (1 - Margin));
            nearest = Math.Max(nearest, p.Dot(axes.Back) + Math.Max(acrossX, acrossY));
        }

        return nearest;
    }

    private static Matrix4x4 Turn(double yaw)
    {
        float cos = (float)Math.Cos(yaw);
        float sin = (float)Math.Sin(yaw);
        return new Matrix4x4(cos, 0, -sin, 0, 0, 1, 0, 0, sin, 0, cos, 0, 0, 0, 0, 1);
    }

    private static Matrix4x4 Perspective(Framing framing, double distance, double tangentX, double tangentY)
    {
        double reach = Math.Sqrt(((double)framing.Radius * framing.Radius) + ((double)framing.HalfHeight * framing.HalfHeight));
        double far = distance + (1.01 * reach);
        double near = Math.Max(distance - (1.01 * reach), 0.01 * distance);
        return new Matrix4x4(
            (float)(1 / tangentX), 0, 0, 0,
            0, (float)(1 / tangentY), 0, 0,
            0, 0, (float)(-(far + near) / (far - near)), -1,
            0, 0, (float)(-2 * far * near / (far - near)), 0);
    }

    private static Vector3 Direction(double azimuth, double elevation) => new(
        (float)(Math.Cos(elevation) * Math.Sin(azimuth)),
        (float)Math.Sin(elevation),
        (float)(Math.Cos(elevation) * Math.Cos(azimuth)));

    private static double Radians(double degrees) => degrees * Math.PI / 180;

    private readonly record struct Triple(double X, double Y, double Z)
    {
        public double Dot(Triple o) => (X * o.X) + (Y * o.Y) + (Z * o.Z);
    }

    /// <summary>The camera's axes in the world; it looks against Back.</summary>
    private readonly record struct Axes(Triple Right, Triple Up, Triple Back)
    {
        public static Axes Of(double elevation, double roll)
        {
            var back = new Triple(0, Math.Sin(elevation), Math.Cos(elevation));
            var level = new Triple(0, Math.Cos(elevation), -Math.Sin(elevation));
            (double sin, double cos) = (Math.Sin(roll), Math.Cos(roll));
            var right = new Triple(cos, -sin * level.Y, -sin * level.Z);
            var up = new Triple(sin, cos * level.Y, cos * level.Z);
            return new Axes(right, up, back);
        }

        public Matrix4x4 WorldToCamera(Vector3 centre, double distance)
        {
            var c = new Triple(centre.X, centre.Y, centre.Z);
            return new Matrix4x4(
                (float)Right.X, (float)Up.X, (float)Back.X, 0,
                (float)Right.Y, (float)Up.Y, (float)Back.Y, 0,
                (float)Right.Z, (float)Up.Z, (float)Back.Z, 0,
                (float)-c.Dot(Right), (float)-c.Dot(Up), (float)(-c.Dot(Back) - distance), 1);
        }
    }
}
