using An8Suite.Core.Labels;
using An8Suite.Core.Scenes.Cameras;
using An8Suite.Core.Scenes.Shading;
using An8Suite.Rendering.Contexts;

namespace An8Suite.Rendering.Drawing;

/// <summary>What draws the poses of one mesh at one size; called by any thread.</summary>
internal interface IPoseRenderer : IDisposable
{
    /// <summary>Who draws.</summary>
    GlDriver Driver { get; }

    /// <summary>Draws one pose once for each set of parts.</summary>
    /// <param name="view">The pose.</param>
    /// <param name="region">The pixels that it can reach.</param>
    /// <param name="sets">A part that is not in a set leaves no trace in its buffer.</param>
    IReadOnlyList<GBuffer> Render(SceneView view, PixelRegion region, IReadOnlyList<PartSet> sets);
}
