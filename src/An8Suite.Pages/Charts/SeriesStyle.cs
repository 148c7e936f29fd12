using An8Suite.Learning.Explanations;

namespace An8Suite.Pages.Charts;

/// <summary>The CSS classes that tell the lines of a chart apart: eight colours, then the same with dashes.</summary>
internal static class SeriesStyle
{
    private const int Colors = 8;
    private const int Dashes = 6;

    public static string Of(int line) => line < Colors
        ? FormattableString.Invariant($"s{line}")
        : FormattableString.Invariant($"s{line % Colors} c{((line / Colors) - 1) % Dashes}");

    /// <summary>The same line for a method in every chart.</summary>
    public static string Of(MethodTitle method) => method.Name == MethodTitle.Ours ? "ours"
        : method.IsControl ? FormattableString.Invariant($"control c{method.Line % Dashes}")
        : Of(method.Line);
}
