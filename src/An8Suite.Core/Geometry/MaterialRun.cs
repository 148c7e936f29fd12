using System.Numerics;
using An8Suite.Core.Geometry.Textures;

namespace An8Suite.Core.Geometry;

/// <summary>A stretch of a part's triangles with one material.</summary>
/// <param name="FirstIndex">Where it begins in <see cref="Mesh.Indices"/>.</param>
/// <param name="IndexCount">Three times the number of triangles.</param>
/// <param name="Texture">The base-colour texture; null where the stretch has one colour.</param>
/// <param name="Factor">The base-colour factor, in linear light from 0 to 1, which multiplies the texture.</param>
public sealed record MaterialRun(int FirstIndex, int IndexCount, BaseTexture? Texture, Vector3 Factor)
{
    /// <summary>Where the texture's alpha cuts it out; null where it is whole.</summary>
    public AlphaCut? Cut { get; init; }
}
