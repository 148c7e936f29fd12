namespace An8Suite.Pages.Charts;

/// <summary>One line of a chart.</summary>
/// <param name="Label">In the legend; lines that share one appear there once.</param>
/// <param name="Style">The CSS classes that colour and dash it, such as <c>s1</c>.</param>
/// <param name="Points">From left to right.</param>
/// <param name="Note">A number for the legend, or nothing.</param>
public sealed record ChartSeries(
    string Label, string Style, IReadOnlyList<(double X, double Y)> Points, string Note = "")
{
    /// <summary>Whether every point has a dot, which says its value when it is pointed at.</summary>
    public bool HasDots { get; init; }

    /// <summary>Upright lines, such as intervals of the points.</summary>
    public IReadOnlyList<(double X, double Low, double High)> Whiskers { get; init; } = [];
}
