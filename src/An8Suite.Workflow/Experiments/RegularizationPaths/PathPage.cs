using An8Suite.Core.Datasets;
using An8Suite.Core.Selection;
using An8Suite.Pages.Html;
using An8Suite.Pages.Tables;
using An8Suite.Workflow.Experiments.Selections;

namespace An8Suite.Workflow.Experiments.RegularizationPaths;

/// <summary>The page of <c>an8 path</c>: how the selection and what it recognises depend on the budget.</summary>
public static class PathPage
{
    /// <summary>The page.</summary>
    public static string Html(PathFile file, Dataset dataset)
    {
        var html = new HtmlWriter();
        HtmlPage.Open(html, $"The selection along its budget on {dataset.Name}");
        ClassStrokes.Write(html, dataset.Classes);
        html.Line($"""
            <header><p class="kicker">An8Suite path</p><h1>The selection along its budget on <span class="name">{dataset.Name}</span></h1>
            <p class="verdict">{PathVerdict.Of(file)}</p></header><main id="content">
            """);
        WriteWarning(html, file);
        html.Raw("<section id=\"read\"><h2>What the weights recognise</h2>");
        PathCharts.Accuracy(file).Write(html);
        WriteImages(html, file);
        WriteReadout(html, file);
        html.Raw("</section><section id=\"shape\"><h2>Features and error</h2><div class=\"pair\">");
        PathCharts.Features(file, dataset.Classes).Write(html);
        PathCharts.Error(file, dataset.Classes).Write(html);
        html.Raw("</div></section><section id=\"weights\"><h2>The weights of the leading features</h2>");
        html.Line($"<p>{SelectionRemarks.NotUnique}</p><div class=\"pair\">");
        for (int label = 0; label < file.Classes.Count; label++)
        {
            PathCharts.Coefficients(file, label).Write(html);
        }

        html.Raw("</div></section>");
        WriteTerms(html, file);
        HtmlPage.Close(html);
        return html.ToString();
    }

    private static void WriteWarning(HtmlWriter html, PathFile file)
    {
        int missed = file.Classes.Sum(c => c.Points.Count(point => !point.Converged));
        if (missed > 0)
        {
            html.Line($"<p class=\"warning\" role=\"note\"><strong>Warning.</strong> {missed} fits are not proven to be optimal; path.csv names them.</p>");
        }
    }

    private static void WriteImages(HtmlWriter html, PathFile file) => new Table<PathImages>(file.Images)
        .Name("Images", images => $"{images.Name}{(images.Fitted ? ", fitted on" : "")}")
        .Number("Number", images => Cell.Count(images.Count))
        .Number("The network", images => Percent.Of(images.NetworkAccuracy))
        .Number("Always the largest class", images => Percent.Of(images.LargestClass))
        .Write(html, "Images", $"The images, and what to compare with, in percent");

    private static void WriteReadout(HtmlWriter html, PathFile file)
    {
        html.Raw("<details><summary>Every budget of the grid</summary>");
        new Table<IGrouping<double, PathReadout>>(file.Readout.GroupBy(r => r.Mu))
            .Add(new("μ", row => Cell.Number(row.Key, "G4")) { IsName = true, IsNumber = true })
            .Number("Features of any class", row => row.First().Features)
            .Number(
                "Budget binds in", row => $"{Points(row.Key).Count(point => point.Binding)} of {file.Classes.Count}")
            .Number(
                "Mean relative error",
                row => Cell.Number(Points(row.Key).Average(point => point.RelativeObjective), "0.000"))
            .Numbers(Enumerable.Range(0, file.Images.Count), i => file.Images[i].Name, (row, i) =>
                row.ElementAtOrDefault(i) is { } r ? $"{Percent.Of(r.Accuracy)} ({Percent.Of(r.Agreement)})" : "")
            .Write(html, "Readout", $"Accuracy, and in brackets agreement with the network, in percent; μ = {file.SelectMu} is the budget of an8 select");
        html.Raw("</details>");

        IEnumerable<PathClassPoint> Points(double mu) =>
            file.Classes.Select(c => c.Points.First(point => point.Mu == mu));
    }

    private static void WriteTerms(HtmlWriter html, PathFile file)
    {
        PathClassPoint[] points = [.. file.Classes.SelectMany(c => c.Points)];
        html.Line($"""
            <section id="numbers"><h2>How the numbers are made</h2><dl class="terms">
            <dt>μ</dt><dd>The budget of every class on its own: minimise |Xᵀw − l|² subject to |w|₁ ≤ μ, without an intercept, on
            {(file.Labels == LassoLabels.Predicted ? "the labels the network predicts" : "the true labels")}.</dd>
            <dt>Points</dt><dd>{points.Length} fits: the grid, and {points.Count(point => point.Corner)} corners where a feature joins or drops.
            Between corners every weight moves on a straight line.</dd>
            <dt>Certificate</dt><dd>Every point has its own duality gap; the largest is {points.Max(point => point.RelativeGap):0.0e0} of the squared
            norm of the labels{(points.Any(point => point.Repaired) ? Repaired(points) : "")}. Each is in path.csv with its λ.</dd>
            <dt>Accuracy</dt><dd>The share of images whose class has the largest w_c · x; the lower label wins a tie. The weights were made
            to select, not to classify, so this says how much of the decision the selected features carry.</dd>
            </dl></section>
            """);
    }

    private static string Repaired(PathClassPoint[] points) => FormattableString.Invariant(
        $"; {points.Count(point => point.Repaired)} points were finished by the active-set method");
}
