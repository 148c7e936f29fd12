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

    /// <summary>
    /// Colours of a pixel that shows the same in all its samples may differ by so much; more in single samples where a
    /// surface is seen so nearly edge-on that the two do not agree which side it is.
    /// </summary>
    private const int Tolerance = 2;

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
            Assert.Equal(a.Surface is null, b.Surface is null);
            Compare(a, b, new PoseResolver(a).Resolve(palette), new PoseResolver(b).Resolve(palette));
        }
    }

    private static void Compare(GBuffer a, GBuffer b, ColorImage pictureA, ColorImage pictureB)
    {
        int different = 0;
        int inside = 0;
        bool[] same = [.. Enumerable.Repeat(true, Side * Side)];
        for (int i = 0; i < Samples * Samples; i++)
        {
            if (Id(a, i) != Id(b, i))
            {
                different++;
                inside += IsEdge(b, i) || IsEdge(a, i) ? 0 : 1;
                same[(i / Samples / 3 * Side) + (i % Samples / 3)] = false;
            }
        }

        int[] differences = [.. Enumerable.Range(0, Side * Side).Where(pixel => same[pixel]).Select(pixel =>
            Enumerable.Range(3 * pixel, 3).Max(i => Math.Abs(pictureA.Rgb[i] - pictureB.Rgb[i])))];
        Assert.Equal(0, inside);
        Assert.InRange(different, 0, Samples * Samples / 10000);
        Assert.InRange(differences.Count(difference => difference > Tolerance), 0, differences.Length / 1000);
    }

    private static byte Id(GBuffer buffer, int sample) => buffer.Texels[(4 * sample) + 3];

    private static bool IsEdge(GBuffer buffer, int sample)
    {
        (int x, int y) = (sample % Samples, sample / Samples);
        for (int row = Math.Max(0, y - 1); row <= Math.Min(Samples - 1, y + 1); row++)
        {
            for (int column = Math.Max(0, x - 1); column <= Math.Min(Samples - 1, x + 1); column++)
            {
                if (Id(buffer, (row * Samples) + column) != Id(buffer, sample))
                {
                    return true;
                }
            }
        }

        return false;
    }
}
