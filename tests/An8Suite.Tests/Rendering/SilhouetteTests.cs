using An8Suite.Core.Geometry;
using An8Suite.Core.Scenes.Cameras;
using An8Suite.Core.Scenes.Shading;
using An8Suite.Rendering;
using An8Suite.Rendering.Contexts;
using An8Suite.Tests.Scenes;

namespace An8Suite.Tests.Rendering;

[Needs(Needs.Gl)]
public abstract class SilhouetteTests(RenderDevice device)
{
    private const int Side = 160;
    private static readonly Mesh House = SmallMesh.House();

    [Theory]
    [InlineData(0)]
    [InlineData(40)]
    [InlineData(90)]
    [InlineData(215)]
    public void A_silhouette_is_what_the_part_shows_when_it_is_drawn_alone(double yaw)
    {
        SceneView view = View(House, yaw);
        int[] counted = Resolve(House, view).SilhouettePixels!;
        foreach (MeshPart part in House.Parts)
        {
            Mesh alone = House with
            {
                Indices = House.Indices[part.FirstIndex..(part.FirstIndex + part.IndexCount)],
                Parts = [new MeshPart(1, part.Name, 0, part.IndexCount)],
            };
            int shown = Resolve(alone, view).Parts.Ids.Count(id => id == 1);

            // One sample a pixel and nine are rounded differently at edges.
            Assert.InRange(counted[part.Id], shown * 0.99, shown * 1.01);
        }
    }

    [Fact]
    public void What_stands_behind_a_wall_is_hidden_and_what_stands_before_it_is_not()
    {
        PoseResolver left = Resolve(House, View(House, 90, elevation: 0));
        Assert.DoesNotContain((byte)3, left.Parts.Ids);
        Assert.True(left.SilhouettePixels![3] > 0);
        PoseResolver right = Resolve(House, View(House, -90, elevation: 0));
        Assert.Equal(right.Parts.Ids.Count(id => id == 3), right.SilhouettePixels![3], right.SilhouettePixels[3] * 0.02);
    }

    [Fact]
    public void Forty_parts_have_forty_silhouettes()
    {
        var many = new SmallMesh();
        for (int i = 0; i < 40; i++)
        {
            many.Box($"box{i}", new(i, 0, 0), new(i + 0.5f, 40, 1));
        }

        Mesh mesh = many.Mesh();
        PoseResolver resolver = Resolve(mesh, View(mesh, 0, elevation: 0));
        int[] counted = resolver.SilhouettePixels!;
        Assert.All(mesh.Parts, part => Assert.True(counted[part.Id] >= resolver.Parts.Ids.Count(id => id == part.Id)));
        Assert.All(mesh.Parts, part => Assert.True(counted[part.Id] > 0));
    }

    private PoseResolver Resolve(Mesh mesh, SceneView view)
    {
        using var renderer = new SceneRenderer(mesh, Side, Side, device);
        return new PoseResolver(renderer.Render(view));
    }

    private static SceneView View(Mesh mesh, double yaw, double elevation = 15) =>
        Camera.View(Framing.Of(mesh), new CameraPose { YawDegrees = yaw, ElevationDegrees = elevation }, 1);
}

[Needs(Needs.Gl)]
public sealed class GlSilhouetteTests() : SilhouetteTests(RenderDevice.Software);

[Needs(Needs.Gl)]
public sealed class CpuSilhouetteTests() : SilhouetteTests(RenderDevice.Cpu);
