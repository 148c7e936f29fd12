using An8Suite.Core.Scoring;
using An8Suite.Core.Selection;
using An8Suite.Report.Model;
using An8Suite.Workflow.Explaining;
using An8Suite.Workflow.Selecting;
using An8Suite.Workflow.Steps;

namespace An8Suite.Report.Reading;

/// <summary>Reads the numbers of one cell.</summary>
internal static class CellReader
{
    // As 'an8 evaluate' names the scores of the grid's cells.
    private const string GridScores = "grid-scores.csv";

    /// <summary>Null, and a line of <paramref name="missing"/>, where the scores cannot be read.</summary>
    public static FoldReport? Read(CellFolders folders, Missing missing)
    {
        string folder = folders.Scores.Folder;
        ScoreSummary? summary = missing.Try(() => ScoreSummary.Read(Path.Combine(folder, ScoreSummary.FileName)));
        ScoreTable? table = summary is null ? null
            : missing.Try(() => ScoreTable.Read(Path.Combine(folder, ScoreTable.FileName)));
        if (table is null)
        {
            return null;
        }

        ExplanationIndex? index = folders.Explain is { } explain ? missing.Try(() => ExplanationIndex.Read(explain))
            : null;
        string grid = Path.Combine(folder, GridScores);
        return new FoldReport
        {
            TestFold = folders.Training?.TestFold ?? table.Rows.Select(row => row.Fold).FirstOrDefault(),
            Seed = folders.Seed,
            Folder = folder,
            Summary = summary!,
            Scores = CellScores.Of(table.Rows),
            Grid = File.Exists(grid) ? missing.Try(() => ScoreTable.Read(grid)) is { } cells ? CellScores.Of(cells.Rows)
                : null : null,
            Training = folders.Training,
            Certificate = folders.Select is { } select ? missing.Try(() => CertificateFile.Read(select)) : null,
            Chosen = index is null ? [] : CountFeatures(index.Images),
            EmptyMaps = index is null ? [] : CountEmpty(index.Images),
        };
    }

    /// <summary>
    /// How often each feature was used, most often first within a class; ties in order of layer name and channel.
    /// </summary>
    internal static IReadOnlyList<ChosenFeature> CountFeatures(IReadOnlyList<ExplainedImage> images) =>
    [
        .. from members in images.GroupBy(image => image.ClassExplained)
           orderby members.Key
           from used in members
               .SelectMany(
                   image => image.Features.Select(feature => new Feature(feature.Layer, feature.Channel)).Distinct())
               .GroupBy(feature => feature)
               .OrderByDescending(same => same.Count())
               .ThenBy(same => same.Key.Layer, StringComparer.Ordinal)
               .ThenBy(same => same.Key.Channel)
           select new ChosenFeature(members.Key, used.Key, used.Count() / (double)members.Count()),
    ];

    private static IReadOnlyList<EmptyMaps> CountEmpty(IReadOnlyList<ExplainedImage> images) =>
    [
        .. images.SelectMany(image => image.Notes).GroupBy(note => (note.Key, note.Value))
            .OrderBy(group => group.Key.Key, StringComparer.Ordinal)
            .ThenBy(group => group.Key.Value, StringComparer.Ordinal)
            .Select(group => new EmptyMaps(group.Key.Key, group.Key.Value, group.Count())),
    ];
}
