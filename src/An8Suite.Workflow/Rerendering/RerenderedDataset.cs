using An8Suite.Core;
using An8Suite.Core.Datasets;
using An8Suite.Core.Files;
using An8Suite.Core.Geometry;
using An8Suite.Core.Geometry.Reading;
using An8Suite.Core.Labels;
using An8Suite.Core.Scenes.Poses;
using An8Suite.Core.Scenes.Recipes;
using An8Suite.Rendering.Contexts;
using An8Suite.Workflow.Progress;

namespace An8Suite.Workflow.Rerendering;

/// <summary>A dataset of <c>an8 generate</c> whose views can be rendered again, changed.</summary>
internal sealed class RerenderedDataset : IDisposable
{
    private readonly Dictionary<int, PlannedPose> _poses;

    private RerenderedDataset(string root, Recipe recipe, Mesh mesh, RenderDevice device)
    {
        Plant = new ChangedPlant(recipe, mesh, new KeptBackdrops(root, recipe.Backdrops.Count > 0), device);
        _poses = PosePlan.Of(recipe).ToDictionary(pose => pose.Index);
    }

    /// <summary>Renders.</summary>
    public ChangedPlant Plant { get; }

    /// <summary>Reads recipe and mesh out of the dataset's folder and opens the renderer.</summary>
    /// <exception cref="InputException">One of them is no longer what the pictures were rendered from.</exception>
    public static RerenderedDataset Open(Dataset dataset, RenderDevice device, Reporter reporter)
    {
        DatasetProvenance made = SuiteJson.Read<DatasetProvenance>(
            Path.Combine(dataset.Root, DatasetProvenance.FileName));
        string recipeFile = Unchanged(dataset.Root, DatasetProvenance.RecipeFileName, made.RecipeSha256);
        string meshFile = Unchanged(dataset.Root, DatasetProvenance.MeshFileName, made.MeshSha256);
        Recipe recipe = RecipeReader.Read(recipeFile) with
        {
            Seed = made.Seed,
            Width = made.Width,
            Height = made.Height,
        };
        RerenderedDataset opened = new(dataset.Root, recipe, MeshReader.Read(meshFile), device.For(made.Driver));
        if (opened.Plant.Driver != made.Driver)
        {
            reporter.Say($"    the dataset was rendered by {made.Driver}, this is {opened.Plant.Driver}; "
                + "pictures may differ in single steps of colour");
        }

        return opened;
    }

    /// <summary>The pose of a sample.</summary>
    public PlannedPose PoseOf(Sample sample) => _poses[sample.Pose];

    /// <inheritdoc/>
    public void Dispose() => Plant.Dispose();

    private static string Unchanged(string root, string name, string? sha256)
    {
        string path = Path.Combine(root, name);
        if (!File.Exists(path))
        {
            throw new InputException(
                $"{path}: no such file, so its views cannot be rendered again; generate the dataset anew");
        }

        return sha256 is null || Checksum.Hex(File.ReadAllBytes(path)) == sha256
            ? path
            : throw new InputException($"{path}: is not the file that the dataset was rendered from; put that one back, "
                + "or generate the dataset anew");
    }
}
