namespace An8Suite.Pages.Html;

/// <summary>The frame of every page: it needs no other file, and its skip link leads to <c>main</c>.</summary>
internal static class HtmlPage
{
    /// <summary>Everything up to the page's header.</summary>
    public static void Open(HtmlWriter html, string title, string skip = "Skip to the results")
    {
        html.Raw("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">");
        html.Raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
        html.Raw("<meta name=\"color-scheme\" content=\"light dark\">");
        // Nothing is loaded from anywhere, and a browser that reads this refuses to.
        html.Raw("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src data:; "
            + "style-src 'unsafe-inline'; script-src 'unsafe-inline'\">");
        html.Line($"<title>{title}</title>");
        html.Raw($"<style>\n{ReportStyle.Css}\n</style>\n</head>\n<body>");
        html.Line($"<a class=\"skip\" href=\"#content\">{skip}</a>");
    }

    /// <summary>The end of <c>main</c> and of the page.</summary>
    public static void Close(HtmlWriter html, string script = "") =>
        html.Raw($"</main>{(script.Length > 0 ? $"\n<script>\n{script}\n</script>" : "")}\n</body>\n</html>");
}
