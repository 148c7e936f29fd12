using An8Suite.Pages.Html;

namespace An8Suite.Report.Sections;

/// <summary>The window that the page's script fills with the pictures of one image, large.</summary>
internal static class Lightbox
{
    public static void Write(HtmlWriter html) => html.Raw("""
        <dialog id="large" aria-label="Pictures of one image"><form method="dialog"><button aria-label="Close">×</button></form>
        <p></p><div class="large"></div></dialog>
        """);
}
