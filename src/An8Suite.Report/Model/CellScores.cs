using An8Suite.Core.Scoring;
using An8Suite.Core.Statistics;

namespace An8Suite.Report.Model;

/// <summary>
/// The scores of one cell, image by image, without what the report does not need: a full run has millions of rows.
/// </summary>
public sealed record CellScores
{
    /// <summary>The AUC, by mask policy.</summary>
    public required IReadOnlyDictionary<string, CellTable> Auc { get; init; }

    /// <summary>The AUC of rank-equalised heatmaps, by mask policy.</summary>
    public required IReadOnlyDictionary<string, CellTable> RankAuc { get; init; }

    /// <summary>Scored heatmaps whose energy is undefined because there is no heat, by policy and method.</summary>
    public required IReadOnlyDictionary<(string Policy, string Method), int> WithoutHeat { get; init; }

    /// <summary>How many different images there are.</summary>
    public int ImageCount => Auc.Values.SelectMany(table => table.Images.Select(image => image.Id)).Distinct().Count();

    /// <summary>Sorts the rows of a score table.</summary>
    public static CellScores Of(IReadOnlyList<ImageScore> rows)
    {
        string[] policies = [.. rows.Select(row => row.Policy).Distinct().Order(StringComparer.Ordinal)];
        return new CellScores
        {
            Auc = policies.ToDictionary(policy => policy, policy => CellTable.Of(rows, policy, m => m.Auc)),
            RankAuc = policies.ToDictionary(policy => policy, policy => CellTable.Of(rows, policy, m => m.RankAuc)),
            WithoutHeat = rows.Where(row => row.Measures is { Energy: null })
                .CountBy(row => (row.Policy, row.Method)).ToDictionary(),
        };
    }
}
