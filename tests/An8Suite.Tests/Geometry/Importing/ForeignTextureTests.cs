using System.Numerics;
using An8Suite.Core.Geometry;
using An8Suite.Core.Geometry.Reading;
using An8Suite.Core.Geometry.Textures;
using SkiaSharp;

namespace An8Suite.Tests.Geometry.Importing;

/// <summary>Base-colour textures of the formats that Assimp reads.</summary>
[Needs(Needs.Assimp | Needs.Process)]
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
        Assert.Equal(
            (TextureWrap.Repeat, TextureWrap.Repeat, true),
            (run.Texture.WrapU, run.Texture.WrapV, run.Texture.IsSmooth));
        Assert.Equal(new Vector2(0.25f, 1), Vector2.Transform(new Vector2(0.25f, 0), run.Texture.Transform.Matrix));
        Assert.Equal(Vector3.One, run.Factor);

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
    [InlineData(
        "linked/secret.png", "lies behind a link, which may lead out of the mesh's folder; put the file itself there")]
    public void A_picture_elsewhere_is_not_read(string picture, string problem)
    {
        File.CreateSymbolicLink(_folder["mesh/link.png"], _folder["secret.png"]);
        Directory.CreateSymbolicLink(_folder["mesh/linked"], _folder.Path);
        BaseTexture texture = Texture(picture.Replace("{0}", _folder["secret.png"], StringComparison.Ordinal));
        Assert.Equal(problem, texture.Problem);
        Assert.Empty(texture.Encoded);
    }

    [Fact]
    public void Triangles_that_are_points_shift_nothing()
    {
        ForeignMesh.Need();
        File.WriteAllText(_folder["mesh/square.mtl"], ForeignMesh.TexturedMaterials("four.png"));
        File.WriteAllText(_folder["mesh/square.obj"], ForeignMesh.TexturedSquare
            .Replace("f 1/1 2/2 3/3 4/4", "f 1/1 1/1 2/2\nf 1/1 2/2 3/3 4/4\ng point\nf 1/1 1/1 2/2\ng square\n"
                + "usemtl dull\nf 3/3 4/4 1/1\nf 2/2 3/3 3/3", StringComparison.Ordinal));
        GlbFile file = GlbFile.Read(_folder["mesh/square.obj"]);
        File.WriteAllBytes(_folder["kept.glb"], file.Bytes);
        Mesh kept = MeshReader.Read(_folder["kept.glb"]);
        Assert.Equal(["square", "foot"], file.Mesh.Parts.Select(part => part.Name));
        Assert.Equal(file.Mesh.Indices, kept.Indices);
        Assert.Equal([(0, 6, true), (6, 3, false)], Runs(file.Mesh));
        Assert.Equal(Runs(file.Mesh), Runs(kept));

        static IEnumerable<(int, int, bool)> Runs(Mesh mesh) =>
            mesh.Parts[0].Runs.Select(run => (run.FirstIndex, run.IndexCount, run.Texture is not null));
    }

    [Theory]
    [InlineData(SKEncodedImageFormat.Webp, null)]
    [InlineData(SKEncodedImageFormat.Jpeg, null)]
    [InlineData(null, "is no PNG, JPEG or WebP picture; make it one")]
    public void Pictures_that_glTF_may_hold_are_kept_and_others_are_told(SKEncodedImageFormat? format, string? problem)
    {
        using SKBitmap bitmap = new(20, 10);
        bitmap.Erase(SKColors.Teal);
        byte[] bytes = format is SKEncodedImageFormat kind ? bitmap.Encode(kind, 90).ToArray()
            : [.. "BM"u8, .. new byte[100]];
        File.WriteAllBytes(_folder["mesh/picture"], bytes);
        Assert.Equal(problem, Texture("picture").Problem);
        File.WriteAllBytes(_folder["kept.glb"], GlbFile.Read(_folder["mesh/square.obj"]).Bytes);
        IReadOnlyList<MaterialRun> runs = MeshReader.Read(_folder["kept.glb"]).Parts[0].Runs;
        if (problem is null)
        {
            Assert.Equal(bytes, Assert.Single(runs).Texture!.Encoded);
        }
        else
        {
            Assert.Empty(runs);
        }
    }

    [Fact]
    public void A_black_material_beside_a_texture_stays_black()
    {
        ForeignMesh.Need();
        File.WriteAllText(
            _folder["mesh/square.mtl"],
            ForeignMesh.TexturedMaterials("four.png").Replace("Kd 0.5 0.5 0.5", "Kd 0 0 0", StringComparison.Ordinal));
        File.WriteAllText(
            _folder["mesh/square.obj"],
            ForeignMesh.TexturedSquare.Replace("g foot", "g square", StringComparison.Ordinal));
        Assert.Equal(
            [Vector3.One, Vector3.Zero],
            MeshReader.Read(_folder["mesh/square.obj"]).Parts[0].Runs.Select(run => run.Factor));
    }

    [Theory]
    [InlineData("Kd 0 0 0")]
    [InlineData("Kd 0.8 0.8 0.8")]
    [InlineData("")]
    public void A_texture_stands_in_the_place_of_the_colour(string color)
    {
        ForeignMesh.Need();
        File.WriteAllText(
            _folder["mesh/square.mtl"],
            ForeignMesh.TexturedMaterials("four.png").Replace("Kd 1 1 1", color, StringComparison.Ordinal));
        File.WriteAllText(_folder["mesh/square.obj"], ForeignMesh.TexturedSquare);
        Assert.Equal(Vector3.One, MeshReader.Read(_folder["mesh/square.obj"]).Parts[0].Runs[0].Factor);
    }

    [Fact]
    public void A_picture_that_many_materials_share_is_read_once_even_where_it_is_none()
    {
        ForeignMesh.Need();
        using (FileStream large = File.Create(_folder["mesh/large.tga"]))
        {
            large.SetLength(60 << 20);
        }

        IEnumerable<string> names = Enumerable.Range(0, 8).Select(i => $"m{i}");
        File.WriteAllText(_folder["mesh/square.mtl"], string.Concat(names.Select(name => $"newmtl {name}\n"
            + "map_Kd large.tga\n")) + "newmtl last\nmap_Kd four.png\n");
        File.WriteAllText(
            _folder["mesh/square.obj"], "mtllib square.mtl\nv 0 0 0\nv 1 0 0\nv 0 1 0\nvt 0 0\nvt 1 0\nvt 0 1\n"
                + string.Concat(names.Append("last").Select(name => $"g {name}\nusemtl {name}\nf 1/1 2/2 3/3\n")));
        Mesh mesh = MeshReader.Read(_folder["mesh/square.obj"]);
        Assert.All(
            mesh.Parts.Take(8),
            part => Assert.Equal("is no PNG, JPEG or WebP picture; make it one", part.Runs[0].Texture!.Problem));
        Assert.Equal(TexturedBox.Png, mesh.Parts[8].Runs[0].Texture!.Encoded);
    }

    [Fact]
    public void A_picture_in_the_file_itself_is_read()
    {
        ForeignMesh.Need();
        string text = ForeignMesh.FbxWithTexture.Replace(
            "{0}", Convert.ToBase64String(TexturedBox.Png), StringComparison.Ordinal);
        using var file = new MeshFile(ForeignMesh.Bytes(text), "paint.fbx");
        BaseTexture texture = Assert.Single(MeshReader.Read(file.Path).Parts[0].Runs).Texture!;
        Assert.Null(texture.Problem);
        Assert.Equal(TexturedBox.Png, texture.Encoded);
    }

    private BaseTexture Texture(string picture) => Assert.Single(Read(picture).Parts[0].Runs).Texture!;

    private Mesh Read(string picture)
    {
        ForeignMesh.Need();
        File.WriteAllText(_folder["mesh/square.mtl"], ForeignMesh.TexturedMaterials(picture));
        File.WriteAllText(_folder["mesh/square.obj"], ForeignMesh.TexturedSquare);
        return MeshReader.Read(_folder["mesh/square.obj"]);
    }
}
