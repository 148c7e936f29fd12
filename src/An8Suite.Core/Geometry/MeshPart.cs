using An8Suite.Core.Imaging;

namespace An8Suite.Core.Geometry;

/// <summary>A named run of a mesh's triangles, the unit that recipes recolour and masks name.</summary>
/// <param name="Id">1, 2, ... in the order of the file; 0 is the background.</param>
/// <param name="Name">As in the file, lower case.</param>
/// <param name="FirstIndex">Where the part's triangles begin in <see cref="Mesh.Indices"/>.</param>
/// <param name="IndexCount">Three times the number of triangles.</param>
public sealed record MeshPart(byte Id, string Name, int FirstIndex, int IndexCount)
{
    /// <summary>
    /// The base colour of the material that most of its triangles have; null where the file says none.
    /// </summary>
    public SrgbColor? BaseColor { get; init; }

    /// <summary>
    /// The part's stretches with their materials, which together cover it; empty where all of it has one colour.
    /// </summary>
    public IReadOnlyList<MaterialRun> Runs { get; init; } = [];

    /// <summary>Whether some of it has a texture.</summary>
    public bool HasTexture => Runs.Any(run => run.Texture is not null);

    /// <summary>Whether some of it is cut out.</summary>
    public bool IsCut => Runs.Any(run => run.Cut is not null);

    /// <summary>
    /// The stretch with the triangle whose indices begin at <paramref name="index"/> of the part's own.
    /// </summary>
    public MaterialRun RunAt(int index)
    {
        int at = FirstIndex + index;
        return Runs.First(run => at >= run.FirstIndex && at < run.FirstIndex + run.IndexCount);
    }
}
