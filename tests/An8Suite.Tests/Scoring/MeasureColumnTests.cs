using System.Text.Json.Nodes;
using An8Suite.Core;
using An8Suite.Core.Imaging;
using An8Suite.Core.Labels;
using An8Suite.Core.Scoring;

namespace An8Suite.Tests.Scoring;

/// <summary>A further measure is a further row and nothing else; half of the highest IoU stands for it.</summary>
public sealed class MeasureColumnTests
{
    private static readonly MeasureColumn Half = new("half_iou", "Half IoU", map => map.Curve.MaxIou / 2);
    private static readonly ScoreOptions WithHalf = new() { Measures = [.. MeasureColumn.All, Half] };

    [Fact]
    public void A_further_row_is_a_column_of_the_table()
    {
        using var folder = new TemporaryFolder();
        ScoreTable table = new([Scored([1, 0]).Score]) { Measures = WithHalf.Measures };
        table.Write(folder[ScoreTable.FileName]);
        string[] lines = File.ReadAllLines(folder[ScoreTable.FileName]);
        Assert.EndsWith(",entropy,gini,half_iou", lines[0], StringComparison.Ordinal);
        Assert.EndsWith(",0.5", lines[1], StringComparison.Ordinal);
        Assert.Equal(table.Rows, ScoreTable.Read(folder[ScoreTable.FileName], WithHalf.Measures).Rows);
        Assert.Contains(
            "scores.csv:1: expected the columns id,",
            Assert.Throws<InputException>(() => ScoreTable.Read(folder[ScoreTable.FileName])).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_further_row_is_averaged_counted_and_written_in_the_summary()
    {
        using var folder = new TemporaryFolder();
        ScoreSummary.Of([Scored([1, 0]), Scored([0, 1])], WithHalf).Write(folder[ScoreSummary.FileName]);
        JsonNode method = JsonNode.Parse(File.ReadAllText(folder[ScoreSummary.FileName]))!["methods"]![0]!;
        Assert.Equal(.375, method["mean"]!["half_iou"]!.GetValue<double>());
        Assert.Equal(.375, method["classes"]![0]!["mean"]!["half_iou"]!.GetValue<double>());
        Assert.Equal(0, method["undefined"]!["half_iou"]!.GetValue<int>());
        Assert.Equal(.75, ScoreSummary.Read(folder[ScoreSummary.FileName]).Methods[0].Mean!.MaxIou);
    }

    [Fact]
    public void A_further_row_is_shown_with_its_title_and_best_at_the_top_unless_it_says_otherwise() =>
        Assert.Equal(("Half IoU", "Half IoU", BestEnd.Highest), (Half.BriefTitle, Half.TerminalTitle, Half.Best));

    private static ScoredHeatmap Scored(float[] heat)
    {
        var sample = new Sample
        {
            Id = $"{heat[0]}",
            Label = 0,
            Pose = 0,
            Fold = 0,
            Split = Split.Test,
            ImagePath = "",
            PartsPath = "",
            MaskPaths = new Dictionary<string, string>(),
        };
        var subject = new ScoreSubject(sample, "a", 0, "ours", "plant");
        return Scorer.Score(subject, new Heatmap(2, 1, heat), new BinaryMask(2, 1, [true, false]), WithHalf);
    }
}
