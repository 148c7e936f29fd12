namespace An8Suite.Cli.Report;

/// <summary>Renders, masks and heatmaps of the same images side by side.</summary>
internal static class GallerySection
{
    public static void Write(HtmlWriter html, DatasetReport dataset, string id)
    {
        Gallery gallery = dataset.Gallery;
        html.Line($"<section id=\"{id}-pictures\"><h3>Pictures</h3>");
        html.Line($"""
            <div class="scroll" role="region" aria-label="Heatmaps of {dataset.Name}" tabindex="0"><table class="gallery">
            <caption>Test images of fold {gallery.TestFold}. Below each heatmap its AUC in percent; the thin line is the
            mask's outline. Where a method has nothing to show there is no map, and it counts as zeros.</caption>
            <thead><tr><th scope="col">Class</th><th scope="col">Render</th><th scope="col">Mask</th>
            """);
        foreach (string method in gallery.Methods)
        {
            html.Line($"<th scope=\"col\">{MethodTitle.Of(method).ShortTitle}</th>");
        }

        html.Raw("</tr></thead><tbody>");
        foreach (GalleryRow row in gallery.Rows)
        {
            WriteRow(html, gallery, row);
        }

        html.Line($"</tbody></table></div>");
        WriteColorBar(html);
        html.Raw("</section>");
    }

    private static void WriteRow(HtmlWriter html, Gallery gallery, GalleryRow row)
    {
        bool right = row.PredictedName == row.ClassName;
        Markup predicted = right ? default : Markup.Of($"<span class=\"wrong\">predicted {row.PredictedName}</span>");
        html.Line($"<tr><th scope=\"row\">{row.ClassName}{predicted}<small>{row.Id}</small></th>");
        html.Line($"<td>{Picture(row.Render, $"Render of {row.Id}, class {row.ClassName}")}</td>");
        html.Line($"<td>{Picture(row.Mask, $"Mask of {row.Id}")}</td>");
        foreach ((string method, GalleryHeatmap heatmap) in gallery.Methods.Zip(row.Heatmaps))
        {
            string alt = $"{MethodTitle.Of(method).Title} heatmap of {row.Id}, AUC {Percent.Of(heatmap.Auc)}";
            Markup picture = heatmap.Png is { } png ? Picture(png, alt) : Markup.Of($"<span class=\"none\" title=\"{heatmap.Note}\">no map</span>");
            html.Line($"<td>{picture}<span class=\"score\">{Percent.Of(heatmap.Auc)}</span></td>");
        }

        html.Raw("</tr>");
    }

    private static Markup Picture(byte[] png, string alt) =>
        Markup.Of($"<img alt=\"{alt}\" src=\"data:image/png;base64,{Convert.ToBase64String(png)}\">");

    private static void WriteColorBar(HtmlWriter html) => html.Line($"""
        <p class="colorbar"><span>heat 0</span>
        <span class="bar" style="background:linear-gradient(90deg,{HeatStops.Css})" role="img"
        aria-label="black over purple and orange to pale yellow"></span><span>1</span></p>
        """);
}
