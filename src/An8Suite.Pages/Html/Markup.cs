using System.Globalization;

namespace An8Suite.Pages.Html;

/// <summary>A piece of HTML that needs no escaping any more.</summary>
/// <param name="Text">The markup.</param>
public readonly record struct Markup(string Text)
{
    private static EscapingFormat Escaping { get; } = new();

    /// <summary>Markup with escaped values.</summary>
    public static Markup Of(FormattableString markup) =>
        new(string.Format(Escaping, markup.Format, markup.GetArguments()));

    /// <summary>Pieces one after the other.</summary>
    public static Markup Join(IEnumerable<Markup> pieces) => new(string.Concat(pieces.Select(piece => piece.Text)));

    private sealed class EscapingFormat : IFormatProvider, ICustomFormatter
    {
        public object? GetFormat(Type? formatType) => formatType == typeof(ICustomFormatter) ? this : null;

        public string Format(string? format, object? arg, IFormatProvider? formatProvider) => arg switch
        {
            Markup markup => markup.Text ?? "",
            IFormattable value => Escape(value.ToString(format, CultureInfo.InvariantCulture)),
            _ => Escape(arg?.ToString() ?? ""),
        };

        private static string Escape(string text) => text
            .Replace("&", "&amp;", StringComparison.Ordinal)
            .Replace("<", "&lt;", StringComparison.Ordinal)
            .Replace(">", "&gt;", StringComparison.Ordinal)
            .Replace("\"", "&quot;", StringComparison.Ordinal)
            .Replace("'", "&#39;", StringComparison.Ordinal);
    }
}
