using An8Suite.Core.Scoring;
using An8Suite.Core.Selection;
using An8Suite.Workflow.Selecting;
using An8Suite.Workflow.Training;

namespace An8Suite.Report.Model;

/// <summary>The results of one cell: one network, trained with one seed, tested on one fold.</summary>
public sealed record FoldReport
{
    /// <summary>The fold that was tested.</summary>
    public required int TestFold { get; init; }

    /// <summary>The seed the network was trained with.</summary>
    public ulong Seed { get; init; }

    /// <summary>The folder of the scores.</summary>
    public string Folder { get; init; } = "";

    /// <summary>The means.</summary>
    public required ScoreSummary Summary { get; init; }

    /// <summary>The scores behind the means.</summary>
    public required CellScores Scores { get; init; }

    /// <summary>
    /// The scores of the grid of start signals, ReLU rules and ways through strides; null where it was not run.
    /// </summary>
    public CellScores? Grid { get; init; }

    /// <summary>How the network was trained; null where heatmaps came from elsewhere or the folder is gone.</summary>
    public required TrainingFile? Training { get; init; }

    /// <summary>How good the feature selection is; null where there is none.</summary>
    public required CertificateFile? Certificate { get; init; }

    /// <summary>The features the explanations used, most often used first within a class.</summary>
    public required IReadOnlyList<ChosenFeature> Chosen { get; init; }

    /// <summary>The heatmaps that methods could not make.</summary>
    public IReadOnlyList<EmptyMaps> EmptyMaps { get; init; } = [];
}

/// <summary>How often explanations of one class used a feature.</summary>
/// <param name="Label">The class that was explained.</param>
/// <param name="Feature">Layer and channel.</param>
/// <param name="Share">The share of the class's explained images that used it, in [0, 1].</param>
public sealed record ChosenFeature(int Label, Feature Feature, double Share);

/// <summary>Heatmaps that a method could not make; they count as zeros.</summary>
/// <param name="Method">The method.</param>
/// <param name="Reason">Why there is nothing to show.</param>
/// <param name="Count">Of how many images.</param>
public sealed record EmptyMaps(string Method, string Reason, int Count);
