using An8Suite.Core.Statistics;
using An8Suite.Learning.Explanations;
using An8Suite.Pages.Html;
using An8Suite.Pages.Tables;

namespace An8Suite.Workflow.Experiments.Cue;

/// <summary>The report's section on the planted cue.</summary>
internal static class CueSection
{
    private const int Shown = 6;

    /// <summary>Writes it, but for its heading.</summary>
    public static void Write(HtmlWriter html, IReadOnlyList<ExperimentResult<CueFile>> runs, string id)
    {
        html.Raw("""
            <p>A sticker in the colour of the label is put beside the object, whose own colour is drawn at random, so that only the sticker tells the label.
            Its pixels are known, and so are those of the object's coloured part. A method exposes the cheat in an image when its heat agrees with the
            sticker better than noise does, and better than with the object, measured as headroom: (IoU-AUC − noise) / (mask − noise).</p>
            """);
        for (int i = 0; i < runs.Count; i++)
        {
            (string title, _, CueFile file) = runs[i];
            html.Line($"<h3 id=\"{id}-{i}\">{title}</h3>{(runs.Count > 1 ? Markup.Of($"<p>{CueVerdict.Of(file)}</p>") : default)}");
            WriteTable(html, file);
        }
    }

    /// <summary>One image with its sticker, and what the methods show of it, the one that exposes most first.</summary>
    public static void Lead(HtmlWriter html, IReadOnlyList<ExperimentResult<CueFile>> runs, string id)
    {
        (_, string folder, CueFile file) = runs[0];
        string[] methods =
        [
            .. file.Scores.Where(score => !MethodTitle.Of(score.Method).IsControl)
                .OrderByDescending(score => score.Exposed).Select(score => score.Method)
                .Where(method => File.Exists(CuePictures.PathOf(folder, method))),
        ];
        if (methods.Length == 0 || !File.Exists(CuePictures.PathOf(folder, CuePictures.Image)))
        {
            return;
        }

        html.Raw("""
            <figure class="six" data-row><figcaption>One test image with its sticker, and what methods show of it, the one that exposes most first;
            outlined: sticker and coloured part</figcaption><ul>
            """);
        WritePicture(html, folder, CuePictures.Image, "render", "the image");
        foreach (string method in methods.Length <= Shown
            ? methods
            : [.. methods.Take(Shown / 2), .. methods.TakeLast(Shown / 2)])
        {
            WritePicture(html, folder, method, "heat", MethodTitle.Of(method).ShortTitle);
        }

        html.Raw("</ul></figure>");
    }

    private static void WritePicture(HtmlWriter html, string folder, string name, string kind, string title) =>
        html.Line($"""
            <li>{EmbeddedPicture.Of(File.ReadAllBytes(CuePictures.PathOf(folder, name)), $"{title}, image with a sticker", kind)}<span>{title}</span></li>
            """);

    private static void WriteTable(HtmlWriter html, CueFile file) => new Table<CueScore>(
        file.Scores.OrderByDescending(score => score.Exposed))
        .Name("Method", score => MethodTitle.Of(score.Method).Title)
        .Number("Exposed, %", score => Percent.Of(score.Exposed))
        .Number("95 % interval", score => Percent.Of(
            score.ExposedLow is double low && score.ExposedHigh is double high ? new Interval(low, high)
                : (Interval?)null))
        .Text("In most images", score => MethodTitle.Of(score.Method).IsControl ? "" : CueVerdict.Word(score))
        .Number("IoU-AUC sticker, %", score => Percent.Of(score.Sticker))
        .Number("IoU-AUC object, %", score => Percent.Of(score.Plant))
        .Number("Headroom sticker, %", score => Percent.Of(score.StickerHeadroom))
        .Number("Headroom object, %", score => Percent.Of(score.PlantHeadroom))
        .Number("n", score => score.Images)
        .Number("Left out", score => score.LeftOut)
        .WriteSortable(html, "Agreement with sticker and object", $"""
            Heat against a sticker of {file.Side} × {file.Side} pixels and against the coloured part, on {file.Images} images of {file.Poses} poses;
            predicted class explained, responses and selection as in the preset paper. 95 % intervals with poses drawn.
            """);
}
