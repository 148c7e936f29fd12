using An8Suite.Cli.Report;
using An8Suite.Core.Statistics;

namespace An8Suite.Cli.Experiments.Cue;

/// <summary>The report's section on the planted cue.</summary>
internal static class CueSection
{
    /// <summary>Its heading.</summary>
    public const string Heading = "Does a method expose a network that cheats?";

    /// <summary>Writes it, but for its heading.</summary>
    public static void Write(HtmlWriter html, IReadOnlyList<(string Title, CueFile File)> runs, string id)
    {
        html.Raw("""
            <p>A sticker in the colour of the label is put beside the object, whose own colour is drawn at random, so that only the sticker tells the label.
            Its pixels are known, and so are those of the object's coloured part. A method exposes the cheat in an image when its heat agrees better with the
            sticker, measured as headroom: (AUC − noise) / (mask − noise).</p>
            """);
        for (int i = 0; i < runs.Count; i++)
        {
            (string title, CueFile file) = runs[i];
            html.Line($"<h3 id=\"{id}-{i}\">{title}</h3><p>{CueVerdict.Of(file)}</p>");
            WriteTable(html, file);
        }
    }

    private static void WriteTable(HtmlWriter html, CueFile file)
    {
        html.Line($"""
            <div class="scroll" role="region" aria-label="Agreement with sticker and object" tabindex="0"><table class="sortable">
            <caption>Heat against a sticker of {file.Side} × {file.Side} pixels and against the coloured part, on {file.Images} images of {file.Poses} poses;
            predicted class explained, responses and selection as in the preset paper. 95 % intervals with poses drawn.</caption>
            <thead><tr><th scope="col">Method</th><th scope="col" class="n">Exposed, %</th><th scope="col" class="n">95 % interval</th>
            <th scope="col" class="n">AUC sticker, %</th><th scope="col" class="n">AUC object, %</th><th scope="col" class="n">Headroom sticker, %</th>
            <th scope="col" class="n">Headroom object, %</th><th scope="col" class="n">n</th><th scope="col" class="n">Left out</th></tr></thead><tbody>
            """);
        foreach (CueScore score in file.Scores)
        {
            Interval? interval = score.ExposedLow is double low && score.ExposedHigh is double high ? new Interval(low, high) : null;
            html.Line($"""
                <tr><th scope="row">{MethodTitle.Of(score.Method).Title}</th><td class="n">{Percent.Of(score.Exposed)}</td><td class="n">{Percent.Of(interval)}</td>
                <td class="n">{Percent.Of(score.Sticker)}</td><td class="n">{Percent.Of(score.Plant)}</td><td class="n">{Percent.Of(score.StickerHeadroom)}</td>
                <td class="n">{Percent.Of(score.PlantHeadroom)}</td><td class="n">{score.Images}</td><td class="n">{score.LeftOut}</td></tr>
                """);
        }

        html.Raw("</tbody></table></div>");
    }
}
