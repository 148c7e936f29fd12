namespace An8Suite.Cli.Report;

/// <summary>The frame of every page: it needs no other file, and its skip link leads to <c>main</c>.</summary>
internal static class HtmlPage
{
    /// <summary>Everything up to the page's header.</summary>
    public static void Open(HtmlWriter html, string title)
    {
        html.Raw("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">");
        html.Raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
        html.Raw("<meta name=\"color-scheme\" content=\"light dark\">");
        html.Line($"<title>{title}</title>");
        html.Raw($"<style>\n{ReportStyle.Css}\n</style>\n</head>\n<body>");
        html.Raw("<a class=\"skip\" href=\"#content\">Skip to the results</a>");
    }

    /// <summary>The end of <c>main</c> and of the page.</summary>
    public static void Close(HtmlWriter html) => html.Raw("</main>\n</body>\n</html>");
}
