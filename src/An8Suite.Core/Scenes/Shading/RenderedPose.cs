using An8Suite.Core.Labels;
using An8Suite.Core.Scenes.Cameras;

namespace An8Suite.Core.Scenes.Shading;

/// <summary>What rendering a pose gives: the matrices that were used and the samples they produced.</summary>
/// <param name="View">Recorded with every image of the pose.</param>
/// <param name="Buffers">Of the recipe's size, one for each of <see cref="PartPresence.Sets"/>, in their order.</param>
public sealed record RenderedPose(SceneView View, IReadOnlyList<GBuffer> Buffers)
{
    /// <summary>A pose whose classes all show the same parts.</summary>
    public RenderedPose(SceneView view, GBuffer buffer)
        : this(view, [buffer])
    {
    }

    /// <summary>
    /// Lets the renderer use the memory of all buffers again; they must not be read after this. Need not be called.
    /// </summary>
    public void Release()
    {
        foreach (GBuffer buffer in Buffers)
        {
            buffer.Release();
        }
    }
}
