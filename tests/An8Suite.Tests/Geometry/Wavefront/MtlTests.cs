using System.Numerics;
using An8Suite.Core.Geometry;
using An8Suite.Core.Geometry.Reading;
using An8Suite.Core.Geometry.Textures;
using An8Suite.Core.Imaging;

namespace An8Suite.Tests.Geometry.Wavefront;

/// <summary>Every statement of .mtl files by a small file.</summary>
public sealed class MtlTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("map_Kd -s 2 3 1 -o 0.25 0 0 t.png", 2, 3, 0.25f, 0)]
    [InlineData("map_Kd -s 2 t.png", 2, 1, 0, 0)]
    [InlineData("map_Kd -o .5 -.5 t.png", 1, 1, 0.5f, -0.5f)]
    [InlineData("map_Kd -blendu off -blendv on -boost 1 -texres 512 -mm 0 1 t.png", 1, 1, 0, 0)]
    [InlineData("map_kd t.png", 1, 1, 0, 0)]
    public void A_texture_lies_as_its_options_say(string line, float scaleU, float scaleV, float offsetU, float offsetV)
    {
        Mesh mesh = Read(line);
        BaseTexture texture = mesh.Parts[0].Runs[0].Texture!;
        Assert.Null(texture.Problem);
        Vector2 upperRight = Vector2.Transform(Vector2.One, texture.Transform.Matrix);
        Assert.Equal(new Vector2(scaleU + offsetU, 1 - scaleV - offsetV), upperRight);
        Assert.Equal(new Vector2(offsetU, 1 - offsetV), Vector2.Transform(Vector2.Zero, texture.Transform.Matrix));
        Assert.Empty(mesh.Remarks);
    }

    [Theory]
    [InlineData("-clamp on", TextureWrap.Clamp)]
    [InlineData("-clamp off", TextureWrap.Repeat)]
    public void Clamping_is_read(string option, TextureWrap wrap) =>
        Assert.Equal(wrap, Read($"map_Kd {option} t.png").Parts[0].Runs[0].Texture!.WrapU);

    [Theory]
    [InlineData("map_Kd -t 0.1 0 0 t.png", "material 'm': the option -t of map_Kd is not shown")]
    [InlineData("map_Kd -mm 0.2 0.5 t.png", "material 'm': the option -mm of map_Kd is not shown")]
    [InlineData("map_Kd -imfchan m t.png", "material 'm': the option -imfchan of map_Kd is not shown")]
    [InlineData("d 0.5", "material 'm': transparency (d) is not shown")]
    [InlineData("d -halo 0.5", "material 'm': transparency (d -halo) is not shown")]
    [InlineData("Tr 0.5", "material 'm': transparency (Tr) is not shown")]
    [InlineData("map_d t.png", "material 'm': a cut-out or transparency (map_d) is not shown")]
    [InlineData("Ke 0 0.5 0", "material 'm': glow (Ke) is not shown")]
    [InlineData("map_Bump -bm 0.3 t.png", "material 'm': map_Bump is not shown")]
    [InlineData("norm t.png", "material 'm': norm is not shown")]
    [InlineData("Kd spectral a.rfl", "material 'm': a colour Kd that is not of three numbers is not shown")]
    public void What_is_not_shown_is_told(string line, string told) =>
        Assert.Equal(told, Assert.Single(Read(line).Remarks));

    [Theory]
    [InlineData("Kd 1 0.5 0", 255, 128, 0)]
    [InlineData("Kd .5", 128, 128, 128)]
    [InlineData("Ka 1 1 1\nKs 1 1 1\nNs 100\nNi 1.5\nillum 2\nd 1\nTr 0\nKe 0 0 0\nKd 0 0 1", 0, 0, 255)]
    public void The_colour_is_Kd_and_gloss_is_quiet(string lines, byte r, byte g, byte b)
    {
        Mesh mesh = Read(lines);
        Assert.Equal(new SrgbColor(r, g, b), mesh.Parts[0].BaseColor);
        Assert.Empty(mesh.Remarks);
    }

    [Fact]
    public void A_name_with_spaces_is_one_file()
    {
        File.WriteAllBytes(_folder["my leaf.png"], TexturedBox.Png);
        Assert.Equal(TexturedBox.Png, Read("map_Kd my leaf.png").Parts[0].Runs[0].Texture!.Encoded);
    }

    private Mesh Read(string lines)
    {
        File.WriteAllBytes(_folder["t.png"], TexturedBox.Png);
        File.WriteAllText(_folder["my m.mtl"], $"newmtl m\n{lines}\n");
        File.WriteAllText(
            _folder["a.obj"],
            "mtllib my m.mtl\nv 0 0 0\nv 1 0 0\nv 0 1 0\nvt 0 0\nvt 1 0\nvt 0 1\nusemtl m\nf 1/1 2/2 3/3\n");
        return MeshReader.Read(_folder["a.obj"]);
    }
}
