using System.Numerics;
using An8Suite.Core.Datasets.Writing;
using An8Suite.Core.Imaging;
using An8Suite.Core.Labels;
using An8Suite.Core.Scenes.Cameras;
using An8Suite.Core.Scenes.Poses;
using An8Suite.Core.Scenes.Recipes;
using An8Suite.Core.Scenes.Shading;

namespace An8Suite.Tests.Datasets;

/// <summary>
/// A scene without a renderer: a disc on a post over a base, whose G-buffer is a plain function of the pose.
/// </summary>
internal static class SyntheticScene
{
    public static IReadOnlyList<PartEntry> Parts { get; } =
        [new(1, "disc"), new(2, "post"), new(3, "base"), new(4, "hidden")];

    public static Recipe Recipe { get; } = new()
    {
        Name = "synthetic",
        Mesh = "none.glb",
        Width = 40,
        Height = 33,
        Parts = new Dictionary<string, SrgbColor>
        {
            ["disc"] = new(180, 180, 170),
            ["post"] = new(60, 140, 50),
            ["base"] = new(120, 100, 90),
            ["hidden"] = new(9, 9, 9),
        },
        Classes =
        [
            new RecipeClass("red", new SrgbColor(220, 30, 40), ["disc"]),
            new RecipeClass("blue", new SrgbColor(30, 60, 220), ["disc"]),
            new RecipeClass("stem_red", new SrgbColor(220, 30, 40), ["post"]),
        ],
        Axes = RecipeAxes.Of((PoseAxes.View, RecipeRange.Spaced(0, 360, 7)), (PoseAxes.Distance, [1, 1.5])),
        FoldCount = 4,
        Masks = [MaskPolicy.ClassPart, MaskPolicy.Plant, MaskPolicy.Candidates, Part("base")],
        Seed = 7,
    };

    public static MaskPolicy Part(string name) =>
        MaskPolicy.TryParse($"part:{name}", out MaskPolicy? policy) ? policy : throw new ArgumentException(name);

    public static RenderedPose Render(PlannedPose pose) => Render(pose, Recipe.Width, Recipe.Height);

    public static RenderedPose Render(PlannedPose pose, int width, int height)
    {
        byte[] texels = new byte[width * height * 9 * 4];
        for (int i = 0; i < width * height * 9; i++)
        {
            double x = (((i % (3 * width)) + 0.5) / (1.5 * width)) - 1;
            double y = (((i / (3 * width)) + 0.5) / (1.5 * height)) - 1;
            byte id = PartAt(pose.Camera, x * pose.Camera.Distance, y * pose.Camera.Distance);
            texels[4 * i] = (byte)(id == 0 ? 0 : 120 + (100 * x * y));
            texels[(4 * i) + 1] = (byte)(id == 0 ? 0 : 128);
            texels[(4 * i) + 3] = id;
        }

        return new RenderedPose(View(pose.Camera), new GBuffer(width, height, texels));
    }

    public static DatasetWriterOptions Options(string folder, int threads = 2) =>
        new() { Folder = folder, Driver = "synthetic 1.0", ThreadCount = threads };

    private static byte PartAt(CameraPose camera, double x, double y)
    {
        double turn = camera.YawDegrees / 360;
        (double dx, double dy) = (x - (0.4 * turn), y + 0.4);
        return (dx * dx) + (dy * dy) < 0.16 ? (byte)1
            : Math.Abs(x) < 0.08 && y is > -0.4 and < 0.5 ? (byte)2
            : Math.Abs(x) < 0.5 && y is >= 0.5 and < 0.8 ? (byte)3
            : (byte)0;
    }

    private static SceneView View(CameraPose camera) => new()
    {
        Model = Matrix4x4.Identity,
        View = Matrix4x4.CreateTranslation(0, 0, (float)-camera.Distance),
        Projection = Matrix4x4.Identity,
        LightDirection = Vector3.UnitY,
        LightStrength = 1,
    };
}
