using An8Suite.Core.Geometry;
using An8Suite.Core.Geometry.Inspection;
using An8Suite.Core.Geometry.Reading;
using An8Suite.Workflow.Pictures;

namespace An8Suite.Tests.Geometry.Inspection;

/// <summary>What is wrong with meshes that were made wrong.</summary>
public class MeshProblemsTests
{
    private static readonly float[] Corners = [0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1];
    private static readonly ushort[] Solid = [0, 2, 1, 0, 1, 3, 0, 3, 2, 1, 2, 3];

    [Fact]
    public void A_closed_solid_has_none_of_its_own() =>
        Assert.DoesNotContain(Of(Corners, Solid), problem => problem.StartsWith("part ", StringComparison.Ordinal));

    [Theory]
    [InlineData(new ushort[] { 0, 2, 1, 0, 1, 3, 0, 3, 2 }, "part 'solid': 3 open edges")]
    [InlineData(new ushort[] { 0, 2, 1, 0, 1, 3, 0, 3, 2, 1, 3, 2 }, "part 'solid': 3 edges whose two triangles wind "
        + "against each other")]
    [InlineData(new ushort[] { 0, 2, 1, 0, 1, 3, 0, 3, 2, 1, 2, 3, 0, 1, 4 }, "part 'solid': 1 triangles without area")]
    [InlineData(new ushort[] { 0, 2, 1, 0, 1, 3, 0, 3, 2, 1, 2, 3, 1, 2, 3 }, "part 'solid': 3 edges of more than two "
        + "triangles")]
    public void Edges_and_areas_are_counted(ushort[] triangles, string expected) =>
        Assert.Contains(
            Of([.. Corners, 2, 0, 0], triangles), problem => problem.StartsWith(expected, StringComparison.Ordinal));

    [Fact]
    public void Normals_against_the_winding_are_found() => Assert.Contains(
        "part 'solid': 1 triangles that wind against their normals, so one of the two is flipped",
        Of(Corners[..9], [0, 1, 2], normals: [0, 0, -1, 0, 0, -1, 0, 0, -1]));

    [Fact]
    public void What_is_computed_is_said()
    {
        IReadOnlyList<string> problems = Of(Corners, Solid);
        Assert.Contains("1 of 1 pieces have no normals that can be used; smooth ones are computed", problems);
        Assert.Contains("no ambient occlusion; it is computed", problems);
    }

    [Theory]
    [InlineData(1e8f, "its coordinates are enormous")]
    [InlineData(1e-6f, "its coordinates are tiny")]
    public void Odd_sizes_are_said(float scale, string expected) => Assert.Contains(
        Of([.. Corners.Select(x => x * scale)], Solid),
        problem => problem.StartsWith(expected, StringComparison.Ordinal));

    [Fact]
    public void A_mesh_off_the_axis_is_told_to_be_centred()
    {
        float[] away = [.. Corners.Select((x, i) => i % 3 == 0 ? x + 10 : x)];
        Assert.Contains(Of(away, Solid), problem => problem.Contains("center: true", StringComparison.Ordinal));
    }

    [Fact]
    public void Textures_that_cannot_be_shown_are_told_once_each()
    {
        using TemporaryFolder folder = new();
        string path = TexturedBox.Write(folder, root => root["images"]![0]!["uri"] = "none.png");
        File.WriteAllBytes(folder["stripes.jpg"], [1, 2, 3]);
        string[] problems = [.. MeshProblems.Of(
            MeshReader.ReadPieces(path), MeshReader.Read(path), PictureDecoder.TextureCodec)
            .Where(problem => problem.Contains("texture", StringComparison.Ordinal))];
        Assert.Equal(2, problems.Length);
        Assert.Contains(
            "texture 'none.png' of part 'box': there is no such file beside the mesh",
            problems[0], StringComparison.Ordinal);
        Assert.Contains(
            "texture 'stripes.jpg' of part 'foot': is no PNG, JPEG or WebP picture; make it one",
            problems[1], StringComparison.Ordinal);
    }

    private static IReadOnlyList<string> Of(float[] positions, ushort[] triangles, float[]? normals = null)
    {
        (IReadOnlyList<MeshPiece> pieces, Mesh mesh) = Read(positions, triangles, normals);
        return MeshProblems.Of(pieces, mesh, PictureDecoder.TextureCodec);
    }

    private static (IReadOnlyList<MeshPiece> Pieces, Mesh Mesh) Read(
        float[] positions, ushort[] triangles, float[]? normals = null)
    {
        var glb = new TinyGlb();
        glb.Add("solid", positions, triangles, normals);
        using var file = new MeshFile(glb.ToBytes());
        return (MeshReader.ReadPieces(file.Path), MeshReader.Read(file.Path));
    }
}
