using An8Suite.Core.Geometry;
using An8Suite.Core.Scenes.Cameras;
using An8Suite.Core.Scenes.Shading;
using An8Suite.Rendering;
using An8Suite.Tests.Scenes;

namespace An8Suite.Tests.Rendering;

[Needs(Needs.Gl)]
public sealed class ShownRegionTests
{
    private static readonly Mesh House = SmallMesh.House();

    public static TheoryData<double, double, double, double> Poses { get; } = new()
    {
        { 0, 0, 1, 0 }, { 30, 40, 1, 25 }, { 77, -20, 1.7, 190 }, { 200, 89, 3, 0 }, { 310, 12, 20, 45 }, { 45, 10, 0.6, 0 },
    };

    [Theory]
    [MemberData(nameof(Poses))]
    public void Nothing_shows_outside_it_nor_at_its_rim_inside_the_picture(double yaw, double elevation, double distance, double roll)
    {
        const int Width = 96;
        const int Height = 64;
        var pose = new CameraPose { YawDegrees = yaw, ElevationDegrees = elevation, Distance = distance, RollDegrees = roll };
        SceneView view = Camera.View(Framing.Of(House), pose, (double)Width / Height);
        PixelRegion region = ShownRegion.Of(House, view, Width, Height);
        using var renderer = new SceneRenderer(House, Width, Height);
        GBuffer buffer = renderer.Render(view);
        byte[] coverage = new PoseResolver(buffer).Coverage(id => id != 0);
        Assert.Equal(region, buffer.Region);
        Assert.Contains(coverage, samples => samples > 0);

        // What reached the rim could have gone on beyond it, unless there the picture ends.
        for (int i = 0; i < coverage.Length; i++)
        {
            (int y, int x) = Math.DivRem(i, Width);
            bool inside = (x > region.Left || x == 0) && (x < region.Left + region.Width - 1 || x == Width - 1)
                && (y > region.Top || y == 0) && (y < region.Top + region.Height - 1 || y == Height - 1);
            Assert.True(inside || coverage[i] == 0, $"pixel {x}, {y} of {region}");
        }
    }

    [Fact]
    public void A_vertex_behind_the_camera_makes_it_the_whole_picture()
    {
        SceneView view = Camera.View(Framing.Of(House), new CameraPose { Distance = 0.1, FieldOfViewDegrees = 100 }, 1);
        Assert.Equal(PixelRegion.All(50, 40), ShownRegion.Of(House, view, 50, 40));
    }

    [Fact]
    public void A_released_buffer_leaves_nothing_behind_in_the_next()
    {
        using var fresh = new SceneRenderer(House, 64, 64);
        using var used = new SceneRenderer(House, 64, 64);
        SceneView near = Camera.View(Framing.Of(House), new CameraPose(), 1);
        SceneView far = Camera.View(Framing.Of(House), new CameraPose { Distance = 4, YawDegrees = 50 }, 1);
        GBuffer first = used.Render(near);
        byte[] texels = first.Texels;
        first.Release();
        first.Release();
        GBuffer second = used.Render(far);
        Assert.Same(texels, second.Texels);
        Assert.NotSame(texels, used.Render(far).Texels);
        Assert.Equal(fresh.Render(far).Texels, second.Texels);
    }
}
