using System.Text.Json.Serialization;

namespace An8Suite.Core.Scoring;

/// <summary>
/// How well a heatmap, or the mean of many, agrees with the mask, by every <see cref="MeasureColumn"/>.
/// </summary>
/// <remarks>
/// Null where a measure is undefined; a mean is over the heatmaps where it is defined. The properties are short names
/// for code.
/// </remarks>
[JsonConverter(typeof(MeasuresJson))]
public sealed record Measures
{
    /// <summary>See <see cref="MeasureColumn.Auc"/>.</summary>
    public double? Auc
    {
        get => At(MeasureColumn.Auc);
        init => Said = Changed(MeasureColumn.Auc, value);
    }

    /// <summary>See <see cref="MeasureColumn.RankAuc"/>.</summary>
    public double? RankAuc
    {
        get => At(MeasureColumn.RankAuc);
        init => Said = Changed(MeasureColumn.RankAuc, value);
    }

    /// <summary>See <see cref="MeasureColumn.MaxIou"/>.</summary>
    public double? MaxIou
    {
        get => At(MeasureColumn.MaxIou);
        init => Said = Changed(MeasureColumn.MaxIou, value);
    }

    /// <summary>See <see cref="MeasureColumn.AveragePrecision"/>.</summary>
    public double? AveragePrecision
    {
        get => At(MeasureColumn.AveragePrecision);
        init => Said = Changed(MeasureColumn.AveragePrecision, value);
    }

    /// <summary>See <see cref="MeasureColumn.Pointing"/>.</summary>
    public double? Pointing
    {
        get => At(MeasureColumn.Pointing);
        init => Said = Changed(MeasureColumn.Pointing, value);
    }

    /// <summary>See <see cref="MeasureColumn.PointingNear"/>.</summary>
    public double? PointingNear
    {
        get => At(MeasureColumn.PointingNear);
        init => Said = Changed(MeasureColumn.PointingNear, value);
    }

    /// <summary>See <see cref="MeasureColumn.Energy"/>.</summary>
    public double? Energy
    {
        get => At(MeasureColumn.Energy);
        init => Said = Changed(MeasureColumn.Energy, value);
    }

    /// <summary>See <see cref="MeasureColumn.RankAccuracy"/>.</summary>
    public double? RankAccuracy
    {
        get => At(MeasureColumn.RankAccuracy);
        init => Said = Changed(MeasureColumn.RankAccuracy, value);
    }

    /// <summary>See <see cref="MeasureColumn.Entropy"/>.</summary>
    public double? Entropy
    {
        get => At(MeasureColumn.Entropy);
        init => Said = Changed(MeasureColumn.Entropy, value);
    }

    /// <summary>See <see cref="MeasureColumn.Gini"/>.</summary>
    public double? Gini
    {
        get => At(MeasureColumn.Gini);
        init => Said = Changed(MeasureColumn.Gini, value);
    }

    private (MeasureColumn Column, double? Value)[] Said { get; init; } = [];

    /// <summary>Those with these values; each measure stands once.</summary>
    public static Measures Of(IEnumerable<(MeasureColumn Column, double? Value)> values) =>
        new() { Said = [.. values] };

    /// <summary>All measures of one heatmap; null when the mask is empty.</summary>
    public static Measures? Of(HeatLevels levels, IouCurve curve, ScoreOptions? options = null)
    {
        var map = new MeasuredMap(levels, curve, options ?? new ScoreOptions());
        return curve.HasScore ? Of(map.Options.Measures.Select(column => (column, column.Compute(map)))) : null;
    }

    /// <summary>The mean of each measure over those that have it.</summary>
    public static Measures Mean(IReadOnlyCollection<Measures> scores) =>
        Of(ColumnsOf(scores).Select(column => (column, scores.Average(column.Of))));

    /// <summary>What some scores have: all of <see cref="MeasureColumn.All"/>, then others.</summary>
    public static IEnumerable<MeasureColumn> ColumnsOf(IEnumerable<Measures> scores) => MeasureColumn.All
        .Concat(scores.SelectMany(score => score.Said.Select(said => said.Column))).DistinctBy(column => column.Name);

    /// <summary>The value of a measure; null where it is undefined.</summary>
    public double? At(MeasureColumn column)
    {
        int place = PlaceOf(column);
        return place < 0 ? null : Said[place].Value;
    }

    /// <inheritdoc/>
    public bool Equals(Measures? other) =>
        other is not null && ColumnsOf([this, other]).All(column => Nullable.Equals(At(column), other.At(column)));

    /// <inheritdoc/>
    public override int GetHashCode() => Said.Where(said => said.Value is not null)
        .Aggregate(0, (hash, said) => hash ^ HashCode.Combine(said.Column.Name, said.Value));

    private int PlaceOf(MeasureColumn column) => Array.FindIndex(Said, said => said.Column.Name == column.Name);

    private (MeasureColumn Column, double? Value)[] Changed(MeasureColumn column, double? value)
    {
        int place = PlaceOf(column);
        (MeasureColumn, double?)[] changed = place < 0 ? [.. Said, default] : [.. Said];
        changed[place < 0 ? ^1 : place] = (column, value);
        return changed;
    }
}
