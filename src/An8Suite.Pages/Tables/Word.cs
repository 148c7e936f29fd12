using An8Suite.Pages.Html;

namespace An8Suite.Pages.Tables;

/// <summary>A term that the page explains where it stands, and once more in its glossary.</summary>
/// <param name="Key">Part of an id: letters, digits and hyphens.</param>
/// <param name="Title">The term.</param>
/// <param name="Meaning">What it is, and when it misleads.</param>
internal sealed record Word(string Key, string Title, Markup Meaning)
{
    /// <summary>Where the glossary explains it.</summary>
    public string Id => $"word-{Key}";

    /// <summary>The question mark that opens the explanation.</summary>
    public Markup Button => Markup.Of(
        $"<button type=\"button\" class=\"what\" popovertarget=\"{Key}-popover\" aria-label=\"What is {Title}?\">?</button>");

    /// <summary>The head of a column, with the question mark.</summary>
    public Cell Head(Cell head) => head with { Word = this };

    /// <summary>The explanation that opens: one for all question marks of a page.</summary>
    public void WritePopover(HtmlWriter html) => html.Line($"""
        <div popover id="{Key}-popover" class="popover"><strong>{Title}</strong><p>{Meaning}</p>
        <a href="#{Id}">Glossary</a></div>
        """);

    /// <summary>Its row in the glossary.</summary>
    public void WriteTerm(HtmlWriter html) => html.Line($"<dt id=\"{Id}\">{Title}</dt><dd>{Meaning}</dd>");
}
