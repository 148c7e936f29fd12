
namespace An8Suite.Workflow.Experiments.Faithfulness;

/// <summary><c>faithfulness.json</c>: the means and mean curves of every method.</summary>
public sealed record FaithfulnessFile
{
    /// <summary>The dataset.</summary>
    public required string Dataset { get; init; }

    /// <summary>The network.</summary>
    public required string Architecture { get; init; }

    /// <summary>The fold that was tested.</summary>
    public required int TestFold { get; init; }

    /// <summary>Images that were tried.</summary>
    public required int Images { get; init; }

    /// <summary>Equal shares of the pixels for deletion and insertion.</summary>
    public required int Steps { get; init; }

    /// <summary>Patches of an image.</summary>
    public required int Patches { get; init; }

    /// <summary>Their side in pixels.</summary>
    public required int PatchSide { get; init; }

    /// <summary>What stands in place of a removed pixel.</summary>
    public string Baseline { get; init; } = "the picture of the same pose without the object";

    /// <summary>How equally hot pixels are ordered.</summary>
    public string Ties { get; init; } = "random, by seed and image, the same for all methods";

    /// <summary>Which infidelity it is.</summary>
    public string InfidelityVariant { get; init; } = "square patches replaced by the baseline, "
        + "heat in the patch against the drop of the logit, optimal scaling";

    /// <summary>One entry a method, methods before controls, then by name.</summary>
    public required IReadOnlyList<FaithfulnessMethod> Methods { get; init; }

    /// <summary>Heatmaps that were left out, a line each.</summary>
    public required IReadOnlyList<string> LeftOut { get; init; }
}
