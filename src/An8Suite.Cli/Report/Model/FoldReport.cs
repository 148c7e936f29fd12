using An8Suite.Cli.Steps;
using An8Suite.Core.Scoring;

namespace An8Suite.Cli.Report;

/// <summary>The results of one cross-validation fold.</summary>
public sealed record FoldReport
{
    /// <summary>The fold that was tested.</summary>
    public required int TestFold { get; init; }

    /// <summary>The means.</summary>
    public required ScoreSummary Summary { get; init; }

    /// <summary>The rows behind the means.</summary>
    public required IReadOnlyList<ImageScore> Scores { get; init; }

    /// <summary>How the network was trained.</summary>
    public required TrainingFile Training { get; init; }

    /// <summary>How good the feature selection is.</summary>
    public required CertificateFile Certificate { get; init; }

    /// <summary>The features the explanations used, most often used first within a class.</summary>
    public required IReadOnlyList<ChosenFeature> Chosen { get; init; }
}
