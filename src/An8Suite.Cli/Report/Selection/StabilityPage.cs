using System.Globalization;
using An8Suite.Cli.Steps;
using An8Suite.Core.Datasets;
using An8Suite.Core.Selection;

namespace An8Suite.Cli.Report;

/// <summary>The page of <c>an8 stability</c>: how much the selection depends on the images it was made from.</summary>
public static class StabilityPage
{
    /// <summary>The page's file name.</summary>
    public const string FileName = "stability.html";

    private const int ShownFeatures = 12;
    private const int ChartedFeatures = 40;

    /// <summary>The page.</summary>
    public static string Html(StabilityFile file, Dataset dataset)
    {
        var html = new HtmlWriter();
        HtmlPage.Open(html, $"Stability of the selection on {dataset.Name}");
        ClassStrokes.Write(html, dataset.Classes);
        html.Line($"""
            <header><p class="kicker">An8Suite stability</p><h1>Stability of the selection on <span class="name">{dataset.Name}</span></h1>
            <p class="verdict">{StabilityVerdict.Of(file)}</p></header><main id="content">
            <section id="classes"><h2>Class by class</h2>
            """);
        WriteClasses(html, file);
        foreach (string remark in file.Remarks)
        {
            html.Line($"<p>{remark}</p>");
        }

        Frequencies(file, dataset.Classes).Write(html);
        html.Raw("</section><section id=\"features\"><h2>The features that come back</h2>");
        for (int label = 0; label < file.Classes.Count; label++)
        {
            WriteFeatures(html, file, label);
        }

        html.Raw("</section>");
        WriteTerms(html, file);
        HtmlPage.Close(html);
        return html.ToString();
    }

    private static void WriteClasses(HtmlWriter html, StabilityFile file)
    {
        html.Raw("""
            <div class="scroll" role="region" aria-label="Classes" tabindex="0"><table>
            <caption>Stability index with its 95 % interval; errors as parts of the squared norm of the labels; mean ± standard deviation over
            the samples</caption><thead><tr><th scope="col">Class</th><th scope="col" class="n">Stability</th>
            <th scope="col" class="n">95 % interval</th><th scope="col" class="n">Jaccard</th>
            <th scope="col" class="n">Features, all images</th><th scope="col" class="n">Features, samples</th>
            <th scope="col" class="n">Error, all images</th><th scope="col" class="n">Error, samples</th>
            <th scope="col" class="n">Excess</th><th scope="col" class="n">Largest gap</th></tr></thead><tbody>
            """);
        foreach ((string name, ClassStability s) in file.ClassNames.Zip(file.Classes))
        {
            string left = s.Samples < file.Samples ? FormattableString.Invariant($" ({s.Samples} samples)") : "";
            html.Line($"""
                <tr><th scope="row">{name}{left}</th><td class="n">{s.Index?.Value:0.00}</td>
                <td class="n">{(s.Index is null ? Percent.Undefined : FormattableString.Invariant($"{s.Index.Lower:0.00} to {s.Index.Upper:0.00}"))}</td>
                <td class="n">{s.Jaccard:0.00}</td><td class="n">{s.FullSupport}</td><td class="n">{Text(s.Support, "0.0")}</td>
                <td class="n">{s.FullError:0.000}</td><td class="n">{Text(s.Error, "0.000")}</td>
                <td class="n">{Text(s.Excess, "0.0000")}</td><td class="n">{s.LargestGap:0.0e0;;0}</td></tr>
                """);
        }

        html.Raw("</tbody></table></div>");
    }

    private static LineChart Frequencies(StabilityFile file, IReadOnlyList<ClassEntry> classes)
    {
        int ever = file.Classes.Max(s => s.Features.Count(f => f.Frequency > 0));
        int charted = Math.Clamp(ever + 1, 2, ChartedFeatures);
        return new LineChart
        {
            Id = "frequencies",
            Title = "How often each feature is selected, the most frequent first; a stable selection falls from 1 to 0 at once",
            Description = "One line a class; the number of features that half of the samples or more select is beside the name.",
            X = new ChartAxis("Rank of the feature", 1, charted, 8, Whole: true),
            Y = new ChartAxis("Share of samples", 0, 1, 10),
            Series = [.. file.Classes.Select((s, i) => new ChartSeries(
                file.ClassNames[i],
                ClassStrokes.Style(classes, i),
                [.. s.Features.Select(f => f.Frequency).OrderDescending().Take(charted).Select((share, rank) => (rank + 1.0, share))],
                FormattableString.Invariant($"{s.Features.Count(f => f.Frequency >= 0.5)}")))],
        };
    }

    private static void WriteFeatures(HtmlWriter html, StabilityFile file, int label)
    {
        FeatureStability[] shown =
            [.. file.Classes[label].Features.Where(f => f.Frequency > 0).OrderByDescending(f => f.Frequency).Take(ShownFeatures)];
        int ever = file.Classes[label].Features.Count(f => f.Frequency > 0);
        html.Line($"""
            <details{(label == 0 ? new Markup(" open") : default)}><summary>{file.ClassNames[label]}: {ever} features were ever selected</summary>
            <div class="scroll" role="region" aria-label="Features of {file.ClassNames[label]}" tabindex="0"><table>
            <caption>The {shown.Length} most frequent; all of them are in stability.csv</caption><thead><tr><th scope="col">Feature</th>
            <th scope="col" class="n">Selected, %</th><th scope="col" class="n">Same sign, %</th>
            <th scope="col" class="n">Weight, samples</th><th scope="col" class="n">Weight, all images</th></tr></thead><tbody>
            """);
        foreach (FeatureStability f in shown)
        {
            html.Line($"""
                <tr><th scope="row"><code>{f.Feature.Layer}:{f.Feature.Channel}</code></th><td class="n">{Percent.Of(f.Frequency)}</td>
                <td class="n">{Percent.Of(f.SignConsistency)}</td><td class="n">{f.MeanWeight:0.00} ± {f.Deviation:0.00}</td>
                <td class="n">{f.FullWeight:0.00}</td></tr>
                """);
        }

        html.Raw("</tbody></table></div></details>");
    }

    private static void WriteTerms(HtmlWriter html, StabilityFile file) => html.Line($"""
        <section id="numbers"><h2>How the numbers are made</h2><dl class="terms">
        <dt>Samples</dt><dd>{file.Samples} times, {file.UnitCount} {StabilityVerdict.Unit(file.Unit, file.UnitCount)} are drawn with
        replacement from as many, {file.Images} images in all, and every class is fitted at μ = {file.Mu}. {Drawing(file.Unit)}</dd>
        <dt>Stability</dt><dd>Nogueira, Sechidis, Brown (JMLR 2018): 1 when all samples select the same features, about 0 when they
        select at random. By their reading, below 0.4 is poor and above 0.75 excellent.</dd>
        <dt>Jaccard</dt><dd>Features that two samples share over features that either has, averaged over pairs; not corrected for chance.</dd>
        <dt>Weights</dt><dd>Mean and standard deviation over all samples, zeros included. Same sign: of the samples that select the
        feature, the share with the commoner sign.</dd>
        </dl></section>
        """);

    private static string Drawing(ResampleUnit unit) => unit == ResampleUnit.Pose
        ? "The images of one pose differ in colour alone and are not independent, so a pose is drawn with all of them."
        : "Drawn one by one, images leave a pose with some of its classes only, and the classes with different numbers of images.";

    private static string Text(Spread spread, string format) =>
        $"{spread.Mean.ToString(format, CultureInfo.InvariantCulture)} ± {spread.Deviation.ToString(format, CultureInfo.InvariantCulture)}";
}
