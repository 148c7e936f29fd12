using An8Suite.Workflow.Progress;

namespace An8Suite.Workflow.Steps;

/// <summary>Where a step writes and how it runs.</summary>
/// <remarks>
/// Threads and device change the last bits of what libtorch sums up, so steps that use it record both.
/// </remarks>
/// <param name="Out">The folder to make.</param>
/// <param name="Replace">What becomes of a folder that was made before.</param>
/// <param name="Threads">Processor threads.</param>
/// <param name="Reporter">Where progress goes.</param>
/// <param name="Token">Ctrl-C.</param>
/// <param name="Device">Where libtorch computes.</param>
public sealed record StepContext(
    string Out, Replacing Replace, int Threads, Reporter Reporter, CancellationToken Token, string Device = "cpu");

/// <summary>What becomes of a folder that a step made before.</summary>
public enum Replacing
{
    /// <summary>Kept when it was made with the same options, refused otherwise.</summary>
    Never,

    /// <summary>Kept when it was made with the same options, made again otherwise.</summary>
    OtherOptions,

    /// <summary>Made again from the beginning, whatever is there.</summary>
    Always,
}
