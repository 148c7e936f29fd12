using System.Numerics;
using An8Suite.Core.Files;
using An8Suite.Core.Geometry.Textures;
using An8Suite.Core.Imaging;

namespace An8Suite.Core.Geometry;

/// <summary>
/// A stretch of triangles as a mesh file has it: one node, one mesh and one material, before it becomes part of a part.
/// </summary>
/// <remarks>In names, control characters become spaces.</remarks>
public sealed record MeshPiece
{
    /// <summary>The name of the node it hangs on; null without one.</summary>
    public string? Node { get; init => field = value is null ? null : OneLine.Of(value); }

    /// <summary>The name of its mesh; null without one.</summary>
    public string? Mesh { get; init => field = value is null ? null : OneLine.Of(value); }

    /// <summary>The name of its material; null without one.</summary>
    public string? Material { get; init => field = value is null ? null : OneLine.Of(value); }

    /// <summary>The number of the node among those that carry meshes, which tells nodes without names apart.</summary>
    public int NodeIndex { get; init; }

    /// <summary>Positions where the node has put them.</summary>
    public required Vector3[] Positions { get; init; }

    /// <summary>Unit normals, one a position; null where the file has none that can be used.</summary>
    public Vector3[]? Normals { get; init; }

    /// <summary>Texture coordinates, one a position; null where the file has none.</summary>
    public Vector2[]? TexCoords { get; init; }

    /// <summary>Baked ambient occlusion, one a position from 0 to 1; null where the file has none.</summary>
    public float[]? Occlusion { get; init; }

    /// <summary>Colours, one a position; null where the file has none.</summary>
    public SrgbColor[]? Colors { get; init; }

    /// <summary>Three position numbers a triangle, counter-clockwise.</summary>
    public required int[] Triangles { get; init; }

    /// <summary>The number of each triangle in the file; null where pieces follow each other as in the file.</summary>
    public int[]? TriangleNumbers { get; init; }

    /// <summary>
    /// What the file says of it and is not shown, one sentence each; what is said of the whole file stands in every
    /// piece.
    /// </summary>
    public IReadOnlyList<string> Remarks { get; init; } = [];

    /// <summary>The base colour of its material; null where the file says none.</summary>
    public SrgbColor? BaseColor { get; init; }

    /// <summary>The base-colour texture of its material; null where there is none.</summary>
    public BaseTexture? Texture { get; init; }

    /// <summary>What multiplies the texture, in linear light from 0 to 1.</summary>
    public Vector3 TextureFactor { get; init; } = Vector3.One;

    /// <summary>Where the texture's alpha cuts it out; null where it is whole.</summary>
    public AlphaCut? Cut { get; init; }
}
