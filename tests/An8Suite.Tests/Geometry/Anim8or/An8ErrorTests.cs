using System.Text;
using An8Suite.Core;
using An8Suite.Core.Geometry;
using An8Suite.Core.Geometry.Reading;
using An8Suite.Tests.Fuzzing;
using CsCheck;

namespace An8Suite.Tests.Geometry.Anim8or;

/// <summary>Files of Anim8or that are damaged, or hold what is not read.</summary>
public sealed class An8ErrorTests
{
    [Theory]
    [InlineData("(0 0) (4 4) (6 6)", "(0 0) (4 4) (6 8)", "thing.an8:14: faces: face 0: expected a texture coordinate "
        + "from 0 to 7, found 8")]
    [InlineData("(0 0) (4 4) (6 6)", "(0 0) (4 4) (6.5 6)", "thing.an8:14: faces: face 0: expected a point from 0 to "
        + "7, found 6.5")]
    [InlineData("(1 1) (3 3) (7 7)", "(-1 1) (3 3) (7 7)", "thing.an8:14: faces: face 1: expected a point from 0 to 7, "
        + "found -1")]
    [InlineData("2 0 1 -1 ( (0) (1) )", "3 0 1 -1 ( (0) (1) )", "thing.an8:14: faces: face 6 is cut off")]
    [InlineData("2 0 1 -1", "2000000000 0 1 -1", "thing.an8:14: faces: face 6: expected a number of corners from 0 to "
        + "2999999, found 2000000000")]
    [InlineData("(-1 -2 -3)", "(-1 -2)", "thing.an8:12: points: expected 3 numbers each, found 23 in all")]
    [InlineData("(-1 -2 -3)", "(-1 -2 nan)", null)]
    [InlineData(
        "(-1 -2 -3)", "(-1 -2 1e39)", "thing.an8:12: expected a word, a text, a number or a brace, found '1e39'")]
    [InlineData("(-1 -2 -3)", "(-1 -2 3x)", "thing.an8:12: expected a word, a text, a number or a brace, found '3x'")]
    [InlineData("bone { \"a\" }", "bone { \"a }", "thing.an8:25: a text begins here and does not end")]
    [InlineData("smoothangle { 45 }", "smoothangle { }", "thing.an8:9: smoothangle: expected 1 numbers, found 0")]
    [InlineData("figure { \"not read\" bone { \"a\" } }", "}", "thing.an8:25: expected a chunk such as object { ... }; "
        + "is this a file of Anim8or?")]
    [InlineData("figure { \"not read\" bone { \"a\" } }", "figure { \"x\"", "thing.an8:25: the braces of 'figure', "
        + "which begins at line 25, do not close; the file is cut off")]
    public void A_fault_is_named_with_its_line(string old, string replacement, string? expected)
    {
        Assert.Contains(old, An8Text.Box, StringComparison.Ordinal);
        string message = An8Text.Refused(An8Text.Box.Replace(old, replacement, StringComparison.Ordinal));
        Assert.StartsWith(
            expected ?? "thing.an8:12: points: expected 3 numbers each, found 23", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("subdivision { name { \"s\" } }", "'s' is a subdivision, which is not read; make a mesh of it in "
        + "Anim8or with Build > Convert to Mesh")]
    [InlineData("group { textcom { name { \"t\" } } }", "'t' is a textcom, which is not read")]
    [InlineData("cube { divisions { 0 1 1 } }", "divisions: expected numbers from 1 to 250, found 0 1 1")]
    [InlineData(
        "sphere { longlat { 1e9 1e9 } }", "longlat: expected numbers from 1 to 250, found 1000000000 1000000000")]
    [InlineData("cube { scale { 1 2 } }", "scale: expected 3 numbers, found 2")]
    public void Shapes_that_are_not_read_say_what_to_do(string shape, string expected) =>
        Assert.StartsWith("thing.an8:1: " + expected, An8Text.Refused(An8Text.Object(shape)), StringComparison.Ordinal);

    [Fact]
    public void A_short_file_of_giant_shapes_is_refused()
    {
        string many = string.Concat(Enumerable.Repeat("sphere { longlat { 250 250 } } ", 60));
        Assert.Contains("found more; reduce it first", An8Text.Refused(An8Text.Object(many)), StringComparison.Ordinal);
    }

    [Fact]
    public void Deep_nesting_and_other_files_are_refused()
    {
        Assert.Contains(
            "nested more than 64 deep",
            An8Text.Refused(string.Concat(Enumerable.Repeat("a{", 100_000))), StringComparison.Ordinal);
        Assert.Contains("thing.an8:1: expected a", An8Text.Refused("glTF\u0002\0\0\0"), StringComparison.Ordinal);
        Assert.Contains(
            "found no triangles",
            Assert.Throws<InputException>(() => An8Text.Read("header { }")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Cut_off_anywhere_it_is_read_or_refused()
    {
        byte[] whole = Encoding.UTF8.GetBytes(An8Text.Box);
        for (int length = 1; length < whole.Length; length += 3)
        {
            Expect(whole[..length]);
        }
    }

    [Fact]
    public void Bytes_changed_anywhere_end_in_a_mesh_or_a_message() => Fuzz.Damages.Sample(
        damage => Expect(damage(Encoding.UTF8.GetBytes(An8Text.Box))), seed: "0000000000005", iter: 600, threads: 1);

    private static void Expect(byte[] bytes)
    {
        if (bytes.Length > 0)
        {
            using var file = new MeshFile(bytes, "thing.an8");
            Fuzz.Expect(file.Path, bytes, () => MeshReader.ReadPieces(file.Path));
        }
    }

    [Fact]
    public void A_shape_that_its_place_throws_out_of_reach_is_refused() => Assert.Contains(
        "'far' has a position that is not finite or beyond 1e15 (vertex 0)",
        An8Text.Refused(An8Text.Object("cube { name { \"far\" } base { origin { (3e38 0 0) } } }")),
        StringComparison.Ordinal);

    [Fact]
    public void Thousands_of_objects_and_of_faces_round_a_point_are_read_soon()
    {
        Assert.Contains("no triangles", Assert.Throws<InputException>(() => An8Text.Read(
            string.Concat(Enumerable.Repeat("object { }\n", 100_000)))).Message, StringComparison.Ordinal);
        string points = string.Concat(Enumerable.Range(0, 60_000).Select(i => $"({i} {i % 7} 1)\n"));
        string faces = string.Concat(Enumerable.Range(1, 59_000).Select(i => $"3 0 0 -1 ((0) ({i}) ({i + 1}))\n"));
        IReadOnlyList<MeshPiece> pieces = An8Text.Pieces(
            An8Text.Object($"mesh {{ name {{ \"fan\" }} points {{ {points} }} faces {{ {faces} }} }}"));
        Assert.Equal(3 * 59_000, Assert.Single(pieces).Triangles.Length);
    }
}
