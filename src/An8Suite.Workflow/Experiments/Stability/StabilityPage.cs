using System.Globalization;
using An8Suite.Core.Datasets;
using An8Suite.Core.Labels;
using An8Suite.Core.Selection;
using An8Suite.Pages.Charts;
using An8Suite.Pages.Html;
using An8Suite.Pages.Tables;
using An8Suite.Workflow.Experiments.Selections;

namespace An8Suite.Workflow.Experiments.Stability;

/// <summary>The page of <c>an8 stability</c>: how much the selection depends on the images it was made from.</summary>
public static class StabilityPage
{
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

    private static void WriteClasses(HtmlWriter html, StabilityFile file) =>
        new Table<(string Name, ClassStability Fit)>(file.ClassNames.Zip(file.Classes))
            .Name("Class", row => row.Name
                + (row.Fit.Samples < file.Samples ? FormattableString.Invariant($" ({row.Fit.Samples} samples)") : ""))
            .Number("Stability", row => row.Fit.Index is null ? "" : Cell.Number(row.Fit.Index.Value, "0.00"))
            .Number("95 % interval", row => row.Fit.Index is null ? Percent.Undefined
                : FormattableString.Invariant($"{row.Fit.Index.Lower:0.00} to {row.Fit.Index.Upper:0.00}"))
            .Number("Jaccard", row => row.Fit.Jaccard is null ? "" : Cell.Number(row.Fit.Jaccard, "0.00"))
            .Number("Features, all images", row => row.Fit.FullSupport)
            .Number("Features, samples", row => Text(row.Fit.Support, "0.0"))
            .Number("Error, all images", row => Cell.Number(row.Fit.FullError, "0.000"))
            .Number("Error, samples", row => Text(row.Fit.Error, "0.000"))
            .Number("Excess", row => Text(row.Fit.Excess, "0.0000"))
            .Number("Largest gap", row => Markup.Of($"{row.Fit.LargestGap:0.0e0;;0}"))
            .Write(html, "Classes", $"""
                Stability index with its 95 % interval; errors as parts of the squared norm of the labels; mean ± standard deviation over
                the samples
                """);

    private static LineChart Frequencies(StabilityFile file, IReadOnlyList<ClassEntry> classes)
    {
        int ever = file.Classes.Max(s => s.Features.Count(f => f.Frequency > 0));
        int charted = Math.Clamp(ever + 1, 2, ChartedFeatures);
        return new LineChart
        {
            Id = "frequencies",
            Title = "How often each feature is selected, the most frequent first; a stable selection falls from 1 to "
                + "0 at once",
            Description = "One line a class; the number of features that half of the samples or more select is beside "
                + "the name.",
            X = new ChartAxis("Rank of the feature", 1, charted, 8, Whole: true),
            Y = new ChartAxis("Share of samples", 0, 1, 10),
            Series = [.. file.Classes.Select((s, i) => new ChartSeries(
                file.ClassNames[i],
                ClassStrokes.Style(classes, i),
                [.. s.Features.Select(f => f.Frequency).OrderDescending()
                    .Take(charted).Select((share, rank) => (rank + 1.0, share))],
                FormattableString.Invariant($"{s.Features.Count(f => f.Frequency >= 0.5)}")))],
        };
    }

    private static void WriteFeatures(HtmlWriter html, StabilityFile file, int label)
    {
        FeatureStability[] shown =
            [.. file.Classes[label].Features.Where(f => f.Frequency > 0)
                .OrderByDescending(f => f.Frequency).Take(ShownFeatures)];
        int ever = file.Classes[label].Features.Count(f => f.Frequency > 0);
        html.Line($"<details{(label == 0 ? new Markup(" open") : default)}><summary>{file.ClassNames[label]}: {ever} features were ever selected</summary>");
        new Table<FeatureStability>(shown)
            .Name("Feature", f => Markup.Of($"<code>{f.Feature.Layer}:{f.Feature.Channel}</code>"))
            .Number("Selected, %", f => Percent.Of(f.Frequency))
            .Number("Same sign, %", f => Percent.Of(f.SignConsistency))
            .Number("Weight, samples", f => Markup.Of($"{f.MeanWeight:0.00} ± {f.Deviation:0.00}"))
            .Number("Weight, all images", f => Markup.Of($"{f.FullWeight:0.00}"))
            .Write(html, $"Features of {file.ClassNames[label]}",
                $"The {shown.Length} most frequent; all of them are in stability.csv");
        html.Raw("</details>");
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
        : "Drawn one by one, images leave a pose with some of its classes only, and the classes with different numbers "
            + "of images.";

    private static string Text(Spread spread, string format) =>
        $"{spread.Mean.ToString(format, CultureInfo.InvariantCulture)} ± "
        + $"{spread.Deviation.ToString(format, CultureInfo.InvariantCulture)}";
}
