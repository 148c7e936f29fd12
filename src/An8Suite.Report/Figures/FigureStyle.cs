using An8Suite.Learning.Explanations;
using ScottPlot;

namespace An8Suite.Report.Figures;

/// <summary>Colours and frame of the figures: those of the page in its light theme.</summary>
internal static class FigureStyle
{
    private const float TextSize = 13;

    /// <summary>The colour of ours.</summary>
    public static Color Ours { get; } = Color.FromHex("#b23a1e");

    /// <summary>The colour of controls.</summary>
    public static Color Control { get; } = Color.FromHex("#7d776e");

    /// <summary>Text and axes.</summary>
    public static Color Ink { get; } = Color.FromHex("#1f1d1a");

    private static Color[] Methods { get; } =
    [
        .. new[] { "#2367a8", "#2c7d4f", "#8250b8", "#a06a00", "#b53a78", "#0f7f86", "#5d6b1c", "#4a4fb0" }
            .Select(hex => Color.FromHex(hex)),
    ];

    private static LinePattern[] Patterns { get; } =
        [LinePattern.Solid, LinePattern.Dashed, LinePattern.Dotted, LinePattern.DenselyDashed];

    /// <summary>Colour and pattern of a method, as the page has them.</summary>
    public static (Color Color, LinePattern Pattern) Of(MethodTitle method) =>
        method.Name == MethodTitle.Ours ? (Ours, LinePattern.Solid)
            : method.IsControl
                ? (method.Line < Patterns.Length ? Control : Control.WithAlpha(.55),
                    Patterns[(method.Line + 2) % Patterns.Length])
                : (Methods[method.Line % Methods.Length], Patterns[method.Line / Methods.Length % Patterns.Length]);

    /// <summary>An empty figure with a title and axis labels; null for an axis without.</summary>
    public static Plot Empty(string title, string? x, string? y)
    {
        FigureFont.Use();
        Plot plot = new();
        plot.FigureBackground.Color = Colors.White;
        plot.Axes.Color(Ink);
        plot.Grid.MajorLineColor = Color.FromHex("#ddd8cf");
        plot.Title(title, TextSize + 1);
        plot.Axes.Title.Label.Bold = false;
        plot.XLabel(x ?? "", TextSize);
        plot.YLabel(y ?? "", TextSize);
        plot.Axes.Bottom.Label.Bold = plot.Axes.Left.Label.Bold = false;
        plot.Axes.Bottom.TickLabelStyle.FontSize = plot.Axes.Left.TickLabelStyle.FontSize = TextSize - 1;
        return plot;
    }

    /// <summary>A label inside the figure.</summary>
    public static ScottPlot.Plottables.Text Write(Plot plot, string text, Coordinates at, Alignment alignment)
    {
        ScottPlot.Plottables.Text label = plot.Add.Text(text, at);
        label.LabelFontSize = TextSize - 1;
        label.LabelFontColor = Ink;
        label.LabelAlignment = alignment;
        return label;
    }
}
