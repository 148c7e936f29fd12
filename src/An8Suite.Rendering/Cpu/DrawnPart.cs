using System.Numerics;
using An8Suite.Core.Geometry;

namespace An8Suite.Rendering.Cpu;

/// <summary>What a draw leaves on the samples that it covers.</summary>
internal enum DrawnAs
{
    /// <summary>The part, lit.</summary>
    Surface,

    /// <summary>Its shadow on the ground.</summary>
    Shadow,

    /// <summary>The disc that everything stands on.</summary>
    Ground,
}

/// <summary>One part of a view, in the order in which they are drawn.</summary>
/// <param name="Part">The part whose triangles it has.</param>
/// <param name="Id">What samples show of it: the part's own id, or the ground's.</param>
/// <param name="World">Mesh to world.</param>
/// <param name="As">What it leaves.</param>
/// <param name="FirstVertex">
/// Where its vertices begin among those of the pose, less the first that it uses of the mesh's.
/// </param>
internal readonly record struct DrawnPart(MeshPart Part, byte Id, Matrix4x4 World, DrawnAs As, int FirstVertex);
