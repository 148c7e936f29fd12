namespace An8Suite.Core.Statistics;

/// <summary>How the statistics draw.</summary>
public sealed record ResamplingOptions
{
    /// <summary>Bootstrap samples of the poses.</summary>
    public int Resamples { get; init; } = 2000;

    /// <summary>Random sign flips of a test; all of them are tried instead where there are no more than this.</summary>
    /// <remarks>
    /// The smallest p-value is 1 / (flips + 1); Holm multiplies it by up to the number of pairs, so it must be large.
    /// </remarks>
    public int Flips { get; init; } = 19_999;

    /// <summary>The share of resamples that an interval holds.</summary>
    public double Confidence { get; init; } = 0.95;

    /// <summary>Below it a corrected p-value counts as a difference.</summary>
    public double Significance { get; init; } = 0.05;

    /// <summary>Of all draws.</summary>
    public ulong Seed { get; init; }

    /// <summary>Reports every problem at once.</summary>
    /// <exception cref="InputException">A number is out of range.</exception>
    public void Validate()
    {
        string[] problems =
        [
            .. Problem(Resamples >= 1, $"resamples is {Resamples}, expected 1 or more"),
            .. Problem(Flips >= 1, $"flips is {Flips}, expected 1 or more"),
            .. Problem(Confidence is > 0 and < 1, FormattableString.Invariant($"confidence is {Confidence}, ")
                + "expected a share above 0 and below 1"),
            .. Problem(Significance is > 0 and < 1, FormattableString.Invariant($"significance is {Significance}, ")
                + "expected a share above 0 and below 1"),
        ];
        if (problems.Length > 0)
        {
            throw new InputException($"statistics: {string.Join("; ", problems)}");
        }
    }

    private static string[] Problem(bool holds, string problem) => holds ? [] : [problem];
}
