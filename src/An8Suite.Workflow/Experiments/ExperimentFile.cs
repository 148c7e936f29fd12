namespace An8Suite.Workflow.Experiments;

/// <summary>What an experiment's file says first: on which network and which test images it measured.</summary>
public abstract record ExperimentFile
{
    /// <summary>The dataset's name.</summary>
    public required string Dataset { get; init; }

    /// <summary>The network's name.</summary>
    public required string Architecture { get; init; }

    /// <summary>In the order of the labels.</summary>
    public required IReadOnlyList<string> Classes { get; init; }

    /// <summary>Test images.</summary>
    public required int Images { get; init; }

    /// <summary><c>pose</c>, or <c>image</c> where images have none: what the intervals draw.</summary>
    public required string Unit { get; init; }

    /// <summary>How many units the images are of.</summary>
    public required int Units { get; init; }
}
