using An8Suite.Core.Geometry;
using An8Suite.Core.Labels;
using An8Suite.Core.Scenes.Cameras;
using An8Suite.Core.Scenes.Placing;
using An8Suite.Core.Scenes.Poses;
using An8Suite.Core.Scenes.Recipes;
using An8Suite.Core.Scenes.Shading;
using An8Suite.Rendering;

namespace An8Suite.Workflow.Generating;

/// <summary>Renders the poses of a recipe for <see cref="Core.Datasets.Writing.DatasetWriter"/>.</summary>
internal sealed class PoseSource(Mesh mesh, Recipe recipe, SceneRenderer renderer)
{
    private readonly PartPresence _presence = recipe.PresenceOf([.. mesh.Parts.Select(part => part.Name)]);

    /// <summary>The mesh's parts as a dataset lists them.</summary>
    public IReadOnlyList<PartEntry> Parts { get; } = recipe.EntriesOf(mesh);

    /// <summary>Where cameras and objects stand.</summary>
    public SceneLayout Layout { get; } = new(recipe, mesh);

    /// <summary>One pose.</summary>
    public RenderedPose Render(PlannedPose pose)
    {
        SceneView view = Layout.View(pose);
        return new RenderedPose(view, renderer.Render(view, _presence.Sets));
    }
}
