using System.Numerics;
using An8Suite.Core.Geometry;
using An8Suite.Core.Geometry.Inspection;
using An8Suite.Core.Imaging;

namespace An8Suite.Tests.Geometry.Anim8or;

public sealed class An8ReaderTests
{
    [Fact]
    public void A_component_is_a_node_an_object_a_mesh_and_each_of_its_materials_a_piece()
    {
        IReadOnlyList<MeshPiece> pieces = An8Text.Pieces(An8Text.Box);
        Assert.Equal(
            [("box", "thing", "paint"), ("box", "thing", "shared")],
            pieces.Select(piece => (piece.Node, piece.Mesh, piece.Material)));
        Assert.Equal(
            [new SrgbColor(200, 30, 40), new SrgbColor(10, 20, 30)], pieces.Select(piece => piece.BaseColor!.Value));
        Assert.Equal([8, 4], pieces.Select(piece => piece.Triangles.Length / 3));
    }

    [Fact]
    public void Faces_wind_outwards_with_their_normals_and_the_box_is_closed()
    {
        Mesh mesh = An8Text.Read(An8Text.Box);
        Assert.Equal(2 * ((2 * 4) + (4 * 6) + (2 * 6)), PartArea.Of(mesh, mesh.Parts[0]), 1e-4);
        Assert.Equal((0, 0, 0), (EdgeCounts.Of(mesh, mesh.Parts[0]).Open,
            EdgeCounts.Of(mesh, mesh.Parts[0]).Crowded, EdgeCounts.Of(mesh, mesh.Parts[0]).Against));
        for (int i = 0; i < mesh.Indices.Length; i += 3)
        {
            Vector3[] at = [.. mesh.Indices.AsSpan(i, 3).ToArray().Select(corner => mesh.Positions[corner])];
            Vector3 face = Vector3.Normalize(Vector3.Cross(at[1] - at[0], at[2] - at[0]));
            Assert.True(Vector3.Dot(face, at[0]) > 0);
            Assert.All(
                mesh.Indices[i..(i + 3)], corner => Assert.Equal(1, Vector3.Dot(face, mesh.Normals[corner]), 1e-5));
        }
    }

    [Fact]
    public void Above_the_smooth_angle_there_is_an_edge_and_below_it_there_is_none()
    {
        MeshPiece[] smooth = [.. An8Text.Pieces(
            An8Text.Box.Replace("smoothangle { 45 }", "smoothangle { 91 }", StringComparison.Ordinal))];
        Vector3[] atCorner = [.. smooth.SelectMany(piece => piece.Positions.Zip(piece.Normals!)
            .Where(at => at.First == new Vector3(1, 2, 3)).Select(at => at.Second))];
        Assert.Equal(3, atCorner.Length);
        Vector3 byArea = Vector3.Normalize(new Vector3(4 * 6, 2 * 6, 2 * 4));
        Assert.All(atCorner, normal => Assert.Equal(1, Vector3.Dot(normal, byArea), 1e-5));
    }

    [Fact]
    public void Texture_coordinates_begin_at_the_lower_left_and_normals_of_the_file_are_kept()
    {
        MeshPiece piece = An8Text.Pieces(An8Text.Box)[0];
        Assert.Contains(
            piece.Positions.Zip(piece.TexCoords!), at => at == (new Vector3(-1, -2, 3), new Vector2(0, 0.75f)));
        MeshPiece own = Assert.Single(An8Text.Pieces(An8Text.Object(
            "mesh { points { (0 0 0) (1 0 0) (0 1 0) } normals { (0 3 4) (1 0 0) } texcoords { (0 0) } faces { 3 6 -1 "
            + "0 ( (0 0 0) (2 0 0) (1 1 0) ) } }")));
        Assert.Equal([new Vector3(1, 0, 0), new Vector3(0, 0.6f, 0.8f), new Vector3(0, 0.6f, 0.8f)], own.Normals!);
        Assert.Null(own.Node);
        Assert.Null(own.BaseColor);
    }

    [Fact]
    public void Components_are_turned_and_moved_and_then_their_groups_are()
    {
        const string Quarter = "orientation { (0 0 0.70710678 0.70710678) }";
        MeshPiece piece = Assert.Single(An8Text.Pieces(An8Text.Object($$"""
            group { name { "outer" } base { origin { (10 0 0) } }
              group { base { {{Quarter}} }
                mesh { name { "a \"b\"" } base { origin { (0 0 5) } {{Quarter}} }
                  points { (1 0 0) (0 1 0) (0 0 1) } faces { 3 0 0 -1 ( (0) (1) (2) ) } } } }
            """)));
        Assert.Equal("a \"b\"", piece.Node);

        // A half turn about z in all, 5 along z, 10 along x; the corners come in reverse.
        foreach ((Vector3 expected, Vector3 found) in ((Vector3[])[new(10, 0, 6), new(10, -1, 5), new(9, 0, 5)])
            .Zip(piece.Positions))
        {
            Assert.Equal(0, Vector3.Distance(expected, found), 1e-5);
        }
    }

    [Theory]
    [InlineData(
        "cube { scale { 2 4 6 } divisions { 1 2 3 } }", 2 * (8 + 24 + 12), 2 * 2 * ((1 * 2) + (2 * 3) + (1 * 3)))]
    [InlineData("sphere { diameter { 2 } longlat { 64 48 } }", 4 * Math.PI, 2 * 64 * 47)]
    [InlineData("sphere { diameter { 2 } geodesic { 20 } }", 4 * Math.PI, 8 * 20 * 20)]
    [InlineData(
        "cylinder { length { 3 } diameter { 2 } longlat { 96 2 } capstart { } capend { } }",
        (2 * Math.PI * 3) + (2 * Math.PI),
        (2 * 96 * 2) + (2 * 94))]
    [InlineData("cylinder { length { 3 } diameter { 2 } topdiameter { 0 } longlat { 96 1 } capstart { } }",
        Math.PI + (Math.PI * 3.16227766), 96 + 94)]
    public void Shapes_by_their_measures_are_closed_and_wind_outwards(string shape, double area, int triangles)
    {
        Mesh mesh = An8Text.Read(An8Text.Object(shape));
        Assert.Equal(area, PartArea.Of(mesh, mesh.Parts[0]), area / 250);
        Assert.Equal(triangles, mesh.Indices.Length / 3);
        var edges = EdgeCounts.Of(mesh, mesh.Parts[0]);
        Assert.Equal((0, 0, 0), (edges.Open, edges.Crowded, edges.Against));
        double volume = 0;
        for (int i = 0; i < mesh.Indices.Length; i += 3)
        {
            volume += Vector3.Dot(mesh.Positions[mesh.Indices[i]],
                Vector3.Cross(mesh.Positions[mesh.Indices[i + 1]], mesh.Positions[mesh.Indices[i + 2]])) / 6;
        }

        Assert.True(volume > 0);
        Assert.DoesNotContain(mesh.Positions, p => shape.StartsWith("cyl", StringComparison.Ordinal) && p.Y < 0);
    }

    [Fact]
    public void An_open_cylinder_has_no_caps_and_stands_on_the_origin()
    {
        MeshPiece piece = Assert.Single(
            An8Text.Pieces(An8Text.Object("cylinder { length { 3 } diameter { 2 } longlat { 12 1 } }")));
        Assert.Equal(24, piece.Triangles.Length / 3);
        Assert.Equal((0f, 3f), (piece.Positions.Min(p => p.Y), piece.Positions.Max(p => p.Y)));
    }
}
