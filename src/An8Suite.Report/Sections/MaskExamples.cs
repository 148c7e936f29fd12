using An8Suite.Core.Labels;
using An8Suite.Pages.Html;
using An8Suite.Report.Model;

namespace An8Suite.Report.Sections;

/// <summary>One image with the mask of every policy, in words too.</summary>
internal static class MaskExamples
{
    /// <summary>Writes it where there are masks to show.</summary>
    public static void Write(HtmlWriter html, DatasetReport dataset)
    {
        if (dataset.Gallery.Truths.Count == 0)
        {
            return;
        }

        GalleryRow row = dataset.Gallery.Rows[0];
        html.Line($"""
            <figure class="six"><figcaption>What counts as the truth of one image, class {row.ClassName}, white</figcaption><ul>
            <li>{EmbeddedPicture.Of(row.Render, $"Render of {row.Id}", "render")}<span>the image</span></li>
            """);
        foreach ((string policy, byte[] mask) in dataset.Gallery.Truths)
        {
            bool known = MaskPolicy.TryParseFolder(policy, out MaskPolicy? facts);
            html.Line($"""
                <li>{EmbeddedPicture.Of(mask, $"Mask of policy {policy}", "mask")}<span><code>{policy}</code>{(known ? $": {facts!.Words}" : "")}</span></li>
                """);
        }

        html.Raw("</ul></figure>");
    }
}
