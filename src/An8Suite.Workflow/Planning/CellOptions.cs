using An8Suite.Workflow.Evaluating;

namespace An8Suite.Workflow.Planning;

/// <summary>How every cell of a plan is trained, explained and scored.</summary>
internal sealed record CellOptions
{
    /// <summary>The first seed; the others follow it.</summary>
    public required ulong Seed { get; init; }

    /// <summary>The options of responses and selection: a preset's name.</summary>
    public required string Preset { get; init; }

    /// <summary>What is drawn and scored, with both numbers of poses; each cell puts in its seed.</summary>
    public required EvaluateOptions Evaluation { get; init; }

    /// <summary>Processor threads of training.</summary>
    public required int Threads { get; init; }

    /// <summary>Where libtorch computes.</summary>
    public required string Device { get; init; }

    /// <summary>The most passes over the training images; null for the standard.</summary>
    public int? Epochs { get; init; }

    /// <summary>Whether all of them are run and the last weights kept.</summary>
    public bool AllEpochs { get; init; }
}

/// <summary>A dataset that cells are planned on.</summary>
/// <param name="Name">For messages.</param>
/// <param name="Folder">Where it is rendered.</param>
/// <param name="Cells">The folder above those of its cells.</param>
/// <param name="Classes">How many classes.</param>
/// <param name="Images">How many images.</param>
internal sealed record PlannedDataset(string Name, string Folder, string Cells, int Classes, int Images);
