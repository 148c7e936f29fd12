using System.Text;
using An8Suite.Core;
using An8Suite.Core.Datasets.Writing;
using An8Suite.Core.Files;
using An8Suite.Core.Geometry.Reading;
using An8Suite.Core.Imaging;
using An8Suite.Core.Scenes.Backdrops;
using An8Suite.Core.Scenes.Poses;
using An8Suite.Core.Scenes.Recipes;
using An8Suite.Rendering;
using An8Suite.Rendering.Contexts;
using An8Suite.Workflow.Pictures;
using An8Suite.Workflow.Steps;

namespace An8Suite.Workflow.Generating;

/// <summary>Recipe to dataset, or to a shard of one.</summary>
public static class GenerateStep
{
    /// <summary>The verb.</summary>
    public const string Name = StepNames.Generate;

    /// <summary>Renders every pose and writes every class of it; goes on where an interrupted run ended.</summary>
    public static bool Run(GenerateOptions options, StepContext context)
    {
        Recipe recipe = Resolve(options);
        GlbFile mesh = recipe.ReadMeshFile();
        recipe = recipe.On(mesh.Mesh);
        string[] parts = [.. mesh.Mesh.Parts.Select(part => part.Name)];
        recipe.Check(parts);
        IReadOnlyList<PlannedPose> poses = PosePlan.Of(recipe, options.Poses);
        _ = options.Shard?.Of(poses);
        foreach (string warning in SchemeWarnings.Of(recipe, parts))
        {
            context.Reporter.Say($"an8: warning: {warning}");
        }

        StepPlan plan = new()
        {
            Step = Name,
            Out = context.Out,
            Options = new GenerateRecord
            {
                Recipe = recipe.Name,
                Size = options.Size,
                Poses = options.Poses,
                Twins = options.Twins,
                Masks = options.Masks is null ? null : [.. options.Masks.Select(policy => policy.Name)],
                Coverage = options.Coverage,
                Level = options.Level,
                Layers = options.Layers is null ? null : [.. options.Layers.Select(Choice.NameOf)],
                Shard = options.Shard?.ToString(),
                Renderer = options.Device.IsCpu ? options.Device.ToString() : null,
                ResolvedRecipeSha256 = Checksum.Hex(Encoding.UTF8.GetBytes(RecipeWriter.ToYaml(recipe))),
                MeshSha256 = Checksum.Hex(mesh.Bytes),
            },
            Seed = options.Seed,
            Versions = () =>
                new Dictionary<string, string> { ["gl_driver"] = GlDriver.Query(options.Device).ToString() },
            Replace = context.Replace,
            Resumes = true,
        };
        return StepFolder.Make(plan, folder => Render(recipe, mesh, options, folder, context));
    }

    private static Recipe Resolve(GenerateOptions options)
    {
        Recipe read = RecipeReader.Read(RecipeFiles.Find(options.Recipe));
        Recipe shown = options.Level is int level ? SceneLevels.At(read, level) : read;
        Recipe recipe = (options.Change?.Invoke(shown) ?? shown)
            .WithOptions(options.Size, options.Masks) with
        {
            Seed = options.Seed,
        };
        return recipe with
        {
            Layers = options.Layers ?? recipe.Layers,
            Coverage = options.Coverage ? [.. recipe.Masks.Where(policy => !policy.IsMeasured)] : recipe.Coverage,
        };
    }

    private static void Render(Recipe recipe, GlbFile mesh, GenerateOptions options, string folder, StepContext context)
    {
        using SceneRenderer renderer = new(mesh.Mesh, recipe, options.Device, PictureDecoder.TextureCodec);
        PoseSource source = new(mesh.Mesh, recipe, renderer);
        var size = new PictureSize(recipe.Width, recipe.Height);
        BackdropPainter? backdrops = recipe.BackdropPainter(PictureDecoder.Codec);
        DatasetWriterOptions writing = new()
        {
            Backdrops = backdrops is null ? null : pose => backdrops.Of(pose.Index, size),
            Folder = folder,
            Driver = renderer.Driver.ToString(),
            Mesh = mesh.Bytes,
            PoseCount = options.Poses,
            Shard = options.Shard,
            Twins = options.Twins,
            ThreadCount = context.Threads,
            Resumed = (kept, damaged) => context.Reporter.Say(
                $"an8: an interrupted run left {kept} images; going on after them"
                + (damaged > 0 ? $", and making {damaged} again whose files are missing or changed" : string.Empty)),
        };
        IReadOnlyList<PlannedPose> poses = DatasetWriter.Poses(recipe, writing);
        int images = poses.Count * recipe.Classes.Count;
        source.Layout.PlaceAll(poses, context.Threads, context.Token);
        context.Reporter.Track("render", images, "images", report => DatasetWriter.Write(
            recipe,
            source.Parts,
            source.Render,
            writing with { Progress = (done, _) => report(done) },
            context.Token));
    }
}
