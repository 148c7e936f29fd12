using An8Suite.Core.Geometry;
using An8Suite.Core.Imaging;
using An8Suite.Core.Scenes.Placing;
using An8Suite.Core.Scenes.Poses;
using An8Suite.Core.Scenes.Recipes;
using An8Suite.Core.Scenes.Shading;
using An8Suite.Rendering;
using An8Suite.Rendering.Contexts;
using An8Suite.Workflow.Generating;
using An8Suite.Workflow.Pictures;

namespace An8Suite.Tests.Rendering;

/// <summary>Two renderers that share no line of drawing check each other.</summary>
[Needs(Needs.Gl)]
public sealed class RendererAgreementTests
{
    private const int Side = 128;
    private const int Samples = Side * GBuffer.SamplesPerSide;

    [Theory]
    [InlineData("an8flower-single-6c")]
    [InlineData("an8flower-double-12c")]
    [InlineData("mushroom-6c")]
    [InlineData("toy-car-8c")]
    [InlineData("an8flower-scenes-6c")]
    [InlineData("toy-car-scenes-8c")]
    public void Ids_are_equal_but_on_edges_and_colours_within_two_steps(string name)
    {
        Recipe recipe = RecipeReader.Read(RecipeFiles.Find(name)).WithOptions(Side);
        Mesh mesh = recipe.ReadMeshFile().Mesh;
        recipe = recipe.On(mesh);
        SceneLayout layout = new(recipe, mesh);
        PosePalettes palettes = new(recipe, [.. mesh.Parts.Select(part => part.Name)]);
        using SceneRenderer cpu = new(mesh, recipe, RenderDevice.Cpu, PictureDecoder.TextureCodec);
        using SceneRenderer gl = new(mesh, recipe, RenderDevice.Software, PictureDecoder.TextureCodec);
        foreach (PlannedPose pose in PosePlan.Of(recipe, recipe.FoldCount))
        {
            GBuffer a = cpu.Render(layout.View(pose));
            GBuffer b = gl.Render(layout.View(pose));
            Palette palette = palettes.Of(0, pose, null);
            RendererAgreement agreement = RendererAgreement.Of(
                (a, new PoseResolver(a).Resolve(palette)), (b, new PoseResolver(b).Resolve(palette)));
            Assert.True(agreement.Holds, $"{agreement}");
            Assert.InRange(agreement.Samples, 20_000, Samples * Samples);
            Assert.Equal(a.Surface is null, b.Surface is null);
        }
    }

    [Fact]
    public void What_differs_is_counted()
    {
        // Two parts side by side, 2 x 1 pixels; the other renderer moves their border, and paints a sample inside.
        byte[] ids = [1, 1, 1, 2, 2, 2];
        GBuffer one = Buffer([.. ids, .. ids, .. ids]);
        Assert.Equal(new RendererAgreement(18, 0, 0, 2, 0), Agreement(one, one));
        Assert.Equal(new RendererAgreement(18, 1, 0, 1, 0), Agreement(one, Buffer([.. ids, 1, 1, 2, 2, 2, 2, .. ids])));
        RendererAgreement other = Agreement(one, Buffer([.. ids, .. ids, 1, 1, 1, 1, 1, 1]));
        Assert.Equal((3, 0), (other.OnEdges, other.Inside));
        Assert.False(other.Holds);
        ColorImage bright = new(2, 1, [0, 0, 0, 0, 0, 3]);
        Assert.Equal(1, RendererAgreement.Of((one, new ColorImage(2, 1, new byte[6])), (one, bright)).Recolored);

        // Nine samples in the middle of one part: one of them touches none of the others.
        byte[] whole = [.. Enumerable.Repeat((byte)1, 81)];
        byte[] spot = [.. Enumerable.Range(0, 81).Select(i => (byte)(i / 9 / 3 == 1 && i % 9 / 3 == 1 ? 2 : 1))];
        RendererAgreement spotted = RendererAgreement.Of(
            (Square(whole), new ColorImage(3, 3, new byte[27])), (Square(spot), new ColorImage(3, 3, new byte[27])));
        Assert.Equal((8, 1, 8), (spotted.OnEdges, spotted.Inside, spotted.Pixels));

        static GBuffer Square(byte[] shown) => new(3, 3, [.. shown.SelectMany(id => new byte[] { 100, 100, 0, id })]);
        static GBuffer Buffer(byte[] shown) => new(2, 1, [.. shown.SelectMany(id => new byte[] { 100, 100, 0, id })]);
        static RendererAgreement Agreement(GBuffer a, GBuffer b) =>
            RendererAgreement.Of((a, new ColorImage(2, 1, new byte[6])), (b, new ColorImage(2, 1, new byte[6])));
    }
}
