using System.Numerics;
using An8Suite.Core.Geometry;

namespace An8Suite.Tests.Geometry.Importing;

/// <summary>Base-colour textures of the formats that Assimp reads.</summary>
public sealed class ForeignTextureTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public ForeignTextureTests()
    {
        Directory.CreateDirectory(_folder["mesh/below"]);
        File.WriteAllBytes(_folder["mesh/four.png"], TexturedBox.Png);
        File.WriteAllBytes(_folder["mesh/below/other.jpg"], TexturedBox.Jpeg);
        File.WriteAllBytes(_folder["secret.png"], TexturedBox.Png);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void An_obj_has_its_textures_and_keeps_them()
    {
        Mesh mesh = Read("four.png");
        Assert.Equal(["square", "foot"], mesh.Parts.Select(part => part.Name));
        Assert.Empty(mesh.Parts[1].Runs);
        MaterialRun run = Assert.Single(mesh.Parts[0].Runs);
        Assert.Equal($"{_folder["mesh/square.obj"]}: texture 'four.png'", run.Texture!.Name);
        Assert.Null(run.Texture.Problem);
        Assert.Equal(TexturedBox.Png, run.Texture.Encoded);
        Assert.Equal((TextureWrap.Repeat, TextureWrap.Repeat, true), (run.Texture.WrapU, run.Texture.WrapV, run.Texture.IsSmooth));
        Assert.Equal(new Vector2(0.25f, 1), Vector2.Transform(new Vector2(0.25f, 0), run.Texture.Transform.Matrix));
        Assert.Equal(1, run.Factor.X);
        Assert.Equal(0.216, run.Factor.Y, 3); // byte 128 of sRGB

        byte[] kept = GlbFile.Read(_folder["mesh/square.obj"]).Bytes;
        File.WriteAllBytes(_folder["kept.glb"], kept);
        MaterialRun again = Assert.Single(MeshReader.Read(_folder["kept.glb"]).Parts[0].Runs);
        Assert.Equal(run.Factor, again.Factor);
        Assert.Equal(run.Texture.Transform, again.Texture!.Transform);
        Assert.Equal(run.Texture.Encoded, again.Texture.Encoded);
    }

    [Theory]
    [InlineData("below/other.jpg")]
    [InlineData("below\\other.jpg")]
    [InlineData("./below/../below/other.jpg")]
    [InlineData("-s 1 1 1 below/other.jpg")]
    public void Pictures_may_lie_below(string picture) => Assert.Equal(TexturedBox.Jpeg, Texture(picture).Encoded);

    [Theory]
    [InlineData("C:\\Users\\me\\four.png")]
    [InlineData("/home/me/four.png")]
    [InlineData("../four.png")]
    public void A_picture_that_lay_elsewhere_is_looked_for_beside_the_mesh(string picture) =>
        Assert.Equal(TexturedBox.Png, Texture(picture).Encoded);

    [Theory]
    [InlineData("none.png", "there is no such file beside the mesh")]
    [InlineData("../secret.png", "there is no such file beside the mesh")]
    [InlineData("/dev/zero", "there is no such file beside the mesh")]
    [InlineData("{0}", "there is no such file beside the mesh")]
    [InlineData("link.png", "lies behind a link, which may lead out of the mesh's folder; put the file itself there")]
    [InlineData("linked/secret.png", "lies behind a link, which may lead out of the mesh's folder; put the file itself there")]
    public void A_picture_elsewhere_is_not_read(string picture, string problem)
    {
        File.CreateSymbolicLink(_folder["mesh/link.png"], _folder["secret.png"]);
        Directory.CreateSymbolicLink(_folder["mesh/linked"], _folder.Path);
        BaseTexture texture = Texture(picture.Replace("{0}", _folder["secret.png"], StringComparison.Ordinal));
        Assert.Equal(problem, texture.Problem);
        Assert.Empty(texture.Encoded);
    }

    [Fact]
    public void A_texture_on_a_black_material_is_not_black() => Assert.Equal(Vector3.One, Read("four.png", "0 0 0").Parts[0].Runs[0].Factor);

    [Fact]
    public void A_picture_in_the_file_itself_is_read()
    {
        ForeignMesh.Need();
        string text = ForeignMesh.FbxWithTexture.Replace("{0}", Convert.ToBase64String(TexturedBox.Png), StringComparison.Ordinal);
        using var file = new MeshFile(ForeignMesh.Bytes(text), "paint.fbx");
        BaseTexture texture = Assert.Single(MeshReader.Read(file.Path).Parts[0].Runs).Texture!;
        Assert.Null(texture.Problem);
        Assert.Equal(TexturedBox.Png, texture.Encoded);
    }

    private BaseTexture Texture(string picture) => Assert.Single(Read(picture).Parts[0].Runs).Texture!;

    private Mesh Read(string picture, string color = "1 0.5 1")
    {
        ForeignMesh.Need();
        File.WriteAllText(_folder["mesh/square.mtl"], ForeignMesh.TexturedMaterials(picture, color));
        File.WriteAllText(_folder["mesh/square.obj"], ForeignMesh.TexturedSquare);
        return MeshReader.Read(_folder["mesh/square.obj"]);
    }
}
