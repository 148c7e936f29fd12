using System.Numerics;

namespace An8Suite.Core.Scenes.Cameras;

/// <summary>The ground of one pose and what shades it.</summary>
/// <param name="Id">The id of its part.</param>
/// <param name="Height">Where it lies on the vertical axis.</param>
/// <param name="Radius">Of its disc.</param>
/// <param name="Shadow">World to the ground along the light; null where nothing casts a shadow.</param>
public sealed record GroundView(byte Id, float Height, float Radius, Matrix4x4? Shadow)
{
    /// <summary>The most things that darken the ground where they stand.</summary>
    public const int MostFeet = 24;

    /// <summary>Where things stand: x, z, radius, and how much they darken it.</summary>
    public IReadOnlyList<Vector4> Feet { get; init; } = [];

    /// <summary>Whether both are the same.</summary>
    public bool Equals(GroundView? other) => other is not null
        && (Id, Height, Radius, Shadow) == (other.Id, other.Height, other.Radius, other.Shadow)
        && Feet.SequenceEqual(other.Feet);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Id, Height, Radius, Shadow);
}
