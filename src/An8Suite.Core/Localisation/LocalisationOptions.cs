namespace An8Suite.Core.Localisation;

/// <summary>What makes a box of a map, and when it counts as right.</summary>
public sealed record LocalisationOptions
{
    /// <summary>The share of the map's maximum that a pixel must reach (Zhou et al. 2016).</summary>
    public double Share { get; init; } = 0.2;

    /// <summary>The overlap from which that box is right.</summary>
    public double Overlap { get; init; } = 0.5;

    /// <summary>
    /// Equal steps of the thresholds that MaxBoxAccV2 and PxAP go through: 1 / n, 2 / n, ..., 1 times the maximum.
    /// </summary>
    public int Thresholds { get; init; } = 1000;

    /// <summary>The overlaps that MaxBoxAccV2 is the mean over.</summary>
    public static IReadOnlyList<double> Overlaps { get; } = [0.3, 0.5, 0.7];

    /// <summary>Reports every problem at once.</summary>
    /// <exception cref="InputException">A number is out of range.</exception>
    public void Validate()
    {
        string[] problems =
        [
            .. Problem(Share is > 0 and <= 1, $"--share: expected a number above 0 and at most 1, found {Share}"),
            .. Problem(Overlap is > 0 and <= 1, $"--overlap: expected a number above 0 and at most 1, found {Overlap}"),
            .. Problem(Thresholds >= 1, $"--thresholds: expected 1 or more, found {Thresholds}"),
        ];
        if (problems.Length > 0)
        {
            throw new InputException(string.Join("; ", problems));
        }
    }

    private static string[] Problem(bool holds, FormattableString problem) =>
        holds ? [] : [FormattableString.Invariant(problem)];
}
