using System.Numerics;

namespace An8Suite.Core.Scenes.Cameras;

/// <summary>Everything the renderer needs to know about one pose: where mesh, camera and light stand.</summary>
/// <remarks>
/// Matrices are System.Numerics' row-vector matrices (v' = v M), computed in double and rounded once to float.
/// </remarks>
public sealed record SceneView
{
    /// <summary>Mesh to world.</summary>
    public required Matrix4x4 Model { get; init; }

    /// <summary>World to camera; the camera looks along -z.</summary>
    public required Matrix4x4 View { get; init; }

    /// <summary>Camera to OpenGL clip space.</summary>
    public required Matrix4x4 Projection { get; init; }

    /// <summary>The distance along the camera's axis beyond which nothing is drawn.</summary>
    public double FarDistance =>
        ((double)Projection.M43 - Projection.M44) / ((double)Projection.M33 - Projection.M34);

    /// <summary>Unit vector from the scene towards the light, in the world.</summary>
    public required Vector3 LightDirection { get; init; }

    /// <summary>Strength of the directional light; 1 is the usual one.</summary>
    public required float LightStrength { get; init; }

    /// <summary>Where the further objects of the scene stand; empty where there are none.</summary>
    public IReadOnlyList<PlacedObject> Objects { get; init; } = [];

    /// <summary>What everything stands on; null for nothing.</summary>
    public GroundView? Ground { get; init; }

    /// <summary>Mesh to world for a part; null where it is not there in this pose.</summary>
    public Matrix4x4? ModelOf(byte id)
    {
        foreach (PlacedObject placed in Objects)
        {
            if (id >= placed.FirstId && id <= placed.LastId)
            {
                return placed.World;
            }
        }

        return Model;
    }

    /// <summary>Whether both show the same.</summary>
    public bool Equals(SceneView? other) => other is not null
        && (Model, View, Projection) == (other.Model, other.View, other.Projection)
        && (LightDirection, LightStrength) == (other.LightDirection, other.LightStrength)
        && Objects.SequenceEqual(other.Objects) && Ground == other.Ground;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Model, View, Projection, LightDirection);
}
