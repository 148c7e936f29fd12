using System.Numerics;

namespace An8Suite.Core.Geometry.Textures;

/// <summary>From the mesh's texture coordinates to the picture's, whose origin is the top left corner.</summary>
/// <param name="Scale">Applied first.</param>
/// <param name="Rotation">Then a turn, in radians, counter-clockwise where v points down.</param>
/// <param name="Offset">Then a shift, in widths and heights of the picture.</param>
/// <remarks>
/// As KHR_texture_transform of glTF has it. The three are kept, not their product, so that a file written from them
/// gives the same product again.
/// </remarks>
public readonly record struct TexturePlacement(Vector2 Scale, float Rotation, Vector2 Offset)
{
    /// <summary>Changes nothing.</summary>
    public static TexturePlacement Identity { get; } = new(Vector2.One, 0, Vector2.Zero);

    /// <summary>Whether all its numbers are finite.</summary>
    public bool IsFinite => float.IsFinite(Scale.X) && float.IsFinite(Scale.Y)
        && float.IsFinite(Rotation) && float.IsFinite(Offset.X) && float.IsFinite(Offset.Y);

    /// <summary>For row vectors.</summary>
    public Matrix3x2 Matrix
    {
        get
        {
            (float sin, float cos) = ((float)Math.Sin(Rotation), (float)Math.Cos(Rotation));
            return new Matrix3x2(cos * Scale.X, -sin * Scale.X, sin * Scale.Y, cos * Scale.Y, Offset.X, Offset.Y);
        }
    }
}
