using System.Security.Cryptography;
using System.Text;
using An8Suite.Core.Datasets;
using An8Suite.Core.Geometry;
using An8Suite.Core.Scenes;
using An8Suite.Rendering;

namespace An8Suite.Cli.Steps;

/// <summary>Recipe to dataset.</summary>
public static class GenerateStep
{
    /// <summary>Renders every pose and writes every class of it.</summary>
    public static bool Run(GenerateOptions options, StepContext context)
    {
        Recipe recipe = RecipeReader.Read(RecipeFiles.Find(options.Recipe)) with { Seed = options.Seed };
        if (options.Size is int size)
        {
            recipe = recipe with { Width = size, Height = size };
        }

        recipe.Validate();
        Mesh mesh = MeshReader.Read(recipe.MeshPath);
        recipe.Check([.. mesh.Parts.Select(part => part.Name)]);
        StepPlan plan = new()
        {
            Step = "generate",
            Out = context.Out,
            Options = new
            {
                recipe = recipe.Name,
                options.Size,
                options.Poses,
                resolvedRecipeSha256 = Sha256(Encoding.UTF8.GetBytes(RecipeWriter.ToYaml(recipe))),
                meshSha256 = Sha256(File.ReadAllBytes(recipe.MeshPath)),
            },
            Seed = options.Seed,
            Versions = () => new Dictionary<string, string> { ["gl_driver"] = GlDriver.Query().ToString() },
            Replace = context.Replace,
        };
        return StepFolder.Make(plan, folder => Render(recipe, mesh, options, folder, context));
    }

    private static void Render(Recipe recipe, Mesh mesh, GenerateOptions options, string folder, StepContext context)
    {
        using SceneRenderer renderer = new(mesh, recipe.Width, recipe.Height);
        Framing framing = Framing.Of(mesh);
        double aspect = (double)recipe.Width / recipe.Height;
        int poses = PosePlan.Of(recipe, options.Poses).Count;
        context.Reporter.Track("render", poses * recipe.Classes.Count, "images", report => DatasetWriter.Write(
            recipe,
            [.. mesh.Parts.Select(part => new PartEntry(part.Id, part.Name))],
            pose => RenderPose(Camera.View(framing, pose.Camera, aspect)),
            new DatasetWriterOptions
            {
                Folder = folder,
                Driver = renderer.Driver.ToString(),
                PoseCount = options.Poses,
                ThreadCount = context.Threads,
                Progress = (done, _) => report(done),
            },
            context.Token));

        RenderedPose RenderPose(SceneView view) => new(view, renderer.Render(view));
    }

    private static string Sha256(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
