using An8Suite.Core.Scoring;
using An8Suite.Core.Statistics;

namespace An8Suite.Tests.Statistics;

/// <summary>Score tables made from numbers.</summary>
internal static class ScoredPoses
{
    /// <summary>A row; a null score is an empty mask.</summary>
    public static ImageScore Row(string method, int pose, int label, double? auc, string policy = "class_part") => new()
    {
        Id = FormattableString.Invariant($"{label:00}-p{pose:0000}"),
        Label = label,
        ClassName = $"class{label}",
        Method = method,
        Policy = policy,
        Fold = 0,
        Pose = pose,
        Predicted = label,
        Status = auc is null ? ScoreStatus.LeftOutEmptyMask : ScoreStatus.Scored,
        MaskPixels = auc is null ? 0 : 9,
        Measures = auc is null ? null : new Measures { Auc = auc },
    };

    /// <summary>A table of one cell.</summary>
    public static PoseTable Table(params IEnumerable<ImageScore> rows) => PoseTable.Of([Cell(rows)]);

    /// <summary>One cell's table.</summary>
    public static CellTable Cell(params IEnumerable<ImageScore> rows) => CellTable.Of(rows, "class_part", m => m.Auc);

    /// <summary>One method on one class, a pose a score.</summary>
    public static IEnumerable<ImageScore> Line(string method, params double[] scores) =>
        scores.Select((score, pose) => Row(method, pose, 0, score));
}
