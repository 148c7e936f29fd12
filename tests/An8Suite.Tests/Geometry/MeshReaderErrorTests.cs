using System.Text;
using An8Suite.Core;
using An8Suite.Core.Geometry.Reading;

namespace An8Suite.Tests.Geometry;

public class MeshReaderErrorTests
{
    [Fact]
    public void A_missing_file_is_named()
    {
        InputException error = Assert.Throws<InputException>(() => MeshReader.Read("nowhere/plant.glb"));
        Assert.Equal("nowhere/plant.glb: there is no such mesh file", error.Message);
    }

    [Fact]
    public void A_file_without_extension_gets_those_that_are_read()
    {
        using var file = new MeshFile([1, 2, 3], "plant");
        Assert.Equal($"{file.Path}: expected a mesh file, read are .glb, .gltf, .an8, .obj and what Assimp reads "
            + "(.ply, .stl, .fbx, .dae, ...); "
            + "found no extension", Message(file));
    }

    [Fact]
    public void An_empty_file_is_empty() => Expect([], "found an empty file");

    [Fact]
    public void Something_else_called_glb_is_refused() =>
        Expect(Encoding.ASCII.GetBytes("#!/bin/sh and so on"), "not a binary glTF file");

    [Fact]
    public void A_few_bytes_are_not_a_header() => Expect(Encoding.ASCII.GetBytes("glTF"), "12-byte 'glTF' header");

    [Fact]
    public void Version_one_is_refused()
    {
        byte[] bytes = OneTriangle().ToBytes();
        bytes[4] = 1;
        Expect(bytes, "expected glTF version 2, found version 1");
    }

    [Fact]
    public void A_truncated_file_says_what_is_missing()
    {
        byte[] bytes = OneTriangle().ToBytes();
        Expect(bytes[..^10], $"truncated: its header promises {bytes.Length} bytes, the file has {bytes.Length - 10}");
    }

    [Fact]
    public void A_truncated_text_file_is_not_readable()
    {
        string text = OneTriangle().ToText();
        using var file = new MeshFile(Encoding.UTF8.GetBytes(text[..(text.Length / 2)]), "tiny.gltf");
        Assert.StartsWith($"{file.Path}: not a readable glTF file: ", Message(file), StringComparison.Ordinal);
    }

    [Fact]
    public void A_mesh_without_triangles_is_empty()
    {
        var glb = new TinyGlb();
        glb.Add("line", [0, 0, 0, 1, 0, 0], [0, 1], mode: 1);
        Expect(glb.ToBytes(), "expected a mesh, found no triangles");
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void A_position_that_is_no_number_names_part_and_vertex(float value)
    {
        var glb = new TinyGlb();
        glb.Add("Leaf", [0, 0, 0, 1, value, 0, 0, 1, 0], [0, 1, 2]);
        Expect(glb.ToBytes(), "part 'leaf' has a position that is not finite (vertex 1)");
    }

    [Fact]
    public void An_index_out_of_range_names_part_and_triangle()
    {
        var glb = new TinyGlb();
        glb.Add("leaf", [0, 0, 0, 1, 0, 0, 0, 1, 0], [0, 1, 2, 0, 2, 7]);
        Expect(glb.ToBytes(), "part 'leaf' has an index out of range: triangle 1 uses vertex 7 of 3");
    }

    [Fact]
    public void An_attribute_of_another_length_is_refused()
    {
        var glb = new TinyGlb();
        glb.Add("leaf", [0, 0, 0, 1, 0, 0, 0, 1, 0], [0, 1, 2], normals: [0, 0, 1, 0, 0, 1]);
        Expect(glb.ToBytes(), "part 'leaf' has 3 positions but 2 normals, texture coordinates or colours");
    }

    [Fact]
    public void Data_outside_the_buffer_is_refused() => Expect(
        OneTriangle().ToBytes(root => root["accessors"]![0]!["count"] = 5000), "that cannot be read");

    [Fact]
    public void The_251st_part_is_one_too_many()
    {
        var glb = new TinyGlb();
        for (int i = 0; i < 250; i++)
        {
            glb.AddTriangle($"leaf {i}");
        }

        using (var file = new MeshFile(glb.ToBytes()))
        {
            Assert.Equal(250, MeshReader.Read(file.Path).Parts[^1].Id);
        }

        glb.AddTriangle("one more");
        Expect(glb.ToBytes(), "expected at most 250 parts, found more");
    }

    [Fact]
    public void No_cut_of_a_file_is_taken_for_a_mesh()
    {
        byte[] bytes = OneTriangle().ToBytes();
        for (int length = 0; length < bytes.Length; length += 7)
        {
            using var file = new MeshFile(bytes[..length]);
            Assert.StartsWith(file.Path, Message(file), StringComparison.Ordinal);
        }
    }

    private static TinyGlb OneTriangle()
    {
        var glb = new TinyGlb();
        glb.AddTriangle("leaf");
        return glb;
    }

    private static string Message(MeshFile file) =>
        Assert.Throws<InputException>(() => MeshReader.Read(file.Path)).Message;

    private static void Expect(byte[] content, string part)
    {
        using var file = new MeshFile(content);
        string message = Message(file);
        Assert.StartsWith(file.Path, message, StringComparison.Ordinal);
        Assert.Contains(part, message, StringComparison.Ordinal);
    }
}
