using System.Numerics;
using An8Suite.Core.Geometry;
using An8Suite.Core.Imaging;
using An8Suite.Core.Labels;
using An8Suite.Core.Scenes.Cameras;
using An8Suite.Core.Scenes.Objects;
using An8Suite.Core.Scenes.Recipes;
using An8Suite.Core.Scenes.Shading;
using An8Suite.Rendering;
using An8Suite.Rendering.Contexts;
using An8Suite.Tests.Scenes;

namespace An8Suite.Tests.Rendering;

/// <summary>Distances and normals against those that follow from the shape.</summary>
[Needs(Needs.Gl)]
public abstract class GeometryTests(RenderDevice device)
{
    private const int Side = 96;

    [Theory]
    [InlineData(0)]
    [InlineData(0.7f)]
    [InlineData(-1.9f)]
    public void A_wall_that_faces_the_camera_is_as_far_away_as_it_stands(float z)
    {
        Mesh wall = new SmallMesh()
            .Part("wall", SmallMesh.Quad(new Vector3(-9, -9, z), 18 * Vector3.UnitX, 18 * Vector3.UnitY)).Mesh();
        SceneView view = View(5);
        (GBuffer buffer, PartMask ids) = Render(wall, view);
        double range = view.FarDistance;
        Assert.Equal(8, range, 0.0001);
        int expected = (int)Math.Round((5 - z) / range * 65535);
        Assert.All(ids.Ids, id => Assert.Equal(1, id));
        Assert.All(buffer.Geometry!.Depth(ids, range), value => Assert.InRange(value, expected - 1, expected + 1));
        ushort[] normals = buffer.Geometry.Normals(ids);
        Assert.All(normals.Chunk(3), n => Assert.Equal([32768, 32768, 65535], n));
    }

    [Fact]
    public void Depth_is_measured_along_the_axis_and_a_slope_has_the_distance_of_every_pixel()
    {
        // The plane z = x / 2, seen from z = 5: at the picture's x = u a ray leaves by u / f, so z = 5 - d and x = d u / f.
        Vector3 right = new(18, 0, 9);
        Mesh slope = new SmallMesh().Part("slope", SmallMesh.Quad(new Vector3(-9, -9, -4.5f), right, 18 * Vector3.UnitY)).Mesh();
        SceneView view = View(5);
        (GBuffer buffer, PartMask ids) = Render(slope, view);
        ushort[] depth = buffer.Geometry!.Depth(ids, view.FarDistance);
        for (int i = 0; i < depth.Length; i++)
        {
            double u = ((2 * ((i % Side) + 0.5) / Side) - 1) / Focal;
            double distance = 5 / (1 + (u / 2));
            Assert.InRange(depth[i], (distance / view.FarDistance * 65535) - 1.5, (distance / view.FarDistance * 65535) + 1.5);
        }
    }

    [Fact]
    public void The_normals_of_a_sphere_point_away_from_its_middle()
    {
        Mesh ball = BasicShapes.Of(BasicShape.Sphere, "ball");
        SceneView view = View(1.6f) with { Model = Matrix4x4.CreateTranslation(0, -0.5f, 0) };
        (GBuffer buffer, PartMask ids) = Render(ball, view);
        ushort[] normals = buffer.Geometry!.Normals(ids);
        ushort[] depth = buffer.Geometry.Depth(ids, view.FarDistance);
        int[] shown = [.. Enumerable.Range(0, ids.Ids.Length).Where(i => ids.Ids[i] == 1)];
        Assert.InRange(shown.Length, 2000, 8000);
        int near = shown.Count(i => Angle(Decoded(normals, i), Analytic(i, 1.6)) < 1.5);
        Assert.True(near >= 0.95 * shown.Length, $"{near} of {shown.Length}");
        Assert.All(shown, i => Assert.InRange(depth[i] / 65535.0 * view.FarDistance, 1.09, 1.6));
        Assert.All(Enumerable.Range(0, ids.Ids.Length).Except(shown), i => Assert.Equal(
            (0, 0, 0, 0), (depth[i], normals[3 * i], normals[(3 * i) + 1], normals[(3 * i) + 2])));
    }

    [Fact]
    public void Without_layers_there_is_no_geometry()
    {
        Mesh ball = BasicShapes.Of(BasicShape.Sphere, "ball");
        using SceneRenderer renderer = new(ball, RecipeOf("ball") with { Layers = [PictureLayer.Instances] }, device);
        Assert.Null(renderer.Render(View(1.6f)).Geometry);
    }

    private const float Focal = 2;

    /// <summary>From a distance along the z axis, with planes at 0.1 and 8.</summary>
    private static SceneView View(float distance) => new()
    {
        Model = Matrix4x4.Identity,
        View = Matrix4x4.CreateTranslation(0, 0, -distance),
        Projection = new Matrix4x4(
            Focal, 0, 0, 0, 0, Focal, 0, 0, 0, 0, -8.1f / 7.9f, -1, 0, 0, -1.6f / 7.9f, 0),
        LightDirection = Vector3.UnitZ,
        LightStrength = 1,
    };

    private (GBuffer Buffer, PartMask Ids) Render(Mesh mesh, SceneView view)
    {
        using SceneRenderer renderer = new(mesh, RecipeOf(mesh.Parts[0].Name), device);
        GBuffer buffer = renderer.Render(view);
        return (buffer, new PoseResolver(buffer).Parts);
    }

    private static Recipe RecipeOf(string part) => new()
    {
        Name = "x",
        Mesh = "x.glb",
        Width = Side,
        Height = Side,
        Classes = [new RecipeClass("a", new SrgbColor(200, 10, 10), [part])],
        Layers = [PictureLayer.Depth, PictureLayer.Normals],
    };

    /// <summary>The normal where the ray of a pixel's centre meets the ball of radius a half; edges may just miss it.</summary>
    private static Vector3 Analytic(int pixel, double distance)
    {
        double x = ((2 * ((pixel % Side) + 0.5) / Side) - 1) / Focal;
        double y = (1 - (2 * ((pixel / Side) + 0.5) / Side)) / Focal;
        double square = (x * x) + (y * y) + 1;
        double root = Math.Sqrt(Math.Max(0, (distance * distance) - (square * ((distance * distance) - 0.25))));
        double along = (distance - root) / square;
        return Vector3.Normalize(new Vector3((float)(along * x), (float)(along * y), (float)(distance - along)));
    }

    private static Vector3 Decoded(ushort[] values, int pixel) => new(
        (values[3 * pixel] / 32767.5f) - 1, (values[(3 * pixel) + 1] / 32767.5f) - 1, (values[(3 * pixel) + 2] / 32767.5f) - 1);

    private static double Angle(Vector3 a, Vector3 b) =>
        Math.Acos(Math.Clamp(Vector3.Dot(Vector3.Normalize(a), b), -1, 1)) * 180 / Math.PI;
}

[Needs(Needs.Gl)]
public sealed class GlGeometryTests() : GeometryTests(RenderDevice.Software);

[Needs(Needs.Gl)]
public sealed class CpuGeometryTests() : GeometryTests(RenderDevice.Cpu);
