using An8Suite.Learning.Faithfulness;

namespace An8Suite.Workflow.Experiments.Faithfulness;

/// <summary>The means of one method, over the images within a class, then over classes.</summary>
public sealed record FaithfulnessMethod
{
    /// <summary>The method.</summary>
    public required string Method { get; init; }

    /// <summary>Whether it looks at no network.</summary>
    public required bool IsControl { get; init; }

    /// <summary>How many heatmaps were tried.</summary>
    public required int Images { get; init; }

    /// <summary>How many of them have no heat, so that chance alone orders their pixels.</summary>
    public required int WithoutHeat { get; init; }

    /// <summary>How many have no infidelity; they count in no mean of it.</summary>
    public required int UndefinedInfidelity { get; init; }

    /// <summary>How many have no infidelity as a share.</summary>
    public required int UndefinedInfidelityShare { get; init; }

    /// <summary>The area under the probability while the hottest pixels go first; lower is better.</summary>
    public required double DeletionProbability { get; init; }

    /// <summary>The same of the logit.</summary>
    public required double DeletionLogit { get; init; }

    /// <summary>The area under the probability while the hottest pixels come first; higher is better.</summary>
    public required double InsertionProbability { get; init; }

    /// <summary>The same of the logit.</summary>
    public required double InsertionLogit { get; init; }

    /// <summary>See <see cref="Learning.Faithfulness.Infidelity"/>, in squared logits.</summary>
    public required double? Infidelity { get; init; }

    /// <summary>The same as a share of the mean squared change.</summary>
    public required double? InfidelityShare { get; init; }

    /// <summary>The mean curves.</summary>
    public required FaithfulnessCurve Deletion { get; init; }

    /// <inheritdoc cref="Deletion"/>
    public required FaithfulnessCurve Insertion { get; init; }

    /// <summary>Summarises the rows of one method, whatever their order.</summary>
    internal static FaithfulnessMethod Of(string method, bool isControl, IEnumerable<FaithfulnessRow> rows)
    {
        FaithfulnessRow[] all = [.. rows.OrderBy(row => row.Sample.Id, StringComparer.Ordinal)];
        ImageFaithfulness[][] classes =
            [.. all.GroupBy(row => row.Sample.Label).OrderBy(g => g.Key)
                .Select(g => g.Select(row => row.Result).ToArray())];
        return new FaithfulnessMethod
        {
            Method = method,
            IsControl = isControl,
            Images = all.Length,
            WithoutHeat = all.Count(row => !row.Result.HasHeat),
            UndefinedInfidelity = all.Count(row => row.Result.Infidelity is null),
            UndefinedInfidelityShare = all.Count(row => row.Result.InfidelityShare is null),
            DeletionProbability = Mean(classes, r => r.Deletion.ProbabilityArea)!.Value,
            DeletionLogit = Mean(classes, r => r.Deletion.LogitArea)!.Value,
            InsertionProbability = Mean(classes, r => r.Insertion.ProbabilityArea)!.Value,
            InsertionLogit = Mean(classes, r => r.Insertion.LogitArea)!.Value,
            Infidelity = Mean(classes, r => r.Infidelity),
            InfidelityShare = Mean(classes, r => r.InfidelityShare),
            Deletion = Curve(classes, r => r.Deletion),
            Insertion = Curve(classes, r => r.Insertion),
        };
    }

    private static double? Mean(ImageFaithfulness[][] classes, Func<ImageFaithfulness, double?> number) =>
        classes.Average(members => members.Average(number));

    private static FaithfulnessCurve Curve(
        ImageFaithfulness[][] classes, Func<ImageFaithfulness, FaithfulnessCurve> curve)
    {
        int points = curve(classes[0][0]).Logit.Length;
        return new FaithfulnessCurve(
            [.. Enumerable.Range(0, points).Select(i => Mean(classes, r => curve(r).Logit[i])!.Value)],
            [.. Enumerable.Range(0, points).Select(i => Mean(classes, r => curve(r).Probability[i])!.Value)]);
    }
}
