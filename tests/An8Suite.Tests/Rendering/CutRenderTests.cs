using An8Suite.Core;
using An8Suite.Core.Geometry;
using An8Suite.Core.Imaging;
using An8Suite.Core.Scenes.Recipes;
using An8Suite.Core.Scenes.Shading;
using An8Suite.Rendering;
using An8Suite.Rendering.Contexts;
using An8Suite.Tests.Geometry;
using An8Suite.Workflow.Pictures;

namespace An8Suite.Tests.Rendering;

/// <summary>A part that its texture cuts out is cut out in the picture, in the ids, in the coverage and in its silhouette.</summary>
[Needs(Needs.Gl)]
public abstract class CutRenderTests(RenderDevice device)
{
    private const int Side = 64;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void What_is_cut_out_is_nowhere(bool isColoured)
    {
        Mesh mesh = CutLeaf.Read();
        Recipe recipe = RecipeOf(mesh, isColoured);
        using var renderer = new SceneRenderer(mesh, recipe, device, PictureDecoder.TextureCodec);
        var resolver = new PoseResolver(renderer.Render(FlatView.View));
        Assert.Equal((1, 0, 1, 2), (Id(resolver, 10, 10), Id(resolver, 50, 10), Id(resolver, 24, 24), Id(resolver, 40, 24)));
        Assert.Equal(Side * Side / 4, resolver.Parts.Ids.Count(id => id == 1));
        Assert.Equal(9 * Side * Side / 4, resolver.Coverage(id => id == 1).Sum(samples => samples));
        Assert.Equal(Side * Side / 4, resolver.SilhouettePixels![1]);

        byte[] picture = resolver.Resolve(recipe.PaletteOf(recipe.Classes[0], ["leaf", "pot"])).Rgb;
        Assert.Equal([0xeb, 0xeb, 0xeb], Pixel(picture, 50, 10));
        byte[] leaf = Pixel(picture, 10, 10);
        Assert.True(isColoured ? leaf[2] > leaf[1] : leaf[1] > 2 * leaf[0], string.Join(' ', leaf));
    }

    [Theory]
    [InlineData(0.5, 1, true)]
    [InlineData(0.51, 1, false)]
    [InlineData(0.5, 0.99, false)]
    public void An_alpha_at_the_cutoff_stays_and_one_below_goes(double cutoff, double factor, bool stays)
    {
        Mesh mesh = CutLeaf.Read(root =>
        {
            root["images"]![0]!["uri"] = "data:image/png;base64," + Convert.ToBase64String(CutLeaf.Pixels(128));
            root["materials"]![0]!["alphaCutoff"] = cutoff;
            root["materials"]![0]!["pbrMetallicRoughness"]!["baseColorFactor"] = new System.Text.Json.Nodes.JsonArray(1, 1, 1, factor);
        });
        using var renderer = new SceneRenderer(mesh, RecipeOf(mesh, true), device, PictureDecoder.TextureCodec);
        Assert.Equal(stays, new PoseResolver(renderer.Render(FlatView.View)).Parts.Ids.Contains((byte)1));
    }

    [Fact]
    public void A_cut_out_that_cannot_be_read_is_refused_whatever_colours_the_recipe_has()
    {
        Mesh mesh = CutLeaf.Read(root => root["images"]![0]!["uri"] = "data:image/png;base64,AAAA");
        InputException error = Assert.Throws<InputException>(() => new SceneRenderer(mesh, RecipeOf(mesh, true), device, PictureDecoder.TextureCodec));
        Assert.EndsWith("is no PNG, JPEG or WebP picture; make it one; mend it: it cuts the part out", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_mesh_without_cut_outs_has_the_bytes_that_it_had()
    {
        Mesh mesh = CutLeaf.Read(root => root["materials"]![0]!.AsObject().Remove("alphaMode"));
        using var renderer = new SceneRenderer(mesh, RecipeOf(mesh, true), device, PictureDecoder.TextureCodec);
        var resolver = new PoseResolver(renderer.Render(FlatView.View));
        Assert.Equal(Side * Side / 2, resolver.Parts.Ids.Count(id => id == 1));
    }

    private static int Id(PoseResolver resolver, int x, int y) => resolver.Parts.Ids[(y * Side) + x];

    private static byte[] Pixel(byte[] rgb, int x, int y) => rgb[(3 * ((y * Side) + x))..((3 * ((y * Side) + x)) + 3)];

    private static Recipe RecipeOf(Mesh mesh, bool isColoured) => new Recipe
    {
        Name = "cut",
        Mesh = "none.glb",
        Width = Side,
        Height = Side,
        Parts = new Dictionary<string, SrgbColor> { ["pot"] = new(120, 120, 120) },
        Classes = [isColoured ? new RecipeClass("a", new SrgbColor(20, 20, 220), ["leaf"]) : new RecipeClass("a", new SrgbColor(9, 9, 9), ["pot"])],
    }.On(mesh);
}

[Needs(Needs.Gl)]
public sealed class GlCutRenderTests() : CutRenderTests(RenderDevice.Software);

[Needs(Needs.Gl)]
public sealed class CpuCutRenderTests() : CutRenderTests(RenderDevice.Cpu);
