using An8Suite.Cli.Report;

namespace An8Suite.Cli.Experiments.Ablate;

/// <summary>The page of <c>an8 ablate</c>: its section alone.</summary>
internal static class AblatePage
{
    /// <summary>The page's file name.</summary>
    public const string FileName = "ablate.html";

    /// <summary>The page.</summary>
    public static string Html(AblateFile file)
    {
        var html = new HtmlWriter();
        HtmlPage.Open(html, $"Silenced channels on {file.Dataset}");
        html.Line($"""
            <header><p class="kicker">An8Suite ablate</p><h1>Silenced channels on <span class="name">{file.Dataset}</span></h1></header><main id="content">
            """);
        html.Line($"<section id=\"ablate\"><h2>{AblateSection.Heading}</h2>");
        AblateSection.Write(html, [(file.Dataset, file)], "ablate");
        html.Raw("</section>");
        HtmlPage.Close(html);
        return html.ToString();
    }
}
