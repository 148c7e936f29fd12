using An8Suite.Core.Statistics;
using An8Suite.Core.Studies;

namespace An8Suite.Workflow.Studies;

/// <summary><c>study-result.json</c>: what people said of the methods.</summary>
public sealed record StudyResultFile
{
    /// <summary>The file's name.</summary>
    public const string FileName = "study-result.json";

    /// <summary>The study that was answered.</summary>
    public required string Study { get; init; }

    /// <summary>How many classes there were to choose from.</summary>
    public required int Classes { get; init; }

    /// <summary>Images that were asked about.</summary>
    public required int Images { get; init; }

    /// <summary>All participants.</summary>
    public required IReadOnlyList<StudyAttention> Participants { get; init; }

    /// <summary>The numbers of those who failed the checks and do not count.</summary>
    public required IReadOnlyList<int> LeftOut { get; init; }

    /// <summary>In the order of the study.</summary>
    public required IReadOnlyList<StudyResultMethod> Methods { get; init; }

    /// <summary>Krippendorff's alpha of the classes chosen; null where it is undefined.</summary>
    public required double? ClassAgreement { get; init; }

    /// <summary>The same of the maps preferred.</summary>
    public required double? PairAgreement { get; init; }

    /// <summary>The rank correlation over methods of what people say with what measures say.</summary>
    public required IReadOnlyList<StudyCorrelation> Correlations { get; init; }
}

/// <summary>What people said of one method.</summary>
/// <param name="Method">The method.</param>
/// <param name="ClassAnswers">Answers to which class a map of it explains.</param>
/// <param name="Accuracy">The share of right ones.</param>
/// <param name="PairAnswers">Answers about two maps of which one was of it.</param>
/// <param name="Wins">The share that called that one more reasonable.</param>
public sealed record StudyResultMethod(
    string Method, int ClassAnswers, StudyNumber Accuracy, int PairAnswers, StudyNumber Wins);

/// <summary>A number with its 95 % interval, of draws of participants and images at once.</summary>
/// <param name="Value">Null where there is none.</param>
/// <param name="Low">Null of one participant, or of one image.</param>
/// <param name="High">Likewise.</param>
public sealed record StudyNumber(double? Value, double? Low, double? High)
{
    internal static StudyNumber Of(ResampledNumber number) =>
        new(number.Value, number.Interval?.Low, number.Interval?.High);
}

/// <summary>Whether people and a measure put the methods into the same order.</summary>
/// <param name="Measure">A column of <c>scores.csv</c>.</param>
/// <param name="Methods">Methods that have both.</param>
/// <param name="Accuracy">With the share of right classes.</param>
/// <param name="Wins">With the share of pairs won.</param>
public sealed record StudyCorrelation(string Measure, int Methods, StudyNumber Accuracy, StudyNumber Wins);
