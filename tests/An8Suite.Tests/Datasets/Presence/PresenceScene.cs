using System.Numerics;
using An8Suite.Core.Datasets.Verification;
using An8Suite.Core.Datasets.Writing;
using An8Suite.Core.Geometry;
using An8Suite.Core.Imaging;
using An8Suite.Core.Labels;
using An8Suite.Core.Scenes.Cameras;
using An8Suite.Core.Scenes.Poses;
using An8Suite.Core.Scenes.Recipes;
using An8Suite.Core.Scenes.Shading;
using An8Suite.Rendering;
using An8Suite.Rendering.Contexts;
using An8Suite.Tests.Scenes;

namespace An8Suite.Tests.Datasets.Presence;

/// <summary>
/// A house with two roofs to choose from, a door before its wall and a flag, in classes that show and hide them.
/// </summary>
internal static class PresenceScene
{
    public static Mesh Mesh { get; } = new SmallMesh()
        .Box("walls", new Vector3(-0.4f, 0, -0.3f), new Vector3(0.4f, 0.6f, 0.3f))
        .Box("flat", new Vector3(-0.5f, 0.6f, -0.4f), new Vector3(0.5f, 0.7f, 0.4f))
        .Box("tall", new Vector3(-0.3f, 0.6f, -0.2f), new Vector3(0.3f, 1.1f, 0.2f))
        .Box("door", new Vector3(-0.2f, 0, 0.3f), new Vector3(0.2f, 0.45f, 0.33f))
        .Box("flag", new Vector3(0.1f, 0.1f, 0.34f), new Vector3(0.7f, 0.35f, 0.4f))
        .Mesh();

    public static IReadOnlyList<PartEntry> Parts { get; } = [.. Mesh.Parts
        .Select(part => new PartEntry(part.Id, part.Name))];

    public static Recipe Recipe { get; } = new()
    {
        Name = "presence",
        Mesh = "none.glb",
        Width = 52,
        Height = 40,
        Parts = Mesh.Parts.ToDictionary(
            part => part.Name, part => new SrgbColor((byte)(40 * part.Id), 120, (byte)(250 - (40 * part.Id)))),
        Classes =
        [
            new RecipeClass("flat", default, []) { Shows = ["flat"] },
            new RecipeClass("tall_red", new SrgbColor(220, 30, 40), ["tall", "walls"]) { Shows = ["tall"] },
            new RecipeClass("no_flag", default, []) { Hides = ["flag"], Shows = ["flat"] },
            new RecipeClass("roofless", default, []) { Hides = ["flat", "tall"] },
            new RecipeClass("red_flag", new SrgbColor(220, 30, 40), ["flag"]) { Hides = ["door"] },
            new RecipeClass("blue_flag", new SrgbColor(30, 30, 240), ["flag"]) { Hides = ["door"] },
        ],
        Axes = RecipeAxes.Of(
            (PoseAxes.View, RecipeRange.Spaced(0, 360, 5)), (PoseAxes.Elevation, [10]), (PoseAxes.Distance, [1.2])),
        FoldCount = 3,
        Masks = [MaskPolicy.ClassPart, MaskPolicy.Candidates,
            MaskPolicy.Plant, SyntheticScene.Part("flag"), MaskPolicy.Causal],
        Coverage = [MaskPolicy.ClassPart, MaskPolicy.Candidates, MaskPolicy.Plant],
        Seed = 3,
    };

    /// <summary>The recipe's sets, by class and with hidden parts put back.</summary>
    public static PartPresence Presence { get; } = new(
        Recipe.ClassEntries(), [.. Mesh.Parts.Select(part => part.Name)]);

    public static void Write(
        string folder,
        Func<DatasetWriterOptions, DatasetWriterOptions>? change = null, Action<PlannedPose>? before = null)
    {
        using SceneRenderer renderer = new(Mesh, Recipe.Width, Recipe.Height);
        DatasetWriterOptions options =
            new() { Folder = folder, Driver = $"{renderer.Driver}", ThreadCount = 2, Twins = true };
        DatasetWriter.Write(
            Recipe,
            Parts,
            pose =>
            {
                before?.Invoke(pose);
                return new RenderedPose(View(pose), renderer.Render(View(pose), Presence.Sets));
            },
            change?.Invoke(options) ?? options);
    }

    public static ProofSet Verify(string folder)
    {
        using SceneRenderer renderer = new(Mesh, Recipe.Width, Recipe.Height);
        using SceneRenderer other = new(Mesh, Recipe.Width, Recipe.Height, RenderDevice.Cpu);
        return DatasetVerifier.Run(folder, new VerifierOptions
        {
            Render = renderer.Render,
            RenderOtherwise = other.Render,
            RerenderCount = 100,
        });
    }

    public static SceneView View(PlannedPose pose) =>
        Camera.View(Framing.Of(Mesh), pose.Camera, (double)Recipe.Width / Recipe.Height);

    /// <summary>The mesh with some parts cut out of it, as another program would take them away.</summary>
    public static Mesh Without(IEnumerable<string> names) => Mesh with
    {
        Parts = [.. Mesh.Parts.Select(part => names.Contains(part.Name) ? part with { IndexCount = 0 } : part)],
    };
}
