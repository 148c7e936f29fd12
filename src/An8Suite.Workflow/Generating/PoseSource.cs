using An8Suite.Core.Geometry;
using An8Suite.Core.Labels;
using An8Suite.Core.Scenes.Cameras;
using An8Suite.Core.Scenes.Poses;
using An8Suite.Core.Scenes.Recipes;
using An8Suite.Core.Scenes.Shading;
using An8Suite.Rendering;

namespace An8Suite.Workflow.Generating;

/// <summary>Renders the poses of a recipe for <see cref="Core.Datasets.Writing.DatasetWriter"/>.</summary>
internal sealed class PoseSource(Mesh mesh, Recipe recipe, SceneRenderer renderer)
{
    private readonly Framing _framing = Framing.Of(mesh);
    private readonly PartPresence _presence = new(recipe.ClassEntries(), [.. mesh.Parts.Select(part => part.Name)]);
    private readonly double _aspect = (double)recipe.Width / recipe.Height;

    /// <summary>The mesh's parts as a dataset lists them.</summary>
    public IReadOnlyList<PartEntry> Parts { get; } = [.. mesh.Parts.Select(part => new PartEntry(part.Id, part.Name))];

    /// <summary>One pose.</summary>
    public RenderedPose Render(PlannedPose pose)
    {
        SceneView view = Camera.View(_framing, pose.Camera, _aspect);
        return new RenderedPose(view, renderer.Render(view, _presence.Sets));
    }
}
