using An8Suite.Pages.Html;

namespace An8Suite.Report.Sections;

/// <summary>The three parts of interpolated deconvolution as a drawing.</summary>
internal static class OursDrawing
{
    private static (string Title, string[] Lines)[] Parts { get; } =
    [
        ("1  Features by the lasso", ["the few channels whose", "responses tell the class"]),
        ("2  Guided ReLUs", ["back through the layers;", "only what is positive", "both ways passes"]),
        ("3  Interpolation", ["where a stride skipped", "pixels, the nearest value", "is repeated"]),
    ];

    /// <summary>Writes the figure.</summary>
    public static void Write(HtmlWriter html)
    {
        html.Raw("""
            <figure class="ours-parts"><figcaption>Ours has three parts; each is exchanged on its own in the grid below</figcaption>
            <svg viewBox="0 0 840 112" role="img" aria-label="Image, to features chosen by the lasso, through guided ReLUs, with interpolation, to the heatmap">
            <text class="method" x="0" y="60">network</text><text class="method" x="770" y="60">heatmap</text>
            """);
        for (int i = 0; i < Parts.Length; i++)
        {
            int left = 86 + (i * 228);
            html.Line($"<path class=\"arrow\" d=\"{Arrow(left - 24)}\"/>");
            html.Line($"<rect x=\"{left}\" y=\"6\" width=\"200\" height=\"100\" rx=\"6\"/>");
            html.Line($"<text class=\"mine\" x=\"{left + 12}\" y=\"30\">{Parts[i].Title}</text>");
            for (int line = 0; line < Parts[i].Lines.Length; line++)
            {
                html.Line($"<text class=\"method\" x=\"{left + 12}\" y=\"{52 + (20 * line)}\">{Parts[i].Lines[line]}</text>");
            }
        }

        html.Line($"<path class=\"arrow\" d=\"{Arrow(744)}\"/></svg></figure>");
    }

    private static string Arrow(int left) =>
        FormattableString.Invariant($"M{left} 56H{left + 20}M{left + 14} 51L{left + 20} 56L{left + 14} 61");
}
