using System.Numerics;
using System.Security.Cryptography;
using An8Suite.Core;
using An8Suite.Core.Geometry;
using An8Suite.Core.Geometry.Reading;
using An8Suite.Core.Scenes.Cameras;
using An8Suite.Rendering;
using An8Suite.Rendering.Contexts;
using An8Suite.Rendering.Cpu;

namespace An8Suite.Tests.Rendering;

/// <summary>The bytes of our own renderer, and the arithmetic that makes them the same everywhere.</summary>
[Needs(Needs.Gl | Needs.Process)]
public sealed class CpuRendererTests
{
    private const string AnswerVariable = "AN8_TEST_ANSWER";

    /// <summary>Of the plant at 96 pixels: any processor, system and set of instructions must give it.</summary>
    private const string KnownHash = "6B9533709CE1F24A38E682B942287A0EE012D16153E7F8DB2FA9ECB72963DE32";

    [Fact]
    public void The_plant_has_the_bytes_that_it_had() => Assert.Equal(KnownHash, HashOfRender());

    /// <summary>.NET's own switches stand for other processors.</summary>
    [Theory]
    [InlineData("DOTNET_EnableAVX512")]
    [InlineData("DOTNET_EnableAVX2")]
    [InlineData("DOTNET_EnableHWIntrinsic")]
    public void Bytes_do_not_depend_on_the_processor(string instructions) =>
        Assert.Equal(HashOfRender(), AnswerOf(nameof(Answer_with_the_hash_of_a_render), instructions));

    [Fact(Explicit = true)]
    public void Answer_with_the_hash_of_a_render() =>
        File.WriteAllText(Environment.GetEnvironmentVariable(AnswerVariable)!, HashOfRender());

    [Fact]
    public async Task Threads_that_render_side_by_side_do_not_disturb_each_other()
    {
        Mesh plant = Plant();
        using SceneRenderer renderer = new(plant, 48, 48, RenderDevice.Cpu);
        byte[] Render(int k) => renderer.Render(View(plant, 10 * k)).Texels;
        byte[][] expected = [.. Enumerable.Range(0, 8).Select(Render)];
        byte[][] found = await Task.WhenAll(Enumerable.Range(0, 8).Select(k => Task.Run(() => Render(k))));
        Assert.Equal(expected, found);
    }

    /// <summary>Against edge functions in 128 bits, on triangles of all sizes, thin ones and such with corners on centres.</summary>
    [Fact]
    public void Spans_hold_the_samples_whose_centres_are_inside()
    {
        CounterRandom random = new(5, "spans", 0);
        for (int trial = 0; trial < 3000; trial++)
        {
            int reach = (int)Math.Pow(10, 2 + random.NextInt32(6));
            bool isOnCentres = trial % 3 == 0;
            ScreenVertex[] corners = [.. Enumerable.Range(0, 3).Select(_ => new ScreenVertex
            {
                X = On(random.NextInt32((2 * reach) + 4000) - reach, isOnCentres), Y = On(random.NextInt32((2 * reach) + 4000) - reach, isOnCentres),
            })];
            (int, int, int, int) region = (2, 1, 14, 15);
            HashSet<(int, int)> found = [];
            TriangleSpans spans = default;
            if (spans.TryStart(corners[0], corners[1], corners[2], region))
            {
                while (spans.TryNext(out int row, out int left, out int end))
                {
                    found.UnionWith(Enumerable.Range(left, end - left).Select(x => (x, row)));
                }
            }

            Assert.Equal(
                [.. Inside(corners, region).Order()], found.Order());
        }

        static int On(int at, bool isOnCentre) => isOnCentre ? (at & ~255) + 128 : at;
    }

    [Fact]
    public void Triangles_that_share_edges_share_no_sample_and_leave_none_out()
    {
        CounterRandom random = new(7, "fans", 0);
        for (int trial = 0; trial < 200; trial++)
        {
            // A fan around a point: together its triangles are a square.
            ScreenVertex middle = new() { X = 300 + random.NextInt32(3400), Y = 300 + random.NextInt32(3400) };
            ScreenVertex[] around = [.. new[] { (0, 0), (2048, 0), (4096, 0), (4096, 1700), (4096, 4096), (900, 4096), (0, 4096) }
                .Select(at => new ScreenVertex { X = at.Item1, Y = at.Item2 })];
            int[] covered = new int[256];
            for (int i = 0; i < around.Length; i++)
            {
                TriangleSpans spans = default;
                if (spans.TryStart(middle, around[i], around[(i + 1) % around.Length], (0, 0, 16, 16)))
                {
                    while (spans.TryNext(out int row, out int left, out int end))
                    {
                        for (int x = left; x < end; x++)
                        {
                            covered[(row * 16) + x]++;
                        }
                    }
                }
            }

            Assert.All(covered, count => Assert.Equal(1, count));
        }
    }

    [Fact]
    public void What_lies_behind_the_camera_is_cut_away()
    {
        // A floor that runs from behind the camera to the horizon covers the lower half of the picture alone.
        Mesh floor = new Scenes.SmallMesh()
            .Part("floor", Scenes.SmallMesh.Quad(new Vector3(-500, -1, 500), 1000 * Vector3.UnitX, -1000 * Vector3.UnitZ)).Mesh();
        SceneView view = FlatView.View with
        {
            View = Matrix4x4.Identity,
            Projection = Matrix4x4.CreatePerspectiveFieldOfView(1, 1, 0.1f, 400),
        };
        using SceneRenderer cpu = new(floor, 64, 64, RenderDevice.Cpu);
        using SceneRenderer gl = new(floor, 64, 64);
        byte[] ids = new Core.Scenes.Shading.PoseResolver(cpu.Render(view)).Parts.Ids;
        Assert.Equal(new Core.Scenes.Shading.PoseResolver(gl.Render(view)).Parts.Ids, ids);
        Assert.Equal((0, 1), (ids[(20 * 64) + 30], ids[(50 * 64) + 30]));
    }

    private static IEnumerable<(int X, int Y)> Inside(ScreenVertex[] corners, (int Left, int Top, int Right, int Bottom) region)
    {
        Int128 area = Cross(corners[0], corners[1], corners[2].X, corners[2].Y);
        ScreenVertex[] turned = area < 0 ? [corners[0], corners[2], corners[1]] : corners;
        for (int y = region.Top; area != 0 && y < region.Bottom; y++)
        {
            for (int x = region.Left; x < region.Right; x++)
            {
                bool isInside = true;
                for (int i = 0; i < 3; i++)
                {
                    (ScreenVertex from, ScreenVertex to) = (turned[i], turned[(i + 1) % 3]);
                    Int128 side = Cross(from, to, (256 * x) + 128, (256 * y) + 128);
                    bool isTopOrLeft = to.Y < from.Y || (to.Y == from.Y && to.X > from.X);
                    isInside &= side > 0 || (side == 0 && isTopOrLeft);
                }

                if (isInside)
                {
                    yield return (x, y);
                }
            }
        }
    }

    private static Int128 Cross(ScreenVertex from, ScreenVertex to, int x, int y) =>
        ((Int128)(to.X - from.X) * (y - from.Y)) - ((Int128)(to.Y - from.Y) * (x - from.X));

    private static Mesh Plant() => MeshReader.Read(Path.Combine(RepositoryRoot.Path, "meshes", "plant.glb"));

    private static SceneView View(Mesh mesh, double yaw) =>
        Camera.View(Framing.Of(mesh), new CameraPose { YawDegrees = yaw }, 1);

    private static string HashOfRender()
    {
        Mesh plant = Plant();
        using SceneRenderer renderer = new(plant, 96, 96, RenderDevice.Cpu);
        return Convert.ToHexString(SHA256.HashData(renderer.Render(View(plant, 33)).Texels));
    }

    private static string AnswerOf(string test, string withoutInstructions)
    {
        using TemporaryFolder folder = new();
        ChildProcess child = ChildProcess.Run(
            "dotnet",
            [typeof(CpuRendererTests).Assembly.Location, "-explicit", "only", "-method", $"{typeof(CpuRendererTests)}.{test}"],
            new Dictionary<string, string?> { [AnswerVariable] = folder["answer"], [withoutInstructions] = "0" });
        Assert.True(child.ExitCode == 0, child.Output + child.Error);
        return File.ReadAllText(folder["answer"]);
    }
}
