using System.Text.Json.Serialization;

namespace An8Suite.Core.Scoring;

/// <summary>The scores of one method under one mask policy.</summary>
public sealed record MethodScore
{
    /// <summary>The explanation method or control.</summary>
    public required string Method { get; init; }

    /// <summary>The mask policy.</summary>
    public required string Policy { get; init; }

    /// <summary>How many heatmaps have a score, constant ones included.</summary>
    public required int Images { get; init; }

    /// <summary>How many were left out because the mask is empty.</summary>
    public required int LeftOut { get; init; }

    /// <summary>How many were constant.</summary>
    public required int ConstantMaps { get; init; }

    /// <summary>
    /// For how many of <see cref="Images"/> each measure is undefined, by its column's name; they count in no mean of
    /// it.
    /// </summary>
    public IReadOnlyDictionary<string, int> Undefined { get; init; } = new Dictionary<string, int>();

    /// <summary>The mean over classes of the class means; null when nothing has a score.</summary>
    public Measures? Mean { get; init; }

    /// <summary>Where the AUC stands between noise and the mask; null unless both controls were scored.</summary>
    public double? Headroom { get; init; }

    /// <summary>The same for the rank-equalised AUC.</summary>
    public double? RankHeadroom { get; init; }

    /// <summary>What its values add up to, the same under every policy; null for methods that promise no sum.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public CompletenessSpread? Completeness { get; init; }

    /// <summary>One entry a class, in order of label.</summary>
    public required IReadOnlyList<ClassScore> Classes { get; init; }

    /// <summary>The mean curve at the thresholds i / 100, over images within a class, then over classes.</summary>
    public double[]? Curve { get; init; }
}
