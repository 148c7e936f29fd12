using An8Suite.Core.Imaging;
using An8Suite.Core.Labels;
using An8Suite.Pages.Charts;
using An8Suite.Pages.Html;

namespace An8Suite.Workflow.Experiments.Selections;

/// <summary>Lines in the colours of the classes, drawn towards the ink so that yellow can be seen on paper.</summary>
internal static class ClassStrokes
{
    /// <summary>
    /// The CSS classes of one class's line: dashed where an earlier class has its colour, as petals and stems do.
    /// </summary>
    public static string Style(IReadOnlyList<ClassEntry> classes, int label)
    {
        int before = classes.Take(label).Count(entry => entry.Color == classes[label].Color);
        string dash = before > 0 ? FormattableString.Invariant($" c{before}") : "";
        return SrgbColor.TryParse(classes[label].Color, out _)
            ? FormattableString.Invariant($"k{label}{dash}")
            : SeriesStyle.Of(label);
    }

    /// <summary>The rules behind <see cref="Style"/>.</summary>
    public static void Write(HtmlWriter html, IReadOnlyList<ClassEntry> classes)
    {
        html.Raw("<style>");
        foreach (ClassEntry entry in classes)
        {
            if (SrgbColor.TryParse(entry.Color, out SrgbColor color))
            {
                html.Line($".k{entry.Index} {{ stroke: color-mix(in srgb, {color} 72%, var(--ink)); }}");
            }
        }

        html.Raw("</style>");
    }
}
