using System.Numerics;

namespace An8Suite.Rendering.Cpu;

/// <summary>A vertex of a pose: where it lies on the grid of samples, and what is interpolated from it.</summary>
internal struct ScreenVertex
{
    /// <summary>
    /// Steps that the side of a sample is cut into: what vertices are rounded to, as OpenGL drivers do.
    /// </summary>
    public const int Steps = 256;

    /// <summary>Columns from the left edge of the picture, in steps.</summary>
    public int X;

    /// <summary>Rows from the top, in steps.</summary>
    public int Y;

    /// <summary>z / w, from -1 at the near plane to 1 at the far one.</summary>
    public float Depth;

    /// <summary>1 / w.</summary>
    public float InverseW;

    /// <summary>
    /// A bit for each plane of <see cref="ViewVolume"/> that it lies outside of; X to W mean nothing then.
    /// </summary>
    public int Outside;

    /// <summary>In the world.</summary>
    public Vector3 World;

    /// <summary>In the world, of any length.</summary>
    public Vector3 Normal;

    /// <summary>In the mesh.</summary>
    public Vector3 Model;

    /// <summary>Texture coordinates.</summary>
    public Vector2 TexCoord;

    /// <summary>Baked occlusion.</summary>
    public float OpenSky;
}
