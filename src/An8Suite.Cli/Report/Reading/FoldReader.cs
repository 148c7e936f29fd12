using An8Suite.Cli.Steps;
using An8Suite.Core.Scoring;
using An8Suite.Core.Selection;

namespace An8Suite.Cli.Report;

/// <summary>Reads the numbers of one fold.</summary>
internal static class FoldReader
{
    public static FoldReport Read(FoldFolders folders) => new()
    {
        TestFold = folders.Training.TestFold,
        Summary = ScoreSummary.Read(Path.Combine(folders.Score, ScoreSummary.FileName)),
        Scores = ScoreTable.Read(Path.Combine(folders.Score, ScoreTable.FileName)).Rows,
        Training = folders.Training,
        Certificate = CertificateFile.Read(folders.Select),
        Chosen = CountFeatures(ExplanationIndex.Read(folders.Explain).Images),
    };

    /// <summary>How often each feature was used, most often first within a class; ties in order of layer name and channel.</summary>
    internal static IReadOnlyList<ChosenFeature> CountFeatures(IReadOnlyList<ExplainedImage> images) =>
    [
        .. from members in images.GroupBy(image => image.ClassExplained)
           orderby members.Key
           from used in members
               .SelectMany(image => image.Features.Select(feature => new Feature(feature.Layer, feature.Channel)).Distinct())
               .GroupBy(feature => feature)
               .OrderByDescending(same => same.Count())
               .ThenBy(same => same.Key.Layer, StringComparer.Ordinal)
               .ThenBy(same => same.Key.Channel)
           select new ChosenFeature(members.Key, used.Key, used.Count() / (double)members.Count()),
    ];
}
