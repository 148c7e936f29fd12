using System.Numerics;
using System.Runtime.Intrinsics;
using An8Suite.Core.Geometry;

namespace An8Suite.Rendering.Cpu;

/// <summary>
/// Which samples of a triangle are there, where not all are: textures cut parts out, and shadows end.
/// </summary>
/// <param name="vertices">Of the pose.</param>
/// <param name="cuts">Null where no texture cuts the part out.</param>
/// <param name="radius">How far from the vertical axis the ground reaches; null where it does not matter.</param>
internal sealed class SampleTest(PoseVertices vertices, CpuCuts? cuts, float? radius)
{
    private TrianglePlanes _planes;
    private MaterialRun? _run;

    /// <summary>Turns to a triangle.</summary>
    public void Begin(VisibleTriangle triangle)
    {
        ReadOnlySpan<ScreenVertex> all = vertices.All;
        _planes = new TrianglePlanes(
            all[triangle.A], all[triangle.B], all[triangle.C], triangle.DoubleArea, Vector3.Zero);
        _run = cuts is null ? null : vertices.Draws[triangle.Draw].Part.RunAt(triangle.Index);
    }

    /// <summary>
    /// All ones in the lanes of those that are there, of the first <paramref name="count"/> of eight.
    /// </summary>
    public Vector256<float> Passes(int x, int y, int count)
    {
        CornerShares shares = _planes.At(x, y);
        Vector256<float> there = Lanes.First(count);
        if (radius is float reach)
        {
            Vector3x8 world = shares.Of(_planes.World, _planes.WorldB, _planes.WorldC);
            there &= Vector256.LessThanOrEqual(
                (world.X * world.X) + (world.Z * world.Z), Vector256.Create(reach * reach));
        }

        return _run is null ? there
            : there & cuts!.Keeps(_run, shares.OfTexCoord(_planes), Math.Min(count, Lanes.Count));
    }

    /// <summary>Whether one is.</summary>
    public bool Passes(int x, int y) => Passes(x, y, 1).AsInt32()[0] != 0;
}
