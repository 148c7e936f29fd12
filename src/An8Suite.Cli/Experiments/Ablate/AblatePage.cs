using An8Suite.Cli.Report;

namespace An8Suite.Cli.Experiments.Ablate;

/// <summary>The page of <c>an8 ablate</c>: its section alone.</summary>
public static class AblatePage
{
    /// <summary>The page's file name.</summary>
    public const string FileName = "ablate.html";

    /// <summary>The page of one run, or of several that are averaged where they can be.</summary>
    public static string Html(params IReadOnlyList<AblateFile> runs)
    {
        string dataset = string.Join(", ", runs.Select(run => run.Dataset).Distinct());
        var html = new HtmlWriter();
        HtmlPage.Open(html, $"Silenced channels on {dataset}");
        html.Line($"""
            <header><p class="kicker">An8Suite ablate</p><h1>Silenced channels on <span class="name">{dataset}</span></h1></header><main id="content">
            """);
        html.Line($"<section id=\"ablate\"><h2>{AblateSection.Heading}</h2>");
        AblateSection.Write(html, [.. runs.Select(run => (run.Dataset, run))], "ablate");
        html.Raw("</section>");
        HtmlPage.Close(html);
        return html.ToString();
    }
}
