using System.Numerics;
using An8Suite.Core.Geometry;
using An8Suite.Core.Imaging;
using An8Suite.Core.Scenes.Cameras;
using An8Suite.Core.Scenes.Shading;
using An8Suite.Rendering;
using An8Suite.Tests.Scenes;

namespace An8Suite.Tests.Rendering;

[Needs(Needs.Gl)]
public sealed class WireframeTests
{
    private const int Side = 120;
    private static readonly Mesh House = SmallMesh.House();

    [Theory]
    [InlineData(0)]
    [InlineData(30)]
    [InlineData(250)]
    public void Edges_lie_on_the_plant_and_leave_its_faces_free(double yaw)
    {
        SceneView view = Camera.View(Framing.Of(House), new CameraPose { YawDegrees = yaw }, 1);
        using SceneRenderer scene = new(House, Side, Side);
        using WireframeRenderer wireframe = new(House, new PictureSize(Side, Side));
        PartMask parts = new PoseResolver(scene.Render(view)).Parts;
        BinaryMask edges = wireframe.Draw(view);
        int shown = parts.Ids.Count(id => id > 0);
        Assert.InRange(edges.PixelCount, Side, shown / 2);
        for (int i = 0; i < edges.Values.Length; i++)
        {
            Assert.True(!edges.Values[i] || IsNear(parts, i % Side, i / Side), $"an edge in the sky at {i % Side}, {i / Side}");
        }

        Assert.Equal(edges.Values, wireframe.Draw(view).Values);
    }

    [Fact]
    public void Edges_behind_the_surface_do_not_show()
    {
        Mesh both = new SmallMesh()
            .Box("front", new Vector3(-0.5f, 0, 0), new Vector3(0.5f, 1, 0.2f))
            .Box("back", new Vector3(-0.2f, 0.4f, -0.4f), new Vector3(0.2f, 0.6f, -0.2f))
            .Mesh();
        Mesh front = both with { Parts = [both.Parts[0]] };
        using WireframeRenderer two = new(both, new PictureSize(Side, Side));
        using WireframeRenderer one = new(front, new PictureSize(Side, Side));
        SceneView before = Camera.View(Framing.Of(both), new CameraPose { ElevationDegrees = 0 }, 1);
        SceneView behind = Camera.View(Framing.Of(both), new CameraPose { ElevationDegrees = 0, YawDegrees = 180 }, 1);
        Assert.Equal(one.Draw(before).Values, two.Draw(before).Values);
        Assert.NotEqual(one.Draw(behind).Values, two.Draw(behind).Values);
    }

    private static bool IsNear(PartMask parts, int x, int y)
    {
        for (int row = Math.Max(0, y - 1); row <= Math.Min(Side - 1, y + 1); row++)
        {
            for (int column = Math.Max(0, x - 1); column <= Math.Min(Side - 1, x + 1); column++)
            {
                if (parts.Ids[(row * Side) + column] > 0)
                {
                    return true;
                }
            }
        }

        return false;
    }
}
