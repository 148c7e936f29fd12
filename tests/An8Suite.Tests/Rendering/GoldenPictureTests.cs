using An8Suite.Core.Geometry;
using An8Suite.Core.Geometry.Reading;
using An8Suite.Core.Imaging;
using An8Suite.Core.Scenes.Cameras;
using An8Suite.Core.Scenes.Shading;
using An8Suite.Rendering;
using An8Suite.Tests.Scenes;

namespace An8Suite.Tests.Rendering;

/// <summary>Known pictures at 96 pixels, made on Mesa's llvmpipe.</summary>
[Needs(Needs.Gl)]
public sealed class GoldenPictureTests
{
    private const int Size = 96;

    [Fact]
    public void House() => Compare("house", SmallMesh.House(), "#6f8fb0", "#b05040", "#e5c030");

    [Fact]
    public void Plant() => Compare(
        "plant",
        MeshReader.Read(Path.Combine(RepositoryRoot.Path, "meshes", "plant.glb")),
        "#e53950", "#d9a520", "#4f9a3c", "#3f9a45", "#c0714a", "#5a4030");

    private static void Compare(string name, Mesh mesh, params string[] colors)
    {
        using var renderer = new SceneRenderer(mesh, Size, Size);
        Assert.SkipUnless(renderer.Driver.IsLlvmpipe, $"golden pictures are llvmpipe's, this is {renderer.Driver.Renderer}");
        SceneView view = Camera.View(Framing.Of(mesh), new CameraPose { YawDegrees = 25 }, 1);
        var palette = new Palette(new SrgbColor(235, 235, 235), [.. colors.Select(Color)]);
        GoldenPicture.Compare(name, new PoseResolver(renderer.Render(view)), palette);
    }

    private static SrgbColor Color(string text) => SrgbColor.TryParse(text, out SrgbColor color) ? color : throw new FormatException(text);
}
