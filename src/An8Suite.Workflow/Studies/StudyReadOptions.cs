using System.Text.Json.Serialization;
using An8Suite.Core;

namespace An8Suite.Workflow.Studies;

/// <summary>How <c>an8 study read</c> counts.</summary>
public sealed record StudyReadOptions
{
    /// <summary>The share of checks that a participant must get right to count.</summary>
    public double Pass { get; init; } = 0.8;

    /// <summary>Whether participants who fail the checks count all the same.</summary>
    public bool KeepFailed { get; init; }

    /// <summary>A folder of <c>an8 score</c> to compare the methods' orders with; null for none.</summary>
    [JsonIgnore]
    public string? Score { get; init; }

    /// <summary>The mask policy whose scores count.</summary>
    public string Policy { get; init; } = Scoring.ScoreStep.StandardPolicies;

    /// <summary>Refuses a share that is none.</summary>
    /// <exception cref="InputException">The share is out of range.</exception>
    public void Validate()
    {
        if (Pass is not (>= 0 and <= 1))
        {
            throw new InputException(FormattableString.Invariant($"--pass: expected a share of 0 to 1, found {Pass}"));
        }
    }
}
