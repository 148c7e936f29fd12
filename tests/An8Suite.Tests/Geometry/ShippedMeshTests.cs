using System.Numerics;
using An8Suite.Core;
using An8Suite.Core.Geometry;
using An8Suite.Core.Geometry.Reading;
using An8Suite.Modeller;

namespace An8Suite.Tests.Geometry;

/// <summary>The committed meshes, as the command line finds them.</summary>
public class ShippedMeshTests
{
    private const int RayCount = 500;

    public static TheoryData<string> Meshes => [.. Model.All.Select(model => model.Name)];

    [Theory]
    [InlineData("plant", "petals core stem leaves pot soil")]
    [InlineData("toy-car", "body windows wheels hubs bumpers lights")]
    [InlineData("mushroom", "cap spots gills stem ring soil grass")]
    [InlineData("tulip", "petals core stem leaves pot soil")]
    [InlineData("daisy", "petals core stem leaves pot soil")]
    public void The_modeller_writes_the_committed_bytes(string name, string parts)
    {
        using var stream = new MemoryStream();
        Model.All.Single(model => model.Name == name).Write(stream);
        Assert.True(
            File.ReadAllBytes(PathOf(name)).AsSpan().SequenceEqual(stream.ToArray()),
            $"run: dotnet run -c Release --project tools/An8Suite.Modeller -- {name}");
        Assert.InRange(stream.Length, 1, 1 << 20);
        Assert.Equal(parts.Split(' '), MeshReader.Read(PathOf(name)).Parts.Select(part => part.Name));
    }

    [Theory]
    [InlineData("plant", "petals", 21)]
    [InlineData("plant", "leaves", 6)]
    [InlineData("tulip", "petals", 6)]
    [InlineData("tulip", "leaves", 3)]
    [InlineData("daisy", "petals", 34)]
    [InlineData("daisy", "leaves", 8)]
    public void Every_blade_runs_from_root_to_one_tip_on_the_mid_rib(string meshName, string name, int bladeCount)
    {
        Mesh mesh = MeshReader.Read(PathOf(meshName));
        MeshPart part = mesh.Parts.Single(p => p.Name == name);
        IEnumerable<int> vertices = mesh.Indices.Skip(part.FirstIndex).Take(part.IndexCount).Distinct();
        Vector2[] uv = [.. vertices.Select(v => mesh.TexCoords[v])];
        Assert.Equal(bladeCount, uv.Count(t => t == new Vector2(0.5f, 1)));
        Assert.Equal(bladeCount, uv.Count(t => t.Y == 1));
        Assert.Equal(bladeCount, uv.Count(t => t == Vector2.Zero));
        Assert.Equal(bladeCount, uv.Count(t => t == Vector2.UnitX));
    }

    [Theory]
    [MemberData(nameof(Meshes))]
    public void It_is_small_and_stands_about_its_axis(string name)
    {
        Mesh mesh = MeshReader.Read(PathOf(name));
        Assert.InRange(mesh.Indices.Length / 3, 5000, 14000);
        Assert.InRange(mesh.Positions.Min(p => p.Y), -0.001f, 0.002f);
        Vector3 size = mesh.Positions.Aggregate(Vector3.Max) - mesh.Positions.Aggregate(Vector3.Min);
        Assert.InRange(Math.Max(size.X, Math.Max(size.Y, size.Z)), 0.9f, 1.1f);
        Assert.InRange(mesh.Positions.Max(p => new Vector2(p.X, p.Z).Length()), 0.3f, 0.55f);
    }

    [Theory]
    [MemberData(nameof(Meshes))]
    public void Its_numbers_are_sound(string name)
    {
        Mesh mesh = MeshReader.Read(PathOf(name));
        Assert.All(mesh.Normals, normal => Assert.Equal(1, normal.Length(), 1e-5));
        Assert.All(mesh.Occlusion, open => Assert.InRange(open, 0, 1));
        Assert.All(mesh.TexCoords, uv => Assert.True(uv.X is >= 0 and <= 1 && uv.Y is >= 0 and <= 1.05f));
        Assert.True(mesh.Occlusion.Max() - mesh.Occlusion.Min() > 0.5, "occlusion was not baked");
        for (int i = 0; i < mesh.Indices.Length; i += 3)
        {
            Vector3 face = Face(mesh, i);
            Assert.True(face.Length() > 1e-9, $"triangle {i / 3} is degenerate");
            Assert.True(
                Enumerable.Range(i, 3).All(k => Vector3.Dot(face, mesh.Normals[mesh.Indices[k]]) > 0),
                $"triangle {i / 3}: a normal points inwards");
        }
    }

    // Whatever one sees from anywhere outside is a front: there are no holes to see the inside through.
    // Petals, leaves and sepals of the flowers are sheets, as is grass.
    [Theory]
    [InlineData("toy-car")]
    [InlineData("mushroom")]
    public void From_outside_one_sees_outsides_only(string name)
    {
        Mesh mesh = MeshReader.Read(PathOf(name));
        Hit[] solids = [.. Hits(mesh).Where(hit => PartOf(mesh, hit.FirstCorner) != "grass")];
        Assert.InRange(solids.Length, RayCount / 4, RayCount);
        Assert.All(solids, hit => Assert.True(Vector3.Dot(Face(mesh, hit.FirstCorner), hit.Direction) <= 0));
    }

    // Two parts in one place would flicker, and their masks would be chance.
    [Theory]
    [MemberData(nameof(Meshes))]
    public void No_two_parts_share_a_surface(string name)
    {
        Mesh mesh = MeshReader.Read(PathOf(name));
        Hit[] hits = [.. Hits(mesh)];
        int close = hits.Count(hit =>
        {
            (int next, float further) = Nearest(mesh, hit.At + (hit.Direction * 1e-5f), hit.Direction);
            return next >= 0 && further < 5e-4f && PartOf(mesh, next) != PartOf(mesh, hit.FirstCorner);
        });
        Assert.InRange(close, 0, hits.Length / 50);
    }

    private static string PathOf(string name) => Path.Combine(AppContext.BaseDirectory, "meshes", name + ".glb");

    private static string PartOf(Mesh mesh, int firstCorner) =>
        mesh.Parts
            .Single(part => firstCorner >= part.FirstIndex && firstCorner < part.FirstIndex + part.IndexCount).Name;

    private static Vector3 Face(Mesh mesh, int i)
    {
        (Vector3 a, Vector3 b, Vector3 c) = Corners(mesh, i);
        return Vector3.Cross(b - a, c - a);
    }

    private static (Vector3 A, Vector3 B, Vector3 C) Corners(Mesh mesh, int i) =>
        (mesh.Positions[mesh.Indices[i]], mesh.Positions[mesh.Indices[i + 1]], mesh.Positions[mesh.Indices[i + 2]]);

    // What rays from a sphere round the mesh towards points inside its box meet first.
    private static IEnumerable<Hit> Hits(Mesh mesh)
    {
        Vector3 low = mesh.Positions.Aggregate(Vector3.Min), size = mesh.Positions.Aggregate(Vector3.Max) - low;
        for (int i = 0; i < RayCount; i++)
        {
            var random = new CounterRandom(1, "ray", (ulong)i);
            float Number() => (float)random.NextDouble();
            float y = (2 * Number()) - 1;
            (float sin, float cos) = MathF.SinCos(MathF.Tau * Number());
            Vector3 from = (low + (size / 2))
                + (3 * new Vector3(MathF.Sqrt(1 - (y * y)) * cos, y, MathF.Sqrt(1 - (y * y)) * sin));
            Vector3 direction = Vector3.Normalize(low + (size * new Vector3(Number(), Number(), Number())) - from);
            (int nearest, float distance) = Nearest(mesh, from, direction);
            if (nearest >= 0)
            {
                yield return new Hit(nearest, from + (direction * distance), direction);
            }
        }
    }

    // T. Moeller and B. Trumbore, Journal of Graphics Tools 2 (1997).
    private static (int FirstCorner, float Distance) Nearest(Mesh mesh, Vector3 from, Vector3 direction)
    {
        (int nearest, float distance) = (-1, float.MaxValue);
        for (int i = 0; i < mesh.Indices.Length; i += 3)
        {
            (Vector3 a, Vector3 b, Vector3 c) = Corners(mesh, i);
            Vector3 p = Vector3.Cross(direction, c - a), s = from - a, q = Vector3.Cross(s, b - a);
            float scale = 1 / Vector3.Dot(b - a, p);
            float u = Vector3.Dot(s, p) * scale,
                v = Vector3.Dot(direction, q) * scale, t = Vector3.Dot(c - a, q) * scale;
            if (u >= 0 && v >= 0 && u + v <= 1 && t > 0 && t < distance)
            {
                (nearest, distance) = (i, t);
            }
        }

        return (nearest, distance);
    }

    private sealed record Hit(int FirstCorner, Vector3 At, Vector3 Direction);
}
