using System.Text.Json.Serialization;

namespace An8Suite.Core.Scoring;

/// <summary>What the measures leave open.</summary>
public sealed record ScoreOptions
{
    /// <summary>
    /// The standard: the 15 pixels of Zhang et al. on pictures of about 224, brought to the 128 of the suite's
    /// datasets.
    /// </summary>
    public const int StandardTolerancePixels = 8;

    /// <summary>How far from the mask the hottest pixel may lie to point near it; 0 or more.</summary>
    public int PointingTolerancePixels { get; init; } = StandardTolerancePixels;

    /// <summary>What is measured, in the order of the columns.</summary>
    [JsonIgnore]
    public IReadOnlyList<MeasureColumn> Measures { get; init; } = MeasureColumn.All;

    /// <summary>Refuses what cannot be.</summary>
    /// <exception cref="InputException">The tolerance is negative.</exception>
    public void Validate()
    {
        if (PointingTolerancePixels < 0)
        {
            throw new InputException($"--tolerance: expected 0 pixels or more, found {PointingTolerancePixels}");
        }
    }
}
