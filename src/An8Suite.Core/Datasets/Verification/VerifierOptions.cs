using An8Suite.Core.Labels;
using An8Suite.Core.Scenes.Cameras;
using An8Suite.Core.Scenes.Shading;

namespace An8Suite.Core.Datasets.Verification;

/// <summary>How <see cref="DatasetVerifier"/> proves.</summary>
public sealed record VerifierOptions
{
    /// <summary>
    /// Draws a view of the dataset's mesh at its size with each set of parts, on the calling thread; null leaves out
    /// what needs it.
    /// </summary>
    public Func<SceneView, IReadOnlyList<PartSet>, IReadOnlyList<GBuffer>>? Render { get; init; }

    /// <summary>The same by another renderer; null leaves out the comparison of the two.</summary>
    public Func<SceneView, IReadOnlyList<PartSet>, IReadOnlyList<GBuffer>>? RenderOtherwise { get; init; }

    /// <summary>How many random images are rendered again from their rows alone; 0 for none.</summary>
    public int RerenderCount { get; init; } = 20;

    /// <summary>Chooses the images that are rendered again.</summary>
    public ulong Seed { get; init; }

    /// <summary>Threads that read and compare.</summary>
    public int ThreadCount { get; init; } = Environment.ProcessorCount;

    /// <summary>Called with images done, one call at a time, on any thread.</summary>
    public Action<int>? Progress { get; init; }
}
