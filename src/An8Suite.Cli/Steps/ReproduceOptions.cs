using An8Suite.Rendering;

namespace An8Suite.Cli.Steps;

/// <summary>What <c>an8 reproduce</c> runs.</summary>
public sealed record ReproduceOptions
{
    /// <summary>The name that stands for both of the paper's datasets.</summary>
    public const string Both = "both";

    /// <summary>Poses that <c>--quick</c> renders of each recipe.</summary>
    public const int QuickPoseCount = 200;

    /// <summary>A fifth of the poses and one fold.</summary>
    public bool Quick { get; init; }

    /// <summary>A recipe's name, or <see cref="Both"/>.</summary>
    public required string Dataset { get; init; }

    /// <summary>The folder that holds every step's folder.</summary>
    public required string Out { get; init; }

    /// <summary>The options of responses and selection: a preset's name.</summary>
    public string Preset { get; init; } = "paper";

    /// <summary>The seed of every step.</summary>
    public ulong Seed { get; init; }

    /// <summary>Folds to test, from fold 0; null for one with <see cref="Quick"/> and all otherwise.</summary>
    public int? FoldCount { get; init; }

    /// <summary>The one fold to do, without a report, for machines that share the folds; null for all of them.</summary>
    public int? Fold { get; init; }

    /// <summary>What renders.</summary>
    public RenderDevice Device { get; init; }

    /// <summary>Where libtorch computes.</summary>
    public string LearningDevice { get; init; } = "cpu";

    /// <summary>Processor threads.</summary>
    public required int Threads { get; init; }

    /// <summary>The recipes to run, in order.</summary>
    public IReadOnlyList<string> Recipes => Dataset == Both ? RecipeFiles.Names : [Dataset];
}
