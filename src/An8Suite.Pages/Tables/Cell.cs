using System.Globalization;
using An8Suite.Pages.Html;

namespace An8Suite.Pages.Tables;

/// <summary>What stands in one place of a table.</summary>
/// <param name="Text">For every writer; empty where there is nothing.</param>
internal readonly record struct Cell(string Text)
{
    /// <summary>In place of the text where the page shows more than it.</summary>
    public Markup? Page { get; init; }

    /// <summary>Classes of style on the page.</summary>
    public string? Class { get; init; }

    /// <summary>How far the page tints it, 0 to 1.</summary>
    public double? Tint { get; init; }

    /// <summary>What the page sorts by, where the text is rounded.</summary>
    public double? Sort { get; init; }

    /// <summary>The term that a column's head is of, whose explanation the head offers on a page that has it.</summary>
    public Word? Word { get; init; }

    public static implicit operator Cell(string? text) => new(text ?? "");

    public static implicit operator Cell(Markup page) => new("") { Page = page };

    /// <summary>All digits, for files.</summary>
    public static implicit operator Cell(double? value) => new(value?.ToString(CultureInfo.InvariantCulture) ?? "");

    public static implicit operator Cell(double value) => (double?)value;

    public static implicit operator Cell(int value) => new(value.ToString(CultureInfo.InvariantCulture));

    public static implicit operator Cell(ulong value) => new(value.ToString(CultureInfo.InvariantCulture));

    public static implicit operator Cell(bool value) => new(value ? "true" : "false");

    /// <summary>How many, for readers.</summary>
    public static Cell Count(int value) => new(value.ToString("#,0", CultureInfo.InvariantCulture));

    /// <summary>A number for readers.</summary>
    /// <param name="value">The number.</param>
    /// <param name="format">As <c>0.00</c>.</param>
    public static Cell Number(double? value, string format) => new(
        value?.ToString(format, CultureInfo.InvariantCulture).Replace('-', '−') ?? Percent.Undefined);
}
