using System.Numerics;
using An8Suite.Core;
using An8Suite.Core.Geometry;

namespace An8Suite.Tests.Geometry;

public sealed class PlacementTests
{
    [Fact]
    public void Agrees_with_the_transforms_of_the_platform()
    {
        for (ulong i = 0; i < 50; i++)
        {
            CounterRandom random = new(0, "placement", i);
            float Next() => (float)((4 * random.NextDouble()) - 2);
            var m = new Matrix4x4(
                Next(), Next(),
                Next(), 0, Next(), Next(), Next(), 0, Next(), Next(), Next(), 0, Next(), Next(), Next(), 1);
            var v = Vector3.Normalize(new Vector3(Next(), Next(), Next()));
            Assert.True((Vector3.Transform(v, m) - Placement.Point(v, m)).Length() < 1e-5);
            Assert.Equal(m.GetDeterminant(), Placement.Determinant(m), 1e-3);
            Assert.True(Matrix4x4.Invert(m, out Matrix4x4 inverse));
            var normal = Vector3.Normalize(
                Vector3.TransformNormal(v, Matrix4x4.Transpose(inverse) with { M41 = 0, M42 = 0, M43 = 0 }));
            Assert.True((normal - Placement.Normal(v, m)).Length() < 1e-3, $"{normal} and {Placement.Normal(v, m)}");
        }
    }

    [Fact]
    public void A_placement_without_extent_points_normals_up() =>
        Assert.Equal(Vector3.UnitY, Placement.Normal(Vector3.UnitX, Matrix4x4.CreateScale(0)));
}
