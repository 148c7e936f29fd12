using System.Numerics;
using An8Suite.Core.Geometry;
using An8Suite.Core.Imaging;
using An8Suite.Core.Scenes.Cameras;
using An8Suite.Core.Scenes.Patterns;
using An8Suite.Core.Scenes.Recipes;
using An8Suite.Core.Scenes.Shading;
using An8Suite.Rendering;
using An8Suite.Rendering.Contexts;
using An8Suite.Tests.Scenes;
using An8Suite.Tests.Scenes.Patterns;

namespace An8Suite.Tests.Rendering;

/// <summary>The bits of the second attachment against the shapes written down plainly.</summary>
[Needs(Needs.Gl)]
public abstract class PatternRenderTests(RenderDevice device)
{
    private const int Side = 64;
    private const int Samples = 3 * Side;
    private static readonly SrgbColor White = new(255, 255, 255);

    [Fact]
    public void Stripes_lie_where_a_hand_puts_them()
    {
        // The sheet is 2 high with its foot at -1: half a period of 0.5 heights is 0.5 of the picture's units. The phase moves
        // the first edge from the foot down by 0.31 periods, so the second colour ends 0.19 periods, 0.19 units, above the foot.
        byte[] bits = Bits(Sheet(0), new StripeShape(StripeAxis.Up, 0.5));
        byte At(double height) => bits[(Row(height) * Samples) + 7];
        Assert.Equal([1, 1, 0, 0, 1, 1, 0], new[] { -0.95, -0.82, -0.8, -0.32, -0.3, 0.18, 0.2 }.Select(At).Select(b => (int)b));
        Assert.All(Enumerable.Range(0, Samples), y => Assert.Single(bits.AsSpan(y * Samples, Samples).ToArray().Distinct()));
    }

    [Theory]
    [InlineData(0.13)]
    [InlineData(0.4)]
    public void Every_shape_agrees_with_the_plain_one_on_every_sample(double period)
    {
        const float Depth = 0.37f;
        double diagonal = Math.Sqrt(0.5);
        double radius = 0.35 * period;
        AssertBits(new StripeShape(StripeAxis.Named("x")!.Value, period), (x, _, _) => PlainPattern.Stripes(x, period));
        AssertBits(new StripeShape(StripeAxis.Named("z")!.Value, period), (_, _, z) => PlainPattern.Stripes(z, period));
        AssertBits(new StripeShape(StripeAxis.Direction(1, 1, 0)!.Value, period), (x, y, _) => PlainPattern.Stripes(diagonal * (x + y), period));
        AssertBits(new CheckerShape(period), (x, y, z) => PlainPattern.Checker(x, y, z, period));
        AssertBits(new DotShape(period, radius), (x, y, z) => PlainPattern.Dots(x, y, z, period, radius));

        void AssertBits(PatternShape shape, Func<double, double, double, (bool IsSecond, double FromEdge)> plain)
        {
            byte[] bits = Bits(Sheet(Depth), shape);
            int near = 0;
            for (int i = 0; i < bits.Length; i++)
            {
                double x = (2 * ((i % Samples) + 0.5) / Samples) - 1;
                double y = 1 - (2 * ((i / Samples) + 0.5) / Samples);
                (bool second, double fromEdge) = plain(x / 2, (y + 1) / 2, Depth / 2);
                near += fromEdge < 1e-5 ? 1 : 0;
                Assert.True(fromEdge < 1e-5 || bits[i] == (second ? 1 : 0), $"{shape} at {x}, {y}");
            }

            Assert.True(near < bits.Length / 20, $"{shape}: {near} samples lie on edges");
        }
    }

    [Fact]
    public void Texture_coordinates_serve_as_well()
    {
        Mesh sheet = Sheet(0);
        Mesh turned = sheet with { TexCoords = Array.ConvertAll(sheet.Positions, p => new Vector2(p.Y, -p.X)) };
        byte[] byV = Bits(turned, new StripeShape(StripeAxis.Named("v")!.Value, 0.3));
        for (int i = 0; i < byV.Length; i++)
        {
            double x = (2 * ((i % Samples) + 0.5) / Samples) - 1;
            (bool second, double fromEdge) = PlainPattern.Stripes(-x, 0.3);
            Assert.True(fromEdge < 1e-5 || byV[i] == (second ? 1 : 0));
        }
    }

    [Fact]
    public void Shapes_have_bits_of_their_own_and_only_on_parts_that_carry_them()
    {
        Mesh two = new SmallMesh()
            .Part("left", SmallMesh.Quad(new Vector3(-1, -1, 0), Vector3.UnitX, 2 * Vector3.UnitY))
            .Part("right", SmallMesh.Quad(new Vector3(0, -1, 0), Vector3.UnitX, 2 * Vector3.UnitY))
            .Part("behind", SmallMesh.Quad(new Vector3(-1, -1, -0.5f), 2 * Vector3.UnitX, 2 * Vector3.UnitY))
            .Mesh();
        PatternShape[] shapes = [new CheckerShape(0.2), new DotShape(0.2, 0.06), new StripeShape(StripeAxis.Up, 0.1)];
        Recipe recipe = Recipe(two, [("left", shapes[0]), ("left", shapes[1]), ("behind", shapes[2])]);
        using var renderer = new SceneRenderer(two, recipe, device);
        GBuffer buffer = renderer.Render(FlatView.View);
        byte[] both = BitsOf(buffer);
        Assert.Equal([0, 1, 2, 3], both.Where((_, i) => i % Samples < Samples / 2).Select(b => (int)b).Distinct().Order());
        Assert.All(both.Where((_, i) => i % Samples >= Samples / 2), bits => Assert.Equal(0, bits));
        Assert.All(Enumerable.Range(0, both.Length), i => Assert.Equal(0, buffer.Surface![4 * i] + buffer.Surface[(4 * i) + 1] + buffer.Surface[(4 * i) + 2]));
        byte[] alone = Bits(two, shapes[1], "left");
        Assert.Equal(alone, both.Select(bits => (byte)(bits >> 1)));
    }

    [Fact]
    public void Patterns_change_no_shading_and_flat_recipes_have_no_surface()
    {
        Mesh house = SmallMesh.House();
        SceneView view = Camera.View(Framing.Of(house), new CameraPose { YawDegrees = 30 }, 1);
        using var flat = new SceneRenderer(house, Recipe(house, [("walls", null)]), device);
        using var patterned = new SceneRenderer(house, Recipe(house, [("petals", new DotShape(0.1, 0.03))]), device);
        GBuffer without = flat.Render(view);
        GBuffer with = patterned.Render(view);
        Assert.Null(without.Surface);
        Assert.Equal(without.Texels, with.Texels);
        byte[] first = [.. with.Surface!];
        Assert.Contains(first, b => b != 0);
        with.Release();
        Assert.Equal(first, patterned.Render(view).Surface);
    }

    [Fact]
    public void A_flat_mesh_is_measured_by_its_width()
    {
        Mesh floor = new SmallMesh().Part("floor", SmallMesh.Quad(new Vector3(-2, 5, 2), 4 * Vector3.UnitX, -4 * Vector3.UnitZ)).Mesh();
        Recipe recipe = Recipe(floor, [("floor", new CheckerShape(0.1))]);
        SurfacePlan plan = SurfacePlan.Of(recipe, floor)!;
        Assert.Equal((new Vector3(0, 5, 0), 4f), (plan.Foot, plan.Height));
        Assert.Equal([1], plan.PatternBits);
    }

    private byte[] Bits(Mesh mesh, PatternShape shape, string part = "sheet")
    {
        using var renderer = new SceneRenderer(mesh, Recipe(mesh, [(part, shape)]), device);
        return BitsOf(renderer.Render(FlatView.View));
    }

    private static byte[] BitsOf(GBuffer buffer) =>
        [.. Enumerable.Range(0, buffer.Surface!.Length / 4).Select(i => buffer.Surface[(4 * i) + 3])];

    private static int Row(double height) => (int)((1 - height) / 2 * Samples);

    private static Mesh Sheet(float depth) => new SmallMesh()
        .Part("sheet", SmallMesh.Quad(new Vector3(-1, -1, depth), 2 * Vector3.UnitX, 2 * Vector3.UnitY)).Mesh();

    private static Recipe Recipe(Mesh mesh, (string Part, PatternShape? Shape)[] classes) => new()
    {
        Name = "patterns",
        Mesh = "none.glb",
        Width = Side,
        Height = Side,
        Parts = mesh.Parts.ToDictionary(part => part.Name, _ => new SrgbColor(9, 9, 9)),
        Classes = [.. classes.Select((c, i) => new RecipeClass($"c{i}", new SrgbColor((byte)i, 0, 0), [c.Part])
        {
            Pattern = c.Shape is null ? null : new ClassPattern(c.Shape, White),
        })],
    };
}

[Needs(Needs.Gl)]
public sealed class GlPatternRenderTests() : PatternRenderTests(RenderDevice.Software);

[Needs(Needs.Gl)]
public sealed class CpuPatternRenderTests() : PatternRenderTests(RenderDevice.Cpu);
