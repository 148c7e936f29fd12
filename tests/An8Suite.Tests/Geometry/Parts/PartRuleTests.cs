using An8Suite.Core;
using An8Suite.Core.Geometry.Parts;
using An8Suite.Core.Geometry.Reading;

namespace An8Suite.Tests.Geometry.Parts;

/// <summary>Parts by names, patterns and face ranges.</summary>
public class PartRuleTests
{
    [Fact]
    public void Patterns_join_and_rename_and_the_others_keep_their_names() => Assert.Equal(
        [("petals", 6), ("core", 3)],
        Read(new MeshOptions { Parts = [new PartPatterns("petals", ["BLATT_?"])] }));

    [Fact]
    public void Rest_takes_what_no_pattern_takes() => Assert.Equal(
        [("other", 6), ("second", 3)],
        Read(new MeshOptions { Parts = [new PartPatterns("second", ["*_2"])], Rest = "other" }));

    [Fact]
    public void Nodes_of_one_name_are_one_part()
    {
        var glb = new TinyGlb();
        glb.AddTriangle("leaf");
        glb.AddTriangle("stem");
        glb.AddTriangle("LEAF");
        using var file = new MeshFile(glb.ToBytes());
        Assert.Equal(
            [("leaf", 6), ("stem", 3)], MeshReader.Read(file.Path).Parts.Select(part => (part.Name, part.IndexCount)));
    }

    [Fact]
    public void A_pattern_that_takes_nothing_lists_the_names()
    {
        string message = Assert.Throws<InputException>(
            () => Read(new MeshOptions { Parts = [new PartPatterns("petals", ["blat_1"])] })).Message;
        Assert.EndsWith(
            "the pattern 'blat_1' takes no name among its nodes; did you mean 'Blatt_1'? valid: Blatt_1, Blatt_2, core",
            message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("petal*", "Petal_12", true)]
    [InlineData("*stem*", "the_Stem", true)]
    [InlineData("leaf?", "leaf", false)]
    [InlineData("leaf?", "leaf1", true)]
    [InlineData("a.b", "aXb", false)]
    [InlineData("back\\slash", "back\\slash", true)]
    [InlineData("*", "anything at all", true)]
    public void Stars_and_question_marks_stand_for_letters(string pattern, string name, bool takes) =>
        Assert.Equal(takes, PartPatterns.Takes(pattern, name));

    [Fact]
    public void Face_ranges_cut_across_nodes()
    {
        using var ranges = new MeshFile("part,first_triangle,triangle_count\na,0,2\nb,2,1\n"u8.ToArray(), "faces.csv");
        Assert.Equal([("a", 6), ("b", 3)], Read(new MeshOptions { PartsFrom = PartSource.Faces, Faces = ranges.Path }));
        using var hole = new MeshFile("part,first_triangle,triangle_count\nb,1,1\n"u8.ToArray(), "faces.csv");
        Assert.Equal(
            [("rest", 6), ("b", 3)], Read(new MeshOptions { PartsFrom = PartSource.Faces, Faces = hole.Path }));
    }

    [Theory]
    [InlineData(
        "name,first,count\n", ":1: expected the header 'part,first_triangle,triangle_count', found 'name,first,count'")]
    [InlineData("part,first_triangle,triangle_count\na,x,2\n", ":2: expected part, first triangle and triangle count, "
        + "found 'a,x,2'")]
    [InlineData(
        "part,first_triangle,triangle_count\na,0,2\nb,1,1\n", ": the ranges of 'a' and 'b' overlap at triangle 1")]
    [InlineData("part,first_triangle,triangle_count\na,2,2\n", ": a range of 'a' ends at triangle 4, the mesh has 3")]
    [InlineData(
        "part,first_triangle,triangle_count\na,2147483647,2\n", ":2: expected part, first triangle and triangle count")]
    public void Wrong_face_ranges_say_where(string text, string expected)
    {
        using var ranges = new MeshFile(System.Text.Encoding.UTF8.GetBytes(text), "faces.csv");
        string message = Assert.Throws<InputException>(
            () => Read(new MeshOptions { PartsFrom = PartSource.Faces, Faces = ranges.Path })).Message;
        Assert.StartsWith(ranges.Path + expected, message, StringComparison.Ordinal);
    }

    private static (string, int)[] Read(MeshOptions options)
    {
        var glb = new TinyGlb();
        glb.AddTriangle("Blatt_1");
        glb.AddTriangle("core");
        glb.AddTriangle("Blatt_2");
        using var file = new MeshFile(glb.ToBytes());
        return [.. MeshReader.Read(file.Path, options).Parts.Select(part => (part.Name, part.IndexCount))];
    }
}
