using System.Text;

namespace An8Suite.Pages.Html;

/// <summary>
/// Writes HTML whose inserted values are always escaped: only the literal text of an interpolation is markup.
/// </summary>
/// <remarks>Numbers are written in the invariant culture. A <see cref="Markup"/> value is inserted as it is.</remarks>
public sealed class HtmlWriter
{
    private readonly StringBuilder _text = new();

    /// <summary>One line of markup with escaped values.</summary>
    public void Line(FormattableString markup) => _text.Append(Markup.Of(markup).Text).Append('\n');

    /// <summary>One line that is markup throughout.</summary>
    public void Raw(string markup) => _text.Append(markup).Append('\n');

    /// <summary>Everything written so far.</summary>
    public override string ToString() => _text.ToString();
}
