using System.Numerics;
using An8Suite.Core.Geometry;
using An8Suite.Modeller;

namespace An8Suite.Tests.Geometry;

/// <summary>The committed plant, as the command line finds it.</summary>
public class PlantMeshTests
{
    private static readonly string MeshPath = Path.Combine(AppContext.BaseDirectory, "meshes", "plant.glb");
    private readonly Mesh _mesh = MeshReader.Read(MeshPath);

    [Fact]
    public void It_has_the_six_parts_in_order()
    {
        Assert.Equal(["petals", "core", "stem", "leaves", "pot", "soil"], _mesh.Parts.Select(part => part.Name));
        Assert.Equal([1, 2, 3, 4, 5, 6], _mesh.Parts.Select(part => (int)part.Id));
        Assert.Equal(_mesh.Indices.Length, _mesh.Parts.Sum(part => part.IndexCount));
    }

    [Fact]
    public void The_modeller_writes_the_committed_bytes()
    {
        using var stream = new MemoryStream();
        Model.All.Single(model => model.Name == "plant").Write(stream);
        Assert.True(
            File.ReadAllBytes(MeshPath).AsSpan().SequenceEqual(stream.ToArray()),
            "run: dotnet run -c Release --project tools/An8Suite.Modeller plant");
    }

    [Fact]
    public void It_is_small()
    {
        Assert.InRange(_mesh.Indices.Length / 3, 5000, 8000);
        Assert.InRange(new FileInfo(MeshPath).Length, 1, 1 << 20);
    }

    [Fact]
    public void It_stands_on_the_ground_about_its_axis()
    {
        Assert.Equal(0, _mesh.Positions.Min(p => p.Y), 1e-6);
        Assert.InRange(_mesh.Positions.Max(p => p.Y), 0.9f, 1.1f);
        Assert.InRange(_mesh.Positions.Max(p => new Vector2(p.X, p.Z).Length()), 0.3f, 0.5f);
    }

    [Fact]
    public void Its_numbers_are_sound()
    {
        Assert.All(_mesh.Normals, normal => Assert.Equal(1, normal.Length(), 1e-5));
        Assert.All(_mesh.Occlusion, open => Assert.InRange(open, 0, 1));
        Assert.All(_mesh.TexCoords, uv => Assert.True(uv.X is >= 0 and <= 1 && uv.Y is >= 0 and <= 1.05f));
        Assert.True(_mesh.Occlusion.Max() - _mesh.Occlusion.Min() > 0.5, "occlusion was not baked");
    }

    [Fact]
    public void No_triangle_is_degenerate()
    {
        for (int i = 0; i < _mesh.Indices.Length; i += 3)
        {
            Vector3 a = _mesh.Positions[_mesh.Indices[i]];
            Vector3 b = _mesh.Positions[_mesh.Indices[i + 1]], c = _mesh.Positions[_mesh.Indices[i + 2]];
            Assert.True(Vector3.Cross(b - a, c - a).Length() > 1e-9, $"triangle {i / 3}");
        }
    }

    [Fact]
    public void Normals_agree_with_the_winding()
    {
        int against = 0;
        for (int i = 0; i < _mesh.Indices.Length; i += 3)
        {
            int[] corner = _mesh.Indices[i..(i + 3)];
            Vector3 face = Vector3.Cross(_mesh.Positions[corner[1]] - _mesh.Positions[corner[0]],
                _mesh.Positions[corner[2]] - _mesh.Positions[corner[0]]);
            against += corner.Count(v => Vector3.Dot(face, _mesh.Normals[v]) <= 0);
        }

        Assert.Equal(0, against);
    }

    [Theory]
    [InlineData("petals", 21)]
    [InlineData("leaves", 6)]
    public void Every_blade_runs_from_root_to_one_tip_on_the_mid_rib(string name, int bladeCount)
    {
        MeshPart part = _mesh.Parts.Single(p => p.Name == name);
        IEnumerable<int> vertices = _mesh.Indices.Skip(part.FirstIndex).Take(part.IndexCount).Distinct();
        Vector2[] uv = [.. vertices.Select(v => _mesh.TexCoords[v])];
        Assert.Equal(bladeCount, uv.Count(t => t == new Vector2(0.5f, 1)));
        Assert.Equal(bladeCount, uv.Count(t => t.Y == 1));
        Assert.Equal(bladeCount, uv.Count(t => t == Vector2.Zero));
        Assert.Equal(bladeCount, uv.Count(t => t == Vector2.UnitX));
    }
}
