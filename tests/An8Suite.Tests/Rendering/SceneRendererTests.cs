using System.Numerics;
using An8Suite.Core;
using An8Suite.Core.Geometry;
using An8Suite.Core.Imaging;
using An8Suite.Core.Scenes.Cameras;
using An8Suite.Core.Scenes.Shading;
using An8Suite.Rendering;
using An8Suite.Rendering.Contexts;
using An8Suite.Tests.Scenes;

namespace An8Suite.Tests.Rendering;

[Needs(Needs.Gl)]
public abstract class SceneRendererTests(RenderDevice device)
{
    private static readonly Mesh House = SmallMesh.House();
    private static readonly Framing Solid = Framing.Of(House);

    [Fact]
    public void Two_triangles_over_the_frame_fill_it_with_their_part_and_colour()
    {
        using var renderer = new SceneRenderer(Sheet("sheet"), 32, 48, device);
        GBuffer buffer = renderer.Render(FlatView.View);
        Assert.Equal((32, 48), (buffer.Width, buffer.Height));
        var resolver = new PoseResolver(buffer);
        Assert.All(resolver.Parts.Ids, id => Assert.Equal(1, id));
        byte[] rgb = resolver.Resolve(new Palette(default, [new SrgbColor(64, 128, 192)])).Rgb;
        Assert.All(Enumerable.Range(0, 32 * 48), i => Assert.Equal(rgb[..3], rgb[(3 * i)..((3 * i) + 3)]));
        Assert.InRange(rgb[0], 64 - 12, 64 + 12);
        Assert.InRange(rgb[1], 128 - 12, 128 + 12);
        Assert.InRange(rgb[2], 192 - 12, 192 + 12);
    }

    [Fact]
    public void A_sheet_is_lit_from_the_side_that_is_seen_whichever_way_it_winds()
    {
        Mesh sheet = Sheet("sheet");
        Mesh turned = sheet with { Indices = [0, 2, 1, 3, 5, 4] };
        Mesh flipped = sheet with { Normals = Array.ConvertAll(sheet.Normals, n => -n) };
        byte[] expected = Render(sheet);
        Assert.Equal(expected, Render(turned));
        Assert.Equal(expected, Render(flipped));

        byte[] Render(Mesh mesh)
        {
            using var renderer = new SceneRenderer(mesh, 32, 32, device);
            return renderer.Render(FlatView.View).Texels;
        }
    }

    [Fact]
    public void The_first_row_is_the_top_and_the_first_column_the_left()
    {
        Mesh corner = new SmallMesh()
            .Part("first", new Vector3(-1, 1, 0), new Vector3(-1, 0, 0), new Vector3(0, 1, 0))
            .Part("second", new Vector3(1, -1, 0), new Vector3(1, 0, 0), new Vector3(0, -1, 0))
            .Mesh();
        using var renderer = new SceneRenderer(corner, 64, 64, device);
        PartMask parts = new PoseResolver(renderer.Render(FlatView.View)).Parts;
        Assert.Equal(1, parts.Ids[0]);
        Assert.Equal(0, parts.Ids[63]);
        Assert.Equal(0, parts.Ids[63 * 64]);
        Assert.Equal(2, parts.Ids[^1]);
    }

    [Fact]
    public void Nearer_parts_hide_farther_ones_in_either_order()
    {
        Vector3[] near = SmallMesh.Quad(new Vector3(-1, -1, 0.5f), 2 * Vector3.UnitX, 2 * Vector3.UnitY);
        Vector3[] far = SmallMesh.Quad(new Vector3(-1, -1, -0.5f), 2 * Vector3.UnitX, 2 * Vector3.UnitY);
        using var first = new SceneRenderer(new SmallMesh().Part("near", near).Part("far", far).Mesh(), 32, 32, device);
        using var second = new SceneRenderer(new SmallMesh().Part("far", far).Part("near", near).Mesh(), 32, 32, device);
        Assert.All(new PoseResolver(first.Render(FlatView.View)).Parts.Ids, id => Assert.Equal(1, id));
        Assert.All(new PoseResolver(second.Render(FlatView.View)).Parts.Ids, id => Assert.Equal(2, id));
    }

    [Fact]
    public void Every_one_of_250_ids_comes_back_as_it_is()
    {
        var mesh = new SmallMesh();
        for (int i = 0; i < 250; i++)
        {
            float x = -1 + (i / 125f);
            mesh.Part($"part{i}", SmallMesh.Quad(new Vector3(x, -1, 0), Vector3.UnitX / 125, 2 * Vector3.UnitY));
        }

        using var renderer = new SceneRenderer(mesh.Mesh(), 250, 32, device);
        PartMask parts = new PoseResolver(renderer.Render(FlatView.View)).Parts;
        Assert.Equal(Enumerable.Range(1, 250).Select(id => (byte)id), parts.Ids[..250]);
    }

    [Fact]
    public void Samples_show_whole_ids_and_the_background_is_empty()
    {
        using var renderer = new SceneRenderer(House, 96, 64, device);
        byte[] texels = renderer.Render(Pose(37)).Texels;
        Assert.Equal([0, 1, 2, 3], Enumerable.Range(0, texels.Length / 4).Select(i => (int)texels[(4 * i) + 3]).Distinct().Order());
        for (int i = 0; i < texels.Length; i += 4)
        {
            if (texels[i + 3] == 0)
            {
                Assert.Equal([0, 0, 0], texels[i..(i + 3)]);
            }
        }
    }

    [Fact]
    public void Positive_yaw_brings_the_right_side_to_the_back()
    {
        // The flag stands on +x; a quarter turn moves +x to -z, behind the walls.
        using var renderer = new SceneRenderer(House, 64, 64, device);
        byte[] before = new PoseResolver(renderer.Render(Pose(0, elevation: 0))).Parts.Ids;
        byte[] after = new PoseResolver(renderer.Render(Pose(90, elevation: 0))).Parts.Ids;
        byte[] back = new PoseResolver(renderer.Render(Pose(-90, elevation: 0))).Parts.Ids;
        Assert.Contains((byte)3, before);
        Assert.All(before.Index().Where(p => p.Item == 3), p => Assert.True(p.Index % 64 > 32));
        Assert.DoesNotContain((byte)3, after);
        Assert.Contains((byte)3, back);
    }

    [Fact]
    public void Same_view_same_bytes_also_in_another_renderer_and_after_another_view()
    {
        using var one = new SceneRenderer(House, 64, 64, device);
        using var two = new SceneRenderer(House, 64, 64, device);
        byte[] first = one.Render(Pose(20)).Texels;
        byte[] other = two.Render(Pose(80)).Texels;
        Assert.Equal(first, two.Render(Pose(20)).Texels);
        Assert.Equal(other, one.Render(Pose(80)).Texels);
        Assert.NotEqual(first, other);
    }

    [Fact]
    public async Task Calls_from_many_threads_wait_for_each_other()
    {
        using var renderer = new SceneRenderer(House, 48, 48, device);
        byte[][] expected = [.. Enumerable.Range(0, 6).Select(k => renderer.Render(Pose(10 * k)).Texels)];
        byte[][] found = await Task.WhenAll(Enumerable.Range(0, 6).Select(k => Task.Run(() => renderer.Render(Pose(10 * k)).Texels)));
        Assert.Equal(expected, found);
    }

    [Fact]
    public void Two_palettes_differ_in_exactly_the_covered_pixels_of_the_changed_part()
    {
        using var renderer = new SceneRenderer(House, 96, 96, device);
        var resolver = new PoseResolver(renderer.Render(Pose(-30)));
        var grey = new SrgbColor(128, 128, 128);
        byte[] red = resolver.Resolve(new Palette(grey, [grey, grey, new SrgbColor(230, 40, 40)])).Rgb;
        byte[] blue = resolver.Resolve(new Palette(grey, [grey, grey, new SrgbColor(40, 60, 230)])).Rgb;
        byte[] coverage = resolver.Coverage(id => id == 3);
        Assert.Contains((byte)9, coverage);
        for (int i = 0; i < coverage.Length; i++)
        {
            Assert.Equal(coverage[i] > 0, !red.AsSpan(3 * i, 3).SequenceEqual(blue.AsSpan(3 * i, 3)));
        }
    }

    [Fact]
    public void Petals_have_a_gradient_and_veins_and_other_parts_have_none()
    {
        Mesh sheet = Sheet("petals");
        Vector2[] across = Array.ConvertAll(sheet.Positions, p => new Vector2((p.X + 1) / 2, (p.Y + 1) / 2));
        byte[] Tints(Mesh mesh)
        {
            using var renderer = new SceneRenderer(mesh, 64, 64, device);
            byte[] texels = renderer.Render(FlatView.View).Texels;
            return [.. Enumerable.Range(0, texels.Length / 4).Select(i => texels[(4 * i) + 1])];
        }

        byte[] petal = Tints(sheet with { TexCoords = across });
        Assert.True(petal[(170 * 192) + 5] < petal[(60 * 192) + 5]); // the root, below, is darker than the tip
        Assert.True(petal[(96 * 192) + 96] < petal[(96 * 192) + 70]); // the crease is darker than the blade
        Assert.Single(Tints(Sheet("walls") with { TexCoords = across }).Distinct());
    }

    [Theory]
    [InlineData(31, 64, "image width: expected 32 to 2048 pixels, found 31")]
    [InlineData(64, 2049, "image height: expected 32 to 2048 pixels, found 2049")]
    public void Sizes_out_of_range_are_refused(int width, int height, string message)
    {
        InputException error = Assert.Throws<InputException>(() => new SceneRenderer(House, width, height, device));
        Assert.Equal(message, error.Message);
    }

    [Fact]
    public void The_largest_image_is_rendered()
    {
        using var renderer = new SceneRenderer(House, 2048, 32, device);
        GBuffer buffer = renderer.Render(Camera.View(Solid, new CameraPose(), 64));
        Assert.Equal(2048 * 32 * 36, buffer.Texels.Length);
        Assert.Contains((byte)1, new PoseResolver(buffer).Parts.Ids);
    }

    [Fact]
    public void A_disposed_renderer_says_so()
    {
        var renderer = new SceneRenderer(House, 32, 32, device);
        renderer.Dispose();
        renderer.Dispose();
        Assert.Throws<ObjectDisposedException>(() => renderer.Render(Pose(0)));
    }

    [Fact]
    public void The_driver_has_a_name()
    {
        using var renderer = new SceneRenderer(House, 32, 32, device);
        Assert.NotEmpty(renderer.Driver.Vendor);
        Assert.NotEmpty(renderer.Driver.Renderer);
        Assert.Matches(device.IsCpu ? "^[1-9][0-9]*$" : "^[3-9]\\.[0-9]", renderer.Driver.Version);
    }

    private static Mesh Sheet(string name) => new SmallMesh()
        .Part(name, SmallMesh.Quad(new Vector3(-1, -1, 0), 2 * Vector3.UnitX, 2 * Vector3.UnitY)).Mesh();

    private static SceneView Pose(double yaw, double elevation = 20) =>
        Camera.View(Solid, new CameraPose { YawDegrees = yaw, ElevationDegrees = elevation }, 1);
}

[Needs(Needs.Gl)]
public sealed class GlSceneRendererTests() : SceneRendererTests(RenderDevice.Software);

[Needs(Needs.Gl)]
public sealed class CpuSceneRendererTests() : SceneRendererTests(RenderDevice.Cpu);
