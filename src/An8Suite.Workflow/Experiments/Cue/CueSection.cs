using An8Suite.Core.Statistics;
using An8Suite.Learning.Explanations;
using An8Suite.Pages.Html;
using An8Suite.Pages.Tables;

namespace An8Suite.Workflow.Experiments.Cue;

/// <summary>The report's section on the planted cue.</summary>
internal static class CueSection
{
    /// <summary>Writes it, but for its heading.</summary>
    public static void Write(HtmlWriter html, IReadOnlyList<ExperimentResult<CueFile>> runs, string id)
    {
        html.Raw("""
            <p>A sticker in the colour of the label is put beside the object, whose own colour is drawn at random, so that only the sticker tells the label.
            Its pixels are known, and so are those of the object's coloured part. A method exposes the cheat in an image when its heat agrees better with the
            sticker, measured as headroom: (AUC − noise) / (mask − noise).</p>
            """);
        for (int i = 0; i < runs.Count; i++)
        {
            (string title, _, CueFile file) = runs[i];
            html.Line($"<h3 id=\"{id}-{i}\">{title}</h3><p>{CueVerdict.Of(file)}</p>");
            WriteTable(html, file);
        }
    }

    private static void WriteTable(HtmlWriter html, CueFile file) => new Table<CueScore>(file.Scores)
        .Name("Method", score => MethodTitle.Of(score.Method).Title)
        .Number("Exposed, %", score => Percent.Of(score.Exposed))
        .Number("95 % interval", score => Percent.Of(
            score.ExposedLow is double low && score.ExposedHigh is double high ? new Interval(low, high)
                : (Interval?)null))
        .Number("AUC sticker, %", score => Percent.Of(score.Sticker))
        .Number("AUC object, %", score => Percent.Of(score.Plant))
        .Number("Headroom sticker, %", score => Percent.Of(score.StickerHeadroom))
        .Number("Headroom object, %", score => Percent.Of(score.PlantHeadroom))
        .Number("n", score => score.Images)
        .Number("Left out", score => score.LeftOut)
        .WriteSortable(html, "Agreement with sticker and object", $"""
            Heat against a sticker of {file.Side} × {file.Side} pixels and against the coloured part, on {file.Images} images of {file.Poses} poses;
            predicted class explained, responses and selection as in the preset paper. 95 % intervals with poses drawn.
            """);
}
