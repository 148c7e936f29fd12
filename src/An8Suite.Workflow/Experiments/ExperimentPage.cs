using An8Suite.Pages.Html;

namespace An8Suite.Workflow.Experiments;

/// <summary>A page of an experiment's section alone.</summary>
internal static class ExperimentPage
{
    /// <summary>The page.</summary>
    /// <param name="name">The verb.</param>
    /// <param name="title">What stands before the dataset's name.</param>
    /// <param name="heading">The section's heading.</param>
    /// <param name="dataset">The dataset's name.</param>
    /// <param name="section">Writes the section, whose id is the verb.</param>
    public static string Html(string name, string title, string heading, string dataset, Action<HtmlWriter> section)
    {
        var html = new HtmlWriter();
        HtmlPage.Open(html, $"{title} on {dataset}");
        html.Line($"""
            <header><p class="kicker">An8Suite {name}</p><h1>{title} on <span class="name">{dataset}</span></h1></header><main id="content">
            """);
        html.Line($"<section id=\"{name}\"><h2>{heading}</h2>");
        section(html);
        html.Raw("</section>");
        HtmlPage.Close(html);
        return html.ToString();
    }
}
