using An8Suite.Core.Imaging;
using An8Suite.Core.Labels;

namespace An8Suite.Pages.Html;

/// <summary>A dot in the colour of a class.</summary>
internal static class Swatch
{
    /// <summary>
    /// Round where the whole flower carries the colour's part alone; nothing where the colour cannot be read.
    /// </summary>
    public static Markup Of(ClassEntry entry) => SrgbColor.TryParse(entry.Color, out SrgbColor color)
        ? Markup.Of($"<span class=\"dot\" style=\"--c:{color}\" title=\"{entry.Name}\"></span>")
        : default;
}
