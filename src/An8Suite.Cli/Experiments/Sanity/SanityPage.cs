using An8Suite.Cli.Report;

namespace An8Suite.Cli.Experiments.Sanity;

/// <summary>The page of <c>an8 sanity</c>: its section alone.</summary>
public static class SanityPage
{
    /// <summary>The page's file name.</summary>
    public const string FileName = "sanity.html";

    /// <summary>The page of one run, or of several that are averaged where they can be.</summary>
    public static string Html(params IReadOnlyList<SanityFile> runs)
    {
        string dataset = string.Join(", ", runs.Select(run => run.Dataset).Distinct());
        var html = new HtmlWriter();
        HtmlPage.Open(html, $"Sanity of the heatmaps on {dataset}");
        html.Line($"""
            <header><p class="kicker">An8Suite sanity</p><h1>Sanity of the heatmaps on <span class="name">{dataset}</span></h1></header><main id="content">
            """);
        html.Line($"<section id=\"sanity\"><h2>{SanitySection.Heading}</h2>");
        SanitySection.Write(html, [.. runs.Select(run => (run.Dataset, run))], "sanity");
        html.Raw("</section>");
        HtmlPage.Close(html);
        return html.ToString();
    }
}
