using An8Suite.Pages.Html;

namespace An8Suite.Workflow.Experiments;

/// <summary>A page of an experiment's section alone.</summary>
internal static class ExperimentPage
{
    /// <summary>The page of one run, or of several; the section's id is the verb.</summary>
    /// <param name="experiment">Says name, heading and section.</param>
    /// <param name="title">What stands before the datasets' names.</param>
    /// <param name="runs">What the runs found.</param>
    public static string Html<TSubject, TOptions, TFile>(
        Experiment<TSubject, TOptions, TFile> experiment, string title, IReadOnlyList<TFile> runs)
        where TOptions : class
        where TFile : ExperimentFile
    {
        string dataset = string.Join(", ", runs.Select(run => run.Dataset).Distinct());
        string name = experiment.Name;
        var html = new HtmlWriter();
        HtmlPage.Open(html, $"{title} on {dataset}");
        html.Line($"""
            <header><p class="kicker">An8Suite {name}</p><h1>{title} on <span class="name">{dataset}</span></h1></header><main id="content">
            """);
        html.Line($"<section id=\"{name}\"><h2>{experiment.Heading}</h2>");
        ExperimentResult<TFile>[] shown = [.. runs.Select(run => new ExperimentResult<TFile>(run.Dataset, "", run))];
        experiment.Lead?.Invoke(html, shown, name);
        experiment.Section(html, shown, name);
        html.Raw("</section>");
        HtmlPage.Close(html);
        return html.ToString();
    }
}
