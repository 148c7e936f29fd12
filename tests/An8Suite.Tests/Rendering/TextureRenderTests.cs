using System.Numerics;
using An8Suite.Core;
using An8Suite.Core.Geometry;
using An8Suite.Core.Geometry.Textures;
using An8Suite.Core.Imaging;
using An8Suite.Core.Scenes.Recipes;
using An8Suite.Core.Scenes.Shading;
using An8Suite.Rendering;
using An8Suite.Rendering.Contexts;
using An8Suite.Tests.Geometry;
using An8Suite.Tests.Scenes;
using An8Suite.Workflow.Pictures;

namespace An8Suite.Tests.Rendering;

/// <summary>What the second attachment holds of base-colour textures.</summary>
[Needs(Needs.Gl)]
public abstract class TextureRenderTests(RenderDevice device)
{
    private const int Side = 64;
    private const int Samples = 3 * Side;
    private static readonly BaseTexture Squares = new() { Name = "t", Encoded = TexturedBox.Png, IsSmooth = false };

    [Fact]
    public void A_texture_lies_as_its_coordinates_say()
    {
        byte[] surface = Render(Squares, Vector3.One);
        Assert.Equal([255, 0, 0, 0], Texel(surface, 0, 0));
        Assert.Equal([0, 255, 0, 0], Texel(surface, Samples - 1, 0));
        Assert.Equal([0, 0, 255, 0], Texel(surface, 0, Samples - 1));
        Assert.Equal([255, 255, 0, 0], Texel(surface, Samples - 1, Samples - 1));
        Assert.Equal([255, 0, 0, 0], Texel(surface, (Samples / 2) - 1, (Samples / 2) - 1));
        Assert.Equal([255, 255, 0, 0], Texel(surface, Samples / 2, Samples / 2));
    }

    [Fact]
    public void Every_byte_comes_back_as_it_is_and_a_factor_works_in_linear_light()
    {
        byte[] ramp = PngWriter.Encode(new ColorImage(64, 4, [.. Enumerable.Range(0, 256).SelectMany(v => (byte[])[(byte)v, (byte)(255 - v), (byte)(v ^ 85)])]));
        byte[] surface = Render(Squares with { Encoded = ramp }, Vector3.One);
        byte[] half = Render(Squares with { Encoded = ramp }, new Vector3(0.5f, 1, 0));
        for (int v = 0; v < 256; v++)
        {
            (int x, int y) = ((3 * (v % 64)) + 1, (48 * (v / 64)) + 20);
            Assert.Equal([(byte)v, (byte)(255 - v), (byte)(v ^ 85), 0], Texel(surface, x, y));
            double light = SrgbCurve.Linear((byte)v) / 2;
            double coded = 255 * (light <= 0.0031308 ? 12.92 * light : (1.055 * Math.Pow(light, 1 / 2.4)) - 0.055);
            byte[] texel = Texel(half, x, y);
            Assert.InRange(texel[0], coded - 1, coded + 1);
            Assert.Equal((255 - v, 0), (texel[1], texel[2]));
        }
    }

    [Theory]
    [InlineData(TextureWrap.Repeat, 255, 0)]
    [InlineData(TextureWrap.Mirror, 0, 255)]
    [InlineData(TextureWrap.Clamp, 0, 255)]
    public void Beyond_its_sides_a_texture_goes_on_as_it_says(TextureWrap wrap, byte red, byte green)
    {
        // Twice as many turns: at three quarters of the upper row u is 1.5 - a bit, in the left half of the second picture.
        BaseTexture texture = Squares with { WrapU = wrap, WrapV = wrap, Transform = TexturePlacement.Identity with { Scale = new(2, 2) } };
        Assert.Equal([red, green, 0, 0], Texel(Render(texture, Vector3.One), (Samples / 2) + 10, 2));
    }

    [Fact]
    public void Far_away_the_light_is_mixed_and_not_the_codes()
    {
        byte[] fine = PngWriter.Encode(new ColorImage(512, 512, [.. Enumerable.Range(0, 512 * 512)
            .SelectMany(i => Enumerable.Repeat((byte)(((i % 512) + (i / 512)) % 2 == 0 ? 255 : 0), 3))]));
        byte[] surface = Render(Squares with { Encoded = fine, Transform = TexturePlacement.Identity with { Scale = new(4, 4) } }, Vector3.One);
        Assert.All(Enumerable.Range(0, Samples * Samples), i => Assert.InRange(surface[4 * i], 186, 190));
    }

    [Fact]
    public void A_part_of_two_materials_shows_both()
    {
        Mesh sheet = Sheet(Squares, Vector3.One);
        MeshPart part = sheet.Parts[0] with
        {
            Runs = [new MaterialRun(0, 3, Squares, Vector3.One), new MaterialRun(3, 3, null, new Vector3(0, 1, 1))],
        };
        byte[] surface = Render(sheet with { Parts = [part] });
        Assert.Equal([255, 255, 0, 0], Texel(surface, Samples - 2, Samples - 4));
        Assert.Equal([0, 255, 255, 0], Texel(surface, 2, 4));
    }

    [Fact]
    public void A_textured_sample_is_lit_as_a_part_of_that_colour()
    {
        Mesh sheet = Sheet(Squares, Vector3.One);
        Recipe recipe = RecipeOf(sheet);
        using var renderer = new SceneRenderer(sheet, recipe, device, PictureDecoder.TextureCodec);
        var resolver = new PoseResolver(renderer.Render(FlatView.View));
        Palette textured = recipe.PaletteOf(recipe.Classes[0], ["sheet", "none"]);
        Assert.True(textured.Surfaces[0].IsTextured);
        byte[] shown = resolver.Resolve(textured).Rgb;
        SrgbColor[] quarters = [new(255, 0, 0), new(0, 255, 0), new(0, 0, 255), new(255, 255, 0)];
        for (int i = 0; i < quarters.Length; i++)
        {
            byte[] flat = resolver.Resolve(new Palette(textured.Background, [quarters[i], default])).Rgb;
            int pixel = 3 * (((i / 2 * 40) + 5) * Side + (i % 2 * 40) + 5);
            Assert.Equal(flat[pixel..(pixel + 3)], shown[pixel..(pixel + 3)]);
        }

        Palette red = textured with { Surfaces = [], Parts = [quarters[0], default] };
        Assert.Equal(resolver.Resolve(red).Rgb, resolver.Recolor(resolver.Resolve(textured), textured, red).Rgb);
        PaletteDifference difference = resolver.Difference(textured, red);
        Assert.Equal((0, 9), (difference.Count[(5 * Side) + 5], difference.Count[^1]));
        Assert.Equal((false, true), (difference.IsCertain[(5 * Side) + 5], difference.IsCertain[^1]));
    }

    [Fact]
    public void Textures_that_nobody_shows_are_not_even_decoded()
    {
        Mesh broken = Sheet(Squares with { Encoded = [1, 2, 3] }, Vector3.One);
        Recipe recipe = RecipeOf(broken) with { Classes = [new RecipeClass("a", new SrgbColor(1, 2, 3), ["sheet"])] };
        using var renderer = new SceneRenderer(broken, recipe, device);
        Assert.Null(renderer.Render(FlatView.View).Surface);
        Recipe hidden = RecipeOf(broken) with
        {
            Classes = [new RecipeClass("a", new SrgbColor(1, 2, 3), ["sheet"]), new RecipeClass("b", new SrgbColor(1, 2, 3), ["none"]) { Hides = ["sheet"] }],
        };
        Assert.Empty(hidden.On(broken).TexturedParts);
        Assert.Null(SurfacePlan.Of(hidden.On(broken), broken));
        Recipe colored = (recipe with { Parts = new Dictionary<string, SrgbColor> { ["sheet"] = default } }).On(broken);
        Assert.Empty(colored.TexturedParts);
    }

    [Fact]
    public void What_is_wrong_with_a_shown_texture_is_said()
    {
        Assert.StartsWith("t of part 'sheet': gone; mend it, or give the part a colour", Refusal(Squares with { Problem = "gone" }), StringComparison.Ordinal);
        Assert.StartsWith("t of part 'sheet': not a picture that can be read", Refusal(Squares with { Encoded = [1, 2, 3] }), StringComparison.Ordinal);
        byte[] png = PngWriter.Encode(new ColorImage(4097, 1, new byte[3 * 4097]));
        Assert.StartsWith("t of part 'sheet': expected at most 4096 x 4096 pixels", Refusal(Squares with { Encoded = png }), StringComparison.Ordinal);
        Assert.Contains("cut off", Refusal(Squares with { Encoded = TexturedBox.Png[..50] }), StringComparison.Ordinal);

        string Refusal(BaseTexture texture) => Assert.Throws<InputException>(() => Render(texture, Vector3.One)).Message;
    }

    private static byte[] Texel(byte[] surface, int x, int y) => surface[(4 * ((y * Samples) + x))..((4 * ((y * Samples) + x)) + 4)];

    private byte[] Render(BaseTexture texture, Vector3 factor) => Render(Sheet(texture, factor));

    private byte[] Render(Mesh mesh)
    {
        using var renderer = new SceneRenderer(mesh, RecipeOf(mesh), device, PictureDecoder.TextureCodec);
        return renderer.Render(FlatView.View).Surface!;
    }

    private static Mesh Sheet(BaseTexture texture, Vector3 factor)
    {
        Mesh sheet = new SmallMesh()
            .Part("sheet", SmallMesh.Quad(new Vector3(-1, -1, 0), 2 * Vector3.UnitX, 2 * Vector3.UnitY))
            .Part("none")
            .Mesh();
        return sheet with
        {
            TexCoords = Array.ConvertAll(sheet.Positions, p => new Vector2((p.X + 1) / 2, (1 - p.Y) / 2)),
            Parts = [sheet.Parts[0] with { Runs = [new MaterialRun(0, 6, texture, factor)] }, sheet.Parts[1]],
        };
    }

    private static Recipe RecipeOf(Mesh mesh) => new Recipe
    {
        Name = "textures",
        Mesh = "none.glb",
        Width = Side,
        Height = Side,
        Parts = new Dictionary<string, SrgbColor> { ["none"] = default },
        Classes = [new RecipeClass("a", new SrgbColor(1, 2, 3), ["none"])],
    }.On(mesh);
}

[Needs(Needs.Gl)]
public sealed class GlTextureRenderTests() : TextureRenderTests(RenderDevice.Software);

[Needs(Needs.Gl)]
public sealed class CpuTextureRenderTests() : TextureRenderTests(RenderDevice.Cpu);
