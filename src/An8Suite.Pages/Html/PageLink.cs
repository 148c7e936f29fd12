namespace An8Suite.Pages.Html;

/// <summary>Links from a page to files beside, above or below it.</summary>
internal static class PageLink
{
    /// <summary>A link to a file from a page in <paramref name="folder"/>, whatever its name holds.</summary>
    public static Markup Of(string folder, string file, string title)
    {
        string[] names = Path.GetRelativePath(folder, file).Split(Path.DirectorySeparatorChar);
        return Markup.Of($"<a href=\"{string.Join('/', names.Select(Uri.EscapeDataString))}\">{title}</a> ");
    }
}
