using System.Numerics;
using An8Suite.Core.Geometry.Inspection;
using An8Suite.Tests.Scenes;

namespace An8Suite.Tests.Geometry.Inspection;

/// <summary>Faces of one part that lie in faces of another.</summary>
public class SharedFacesTests
{
    [Theory]
    [InlineData(0.5f, true)]
    [InlineData(0.501f, false)]
    [InlineData(-0.5f, true)]
    public void A_decal_in_the_face_of_a_wall_is_told(float z, bool isTold)
    {
        IReadOnlyList<string> told = Of(new SmallMesh()
            .Box("wall", new Vector3(-0.5f), new Vector3(0.5f))
            .Part("decal", SmallMesh.Quad(new Vector3(-0.3f, -0.3f, z), 0.6f * Vector3.UnitX, 0.6f * Vector3.UnitY)));
        Assert.Equal(isTold, told.Count == 1);
        Assert.All(told, problem =>
            Assert.StartsWith("faces of part 'decal' lie in faces of part 'wall'", problem, StringComparison.Ordinal));
    }

    [Fact]
    public void A_box_in_the_corner_of_a_larger_one_is_told() => Assert.Single(Of(new SmallMesh()
        .Box("large", Vector3.Zero, Vector3.One)
        .Box("small", Vector3.Zero, new Vector3(0.5f))));

    [Fact]
    public void Boxes_that_stand_on_each_other_or_meet_at_an_edge_are_fine() => Assert.Empty(Of(new SmallMesh()
        .Box("low", Vector3.Zero, Vector3.One)
        .Box("high", new Vector3(0.2f, 1, 0.2f), new Vector3(0.8f, 2, 0.8f))
        .Box("beside", new Vector3(1, 0, 1), new Vector3(2, 1, 2))));

    [Fact]
    public void One_part_may_lie_in_its_own_faces() =>
        Assert.Empty(Of(new SmallMesh().Part("a", [.. Quad(), .. Quad()]).Part("b", Quad(2))));

    [Fact]
    public void A_slanted_sheet_in_another_is_told()
    {
        var turn = Quaternion.CreateFromYawPitchRoll(0.3f, 0.7f, 0.2f);
        Vector3[] Turned(float size) => SmallMesh.Quad(
            Vector3.Transform(new Vector3(-size, -size, 0.3f), turn),
            Vector3.Transform(2 * size * Vector3.UnitX, turn), Vector3.Transform(2 * size * Vector3.UnitY, turn));
        Assert.Single(Of(new SmallMesh().Part("large", Turned(1)).Part("small", Turned(0.4f))));
    }

    [Theory]
    [InlineData(0.1f)]
    [InlineData(0.99f)]
    [InlineData(-1.01f)]
    public void Faces_whose_normals_differ_by_rounding_are_told_wherever_they_point_and_once(float from)
    {
        // Two tilts a hair apart, in steps no larger: some of them lie on the two sides of any border that one could
        // draw.
        for (int step = 0; step < 200; step++)
        {
            float tilt = from + (step * 9e-5f);
            string told = Assert.Single(
                Of(new SmallMesh().Part("large", Tilted(1, tilt)).Part("small", Tilted(0.02f, tilt + 9e-5f))));
            Assert.Contains("(2 places)", told, StringComparison.Ordinal);
        }

        static Vector3[] Tilted(float size, float tilt) => SmallMesh.Quad(
            size * new Vector3(-1, -1, -tilt), 2 * size * Vector3.UnitX, 2 * size * new Vector3(0, 1, tilt));
    }

    private static Vector3[] Quad(float z = 0) => SmallMesh.Quad(new Vector3(0, 0, z), Vector3.UnitX, Vector3.UnitY);

    private static IReadOnlyList<string> Of(SmallMesh mesh) => SharedFaces.Of(mesh.Mesh());
}
