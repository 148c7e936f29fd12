using An8Suite.Cli.Steps;
using An8Suite.Core.Datasets;
using An8Suite.Core.Selection;

namespace An8Suite.Cli.Report;

/// <summary>The page of <c>an8 path</c>: how the selection and what it recognises depend on the budget.</summary>
public static class PathPage
{
    /// <summary>The page's file name.</summary>
    public const string FileName = "path.html";

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

    private static void WriteImages(HtmlWriter html, PathFile file)
    {
        html.Raw("""
            <div class="scroll" role="region" aria-label="Images" tabindex="0"><table><caption>The images, and what to compare with, in
            percent</caption><thead><tr><th scope="col">Images</th><th scope="col" class="n">Number</th>
            <th scope="col" class="n">The network</th><th scope="col" class="n">Always the largest class</th></tr></thead><tbody>
            """);
        foreach (PathImages images in file.Images)
        {
            html.Line($"""
                <tr><th scope="row">{images.Name}{(images.Fitted ? ", fitted on" : "")}</th><td class="n">{images.Count:#,0}</td>
                <td class="n">{Percent.Of(images.NetworkAccuracy)}</td><td class="n">{Percent.Of(images.LargestClass)}</td></tr>
                """);
        }

        html.Raw("</tbody></table></div>");
    }

    private static void WriteReadout(HtmlWriter html, PathFile file)
    {
        html.Line($"""
            <details><summary>Every budget of the grid</summary><div class="scroll" role="region" aria-label="Readout" tabindex="0"><table>
            <caption>Accuracy, and in brackets agreement with the network, in percent; μ = {file.SelectMu} is the budget of an8 select</caption>
            <thead><tr><th scope="col" class="n">μ</th><th scope="col" class="n">Features of any class</th>
            <th scope="col" class="n">Budget binds in</th><th scope="col" class="n">Mean relative error</th>
            """);
        foreach (PathImages images in file.Images)
        {
            html.Line($"<th scope=\"col\" class=\"n\">{images.Name}</th>");
        }

        html.Raw("</tr></thead><tbody>");
        foreach (IGrouping<double, PathReadout> row in file.Readout.GroupBy(r => r.Mu))
        {
            PathClassPoint[] points = [.. file.Classes.Select(c => c.Points.First(point => point.Mu == row.Key))];
            html.Line($"""
                <tr><th scope="row" class="n">{row.Key:G4}</th><td class="n">{row.First().Features}</td>
                <td class="n">{points.Count(point => point.Binding)} of {points.Length}</td>
                <td class="n">{points.Average(point => point.RelativeObjective):0.000}</td>
                """);
            foreach (PathReadout r in row)
            {
                html.Line($"<td class=\"n\">{Percent.Of(r.Accuracy)} ({Percent.Of(r.Agreement)})</td>");
            }

            html.Raw("</tr>");
        }

        html.Raw("</tbody></table></div></details>");
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
