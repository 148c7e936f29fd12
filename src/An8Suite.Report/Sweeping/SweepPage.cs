using System.Globalization;
using An8Suite.Learning.Explanations;
using An8Suite.Learning.Training;
using An8Suite.Pages.Charts;
using An8Suite.Pages.Html;
using An8Suite.Workflow.Sweeping;

namespace An8Suite.Report.Sweeping;

/// <summary>The page of a sweep: the answer, the charts, the conditions, the scores, and how they were made.</summary>
internal static class SweepPage
{
    /// <summary>The page's file name.</summary>
    public const string FileName = "sweep.html";

    /// <summary>The page.</summary>
    public static string Html(SweepResult result, SweepStory story, IReadOnlyList<SweepChart> charts, bool hasFigures)
    {
        Sweep sweep = result.Sweep;
        HtmlWriter html = new();
        HtmlPage.Open(html, $"{story.Question} {sweep.Recipe.Name}");
        html.Line($"<header><p class=\"kicker\">An8Suite {sweep.Verb} · <span class=\"name\">{sweep.Recipe.Name}</span></p>");
        html.Line($"<h1>{story.Question}</h1>");
        foreach (string answer in story.Answers)
        {
            html.Line($"<p class=\"verdict\">{answer}</p>");
        }

        WriteWarning(html, result);
        html.Raw("</header><main id=\"content\">");
        WriteCharts(html, result, charts);
        if (hasFigures)
        {
            html.Line($"<p class=\"files\">For papers: {Markup.Join(charts.Select(Link))}</p>");
        }

        html.Raw("<section><h2>Conditions</h2>");
        SweepTables.WriteConditions(html, result, story);
        html.Raw("</section><section><h2>Scores</h2>");
        foreach (string architecture in result.Architectures)
        {
            SweepTables.WriteScores(html, result, architecture);
        }

        html.Raw("</section>");
        WriteRun(html, sweep);
        HtmlPage.Close(html);
        return html.ToString();
    }

    private static void WriteWarning(HtmlWriter html, SweepResult result)
    {
        double target = new TrainingOptions().TargetAccuracy;
        int below = result.Networks.Count(network => network.TestAccuracy < target);
        if (below > 0)
        {
            html.Line($"""
                <p class="warning" role="note"><strong>Warning.</strong> {below} of {result.Networks.Count} networks recognise fewer than {100 * target:0} % of the
                test images: their maps explain a network that has not learnt its task.</p>
                """);
        }
    }

    private static void WriteCharts(HtmlWriter html, SweepResult result, IReadOnlyList<SweepChart> charts)
    {
        html.Line($"""
            <section><h2>Scores against the conditions</h2>
            <p>{(result.Sweep.Axes.Count > 1 ? "One thing varies at a time, the others stay at their middle. " : "")}Upright lines: 95 % intervals over poses, drawn with all images of a pose.
            IoU-AUC rises with the share of the picture that the mask takes, for noise too; headroom is 0 at noise and 100 % at the mask itself, which is left out here.</p>
            """);
        LineChart.WriteLegend(
            html, charts.Take(1).SelectMany(chart => chart.OnPage().Series)
                .OrderByDescending(series => series.Label == MethodTitle.Of(MethodTitle.Ours).Title),
            "legend across");
        foreach (IGrouping<string, SweepChart> network in charts.GroupBy(chart => chart.Architecture))
        {
            html.Line($"<h3>{network.Key}</h3>");
            foreach (SweepChart[] pair in network.Chunk(2))
            {
                html.Raw("<div class=\"pair\">");
                Array.ForEach(pair, chart => chart.OnPage().Write(html));
                html.Raw("</div>");
            }
        }

        html.Raw("</section>");
    }

    private static Markup Link(SweepChart chart) =>
        Markup.Of($"<a href=\"{SweepFigures.Folder}/{chart.Name}.svg\">{chart.Name}</a> ");

    private static void WriteRun(HtmlWriter html, Sweep sweep)
    {
        SweepOptions options = sweep.Options;
        string seed = options.Seed == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" --seed {options.Seed}");
        html.Line($"""
            <section><h2>What was run</h2>
            <p>{options.SeedCount} {(options.SeedCount == 1 ? "network" : "networks")} of each kind under each condition, fold 0; {options.RenderedPoses} poses rendered,
            at most {options.EvaluatedPoses} of the test fold explained, each with all classes; masks class_part.</p>
            <pre>tools/an8 {sweep.Command}{seed}</pre>
            <p class="files"><a href="{SweepTables.MethodsName}">every score</a> (CSV, a row a condition, network and method),
            <a href="{SweepTables.ConditionsName}">conditions</a> (CSV, a row a condition and network)</p></section>
            """);
    }
}
