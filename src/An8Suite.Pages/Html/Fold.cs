namespace An8Suite.Pages.Html;

/// <summary>A part of a page that opens on demand: heading and one sentence show, the rest is behind a click.</summary>
internal static class Fold
{
    /// <summary>Begins one.</summary>
    /// <param name="html">Where to.</param>
    /// <param name="id">What links lead to.</param>
    /// <param name="heading">What it answers.</param>
    /// <param name="lead">The answer, or what is inside; empty for none.</param>
    /// <param name="level">Of the heading, 2 or 3.</param>
    public static void Open(HtmlWriter html, string id, Markup heading, Markup lead = default, int level = 3)
    {
        var tag = new Markup(level == 2 ? "h2" : "h3");
        html.Line($"<details class=\"fold\" id=\"{id}\"><summary><{tag}>{heading}</{tag}>");
        html.Line($"{(string.IsNullOrEmpty(lead.Text) ? default : Markup.Of($"<p>{lead}</p>"))}</summary>");
    }

    /// <summary>Ends it.</summary>
    public static void Close(HtmlWriter html) => html.Raw("</details>");
}
