using An8Suite.Core;
using An8Suite.Core.Imaging;
using An8Suite.Core.Labels;
using An8Suite.Core.Scoring;

namespace An8Suite.Tests.Scoring;

public sealed class ScoreTableTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("an8-scores").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    internal static ScoredHeatmap Scored(int label, string id, string method, float[] heat, bool[] mask) => Scorer.Score(
        new ScoreSubject(
            new Sample
            {
                Id = id,
                Label = label,
                Pose = 3,
                Fold = 1,
                Split = Split.Test,
                ImagePath = "",
                PartsPath = "",
                MaskPaths = new Dictionary<string, string>(),
            },
            $"class \"{label}\", a",
            label,
            method,
            "class_part"),
        new Heatmap(heat.Length, 1, heat),
        new BinaryMask(mask.Length, 1, mask));

    [Fact]
    public void A_table_survives_the_round_trip_exactly()
    {
        ScoredHeatmap[] scored =
        [
            Scored(0, "a", "ours", [.1f, .7f, .3f], [true, true, false]),
            Scored(1, "b", "ours", [.5f, .5f, .5f], [true, false, false]),
            Scored(1, "c\n,\"", "ours", [.5f, .2f, .5f], [false, false, false]),
        ];
        ScoreTable table = new([.. scored.Select(s => s.Score)]);
        string path = Path.Combine(_folder, "scores.csv");
        table.Write(path);

        Assert.Equal(table.Rows, ScoreTable.Read(path).Rows);
        Assert.Equal(
            [ScoreStatus.Scored, ScoreStatus.ConstantMap, ScoreStatus.LeftOutEmptyMask], table.Rows.Select(r => r.Status));
        Assert.Null(scored[2].Curve);
        Assert.Equal(2, table.Rows[0].MaskPixels);
    }

    [Fact]
    public void The_file_is_plain_and_has_fixed_columns()
    {
        string path = Path.Combine(_folder, "scores.csv");
        new ScoreTable([Scored(0, "a", "ours", [0, 1], [false, true]).Score]).Write(path);
        Assert.Equal(
            "id,label,class,method,policy,fold,pose,predicted,status,mask_pixels,"
            + "auc,rank_auc,max_iou,average_precision,pointing,pointing_near,energy,rank_accuracy,entropy,gini\r\n"
            + "a,0,\"class \"\"0\"\", a\",ours,class_part,1,3,0,scored,1,1,1,1,1,1,1,1,1,0,0.5\r\n",
            File.ReadAllText(path));
    }

    [Fact]
    public void A_prediction_nobody_made_is_an_empty_field()
    {
        string path = Path.Combine(_folder, "scores.csv");
        ImageScore row = Scored(0, "a", "theirs", [0, 1], [false, true]).Score with { Predicted = null };
        new ScoreTable([row]).Write(path);
        Assert.Equal([row], ScoreTable.Read(path).Rows);
        Assert.Contains(",3,,scored", File.ReadAllText(path), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("auc", "much", "column auc: expected a fraction in [0, 1] or nothing, found 'much'")]
    [InlineData("auc", "1.5", "column auc: expected a fraction in [0, 1] or nothing, found '1.5'")]
    [InlineData("auc", "NaN", "column auc: expected a fraction in [0, 1] or nothing, found 'NaN'")]
    [InlineData("label", "red", "column label: expected an integer, found 'red'")]
    [InlineData("status", "done", "column status: expected one of scored, left_out_empty_mask, constant_map, found 'done'")]
    public void A_wrong_field_is_named_with_its_line(string column, string value, string message)
    {
        string path = Path.Combine(_folder, "scores.csv");
        List<string> row = [.. ScoreTable.Fields(Scored(0, "a", "ours", [0, 1], [false, true]).Score)];
        row[ScoreTable.Header.ToList().IndexOf(column)] = value;
        CsvFile.Write(path, ScoreTable.Header, [row]);
        Assert.Equal($"{path}:2: {message}", Assert.Throws<InputException>(() => ScoreTable.Read(path)).Message);
    }

    [Fact]
    public void Other_columns_are_refused()
    {
        string path = Path.Combine(_folder, "scores.csv");
        File.WriteAllText(path, "id,score\n");
        string message = Assert.Throws<InputException>(() => ScoreTable.Read(path)).Message;
        Assert.StartsWith($"{path}:1: expected the columns id,label,", message, StringComparison.Ordinal);
        Assert.EndsWith("found id,score", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "expected a header line, found an empty file")]
    [InlineData("a,b\n1\n", ":2: expected 2 fields as in the header, found 1")]
    [InlineData("a,b\n1,\"2\n3", ":2: a quoted field is not closed")]
    [InlineData("a,b\n1,\"2\"3\n", ":2: expected a comma or the line's end after a quoted field, found '3'")]
    public void Broken_csv_is_refused_with_its_line(string text, string message)
    {
        string path = Path.Combine(_folder, "broken.csv");
        File.WriteAllText(path, text);
        Assert.EndsWith(message, Assert.Throws<InputException>(() => CsvFile.Read(path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_file_is_named()
    {
        string path = Path.Combine(_folder, "none.csv");
        Assert.StartsWith(path, Assert.Throws<InputException>(() => CsvFile.Read(path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Csv_reads_both_line_ends_quotes_and_a_missing_last_line_end()
    {
        string path = Path.Combine(_folder, "mixed.csv");
        File.WriteAllText(path, "a,b\r\n\"x, \"\"y\"\"\n\",\n1,");
        Assert.Equal([["a", "b"], ["x, \"y\"\n", ""], ["1", ""]], CsvFile.Read(path));
    }

    [Fact]
    public void A_wrong_heat_names_image_and_method()
    {
        string message = Assert.Throws<InputException>(
            () => Scored(0, "00_red-p0017", "grad-cam", [float.NaN], [true])).Message;
        Assert.StartsWith("image 00_red-p0017, method grad-cam: heat at row 0", message, StringComparison.Ordinal);
    }
}
