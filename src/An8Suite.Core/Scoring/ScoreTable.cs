using System.Globalization;

namespace An8Suite.Core.Scoring;

/// <summary>The scores of many heatmaps; <c>scores.csv</c> on disk, one row an image, method and policy.</summary>
/// <remarks>Scores are fractions and survive a round trip exactly; an undefined score is an empty field.</remarks>
public sealed record ScoreTable(IReadOnlyList<ImageScore> Rows)
{
    /// <summary>The table's file name.</summary>
    public const string FileName = "scores.csv";

    /// <summary>The measures that have a column.</summary>
    public IReadOnlyList<MeasureColumn> Measures { get; init; } = MeasureColumn.All;

    private static (string Name, Func<ImageScore, string> Text)[] Columns(IReadOnlyList<MeasureColumn> measures) =>
    [
        ("id", row => row.Id),
        ("label", row => Text(row.Label)),
        ("class", row => row.ClassName),
        ("method", row => row.Method),
        ("policy", row => row.Policy),
        ("fold", row => Text(row.Fold)),
        ("pose", row => Text(row.Pose)),
        ("predicted", row => row.Predicted is int label ? Text(label) : ""),
        ("status", row => StatusText(row.Status)),
        ("mask_pixels", row => Text(row.MaskPixels)),
        .. measures.Select(measure => (measure.Name,
            (Func<ImageScore, string>)(row => row.Measures is null ? "" : Text(measure.Of(row.Measures))))),
    ];

    /// <summary>The column names of <c>scores.csv</c>.</summary>
    public static IReadOnlyList<string> Header { get; } = HeaderOf(MeasureColumn.All);

    /// <summary>One row as text, in the order of <see cref="Header"/>.</summary>
    public static IReadOnlyList<string> Fields(ImageScore row) =>
        [.. Columns(MeasureColumn.All).Select(column => column.Text(row))];

    /// <summary>The rows of what was scored, in order of id, policy and method.</summary>
    public static ScoreTable Of(IEnumerable<ScoredHeatmap> scored) => new(
    [
        .. scored.Select(s => s.Score)
            .OrderBy(s => s.Id, StringComparer.Ordinal)
            .ThenBy(s => s.Policy, StringComparer.Ordinal)
            .ThenBy(s => s.Method, StringComparer.Ordinal),
    ]);

    /// <summary>Writes <c>scores.csv</c>.</summary>
    public void Write(string path)
    {
        (string Name, Func<ImageScore, string> Text)[] columns = Columns(Measures);
        IEnumerable<string[]> rows = Rows.Select(row => Array.ConvertAll(columns, column => column.Text(row)));
        CsvFile.Write(path, HeaderOf(Measures), rows);
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <param name="path">The file.</param>
    /// <param name="measures">The measures it has columns of; null for <see cref="MeasureColumn.All"/>.</param>
    /// <exception cref="InputException">
    /// Names the file, the line, the column, what was expected and what was found.
    /// </exception>
    public static ScoreTable Read(string path, IReadOnlyList<MeasureColumn>? measures = null)
    {
        measures ??= MeasureColumn.All;
        IReadOnlyList<string[]> lines = CsvFile.Read(path);
        IReadOnlyList<string> header = HeaderOf(measures);
        if (!lines[0].SequenceEqual(header))
        {
            throw new InputException($"{path}:1: expected the columns {string.Join(',', header)}, "
                + $"found {string.Join(',', lines[0])}");
        }

        return new ScoreTable(
            [.. lines.Skip(1).Select((fields, i) => Parse(new ScoreFields(path, i + 2, header, fields), measures))])
        {
            Measures = measures,
        };
    }

    private static IReadOnlyList<string> HeaderOf(IReadOnlyList<MeasureColumn> measures) =>
        [.. Columns(measures).Select(column => column.Name)];

    private static ImageScore Parse(ScoreFields fields, IReadOnlyList<MeasureColumn> measures)
    {
        ScoreStatus status = fields.Status("status");
        return new ImageScore
        {
            Id = fields.Text("id"),
            Label = fields.Integer("label"),
            ClassName = fields.Text("class"),
            Method = fields.Text("method"),
            Policy = fields.Text("policy"),
            Fold = fields.Integer("fold"),
            Pose = fields.Integer("pose"),
            Predicted = fields.Text("predicted").Length == 0 ? null : fields.Integer("predicted"),
            Status = status,
            MaskPixels = fields.Integer("mask_pixels"),
            Measures = status == ScoreStatus.LeftOutEmptyMask
                ? null
                : Scoring.Measures.Of(measures.Select(measure => (measure, fields.Score(measure.Name)))),
        };
    }

    internal static string StatusText(ScoreStatus status) => status switch
    {
        ScoreStatus.Scored => "scored",
        ScoreStatus.LeftOutEmptyMask => "left_out_empty_mask",
        _ => "constant_map",
    };

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Text(double? value) => value?.ToString(CultureInfo.InvariantCulture) ?? "";
}
