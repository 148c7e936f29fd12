using System.Numerics;

namespace An8Suite.Core.Scenes.Cameras;

/// <summary>The camera's orthonormal axes in the world; it looks against <paramref name="Back"/>.</summary>
internal readonly record struct CameraAxes(Triple Right, Triple Up, Triple Back)
{
    /// <summary>The axes of a camera raised and rolled by these angles, in degrees.</summary>
    public static CameraAxes Of(double elevation, double roll)
    {
        (double sinE, double cosE) = (PortableMath.SinDegrees(elevation), PortableMath.CosDegrees(elevation));
        (double sinR, double cosR) = (PortableMath.SinDegrees(roll), PortableMath.CosDegrees(roll));
        var right = new Triple(cosR, -sinR * cosE, sinR * sinE);
        var up = new Triple(sinR, cosR * cosE, -cosR * sinE);
        return new CameraAxes(right, up, new Triple(0, sinE, cosE));
    }

    /// <summary>A world point as the axes see it.</summary>
    public Triple See(Triple point) => new(point.Dot(Right), point.Dot(Up), point.Dot(Back));

    /// <summary>World to camera, for a camera at <paramref name="eye"/> (in the axes' own coordinates).</summary>
    public Matrix4x4 WorldToCamera(Triple eye) => new(
        (float)Right.X, (float)Up.X, (float)Back.X, 0,
        (float)Right.Y, (float)Up.Y, (float)Back.Y, 0,
        (float)Right.Z, (float)Up.Z, (float)Back.Z, 0,
        (float)-eye.X, (float)-eye.Y, (float)-eye.Z, 1);
}
