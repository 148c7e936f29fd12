using System.Numerics;
using An8Suite.Core;
using An8Suite.Core.Geometry;

namespace An8Suite.Tests.Geometry;

public class MeshBoundsTests
{
    [Fact]
    public void A_rod_beside_the_axis_is_held_by_a_sphere_on_the_axis()
    {
        MeshBounds bounds = MeshBounds.Of(MeshOf(new(3, 0, 0), new(3, 8, 0)));
        Assert.Equal(new Vector3(0, 4, 0), bounds.Centre);
        Assert.Equal(5, bounds.Radius, 1e-6);
        Assert.Equal(3, bounds.AxisRadius, 1e-6);
        Assert.Equal((0, 8), (bounds.MinY, bounds.MaxY));
    }

    [Fact]
    public void A_wide_brim_pulls_the_centre_towards_it()
    {
        // Distances from height h: the brim sqrt(3^2 + (5 - h)^2), the foot h. Equal at h = 3.4.
        MeshBounds bounds = MeshBounds.Of(MeshOf(Vector3.Zero, new(0, 5, 3)));
        Assert.Equal(3.4, bounds.Centre.Y, 1e-5);
        Assert.Equal(3.4, bounds.Radius, 1e-5);
    }

    [Fact]
    public void One_vertex_has_no_height()
    {
        MeshBounds bounds = MeshBounds.Of(MeshOf(new Vector3(0, 2, 0)));
        Assert.Equal((new Vector3(0, 2, 0), 0f), (bounds.Centre, bounds.Radius));
    }

    [Fact]
    public void No_turn_leaves_the_sphere_and_no_other_height_needs_less()
    {
        var random = new CounterRandom(3, "bounds", 0);
        float Next() => (float)((2 * random.NextDouble()) - 1);
        Vector3[] points = [.. Enumerable.Range(0, 200).Select(_ => new Vector3(Next(), 2 * Next(), Next()))];
        MeshBounds bounds = MeshBounds.Of(MeshOf(points));
        for (int degrees = 0; degrees < 360; degrees += 5)
        {
            var turn = Matrix4x4.CreateRotationY(float.DegreesToRadians(degrees));
            Assert.All(points, p => Assert.True((Vector3.Transform(p, turn) - bounds.Centre).Length() <= bounds.Radius * 1.00001));
        }

        foreach (float height in new[] { -0.01f, 0.01f })
        {
            Vector3 other = bounds.Centre + new Vector3(0, height, 0);
            Assert.True(points.Max(p => (p - other).Length()) > bounds.Radius * 0.99999);
        }
    }

    private static Mesh MeshOf(params Vector3[] positions) => new()
    {
        Positions = positions,
        Normals = new Vector3[positions.Length],
        TexCoords = new Vector2[positions.Length],
        Occlusion = new float[positions.Length],
        Indices = [],
        Parts = [],
    };
}
