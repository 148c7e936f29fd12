using An8Suite.Learning.Explanations;
using An8Suite.Pages.Html;
using An8Suite.Pages.Tables;
using An8Suite.Report.Model;

namespace An8Suite.Report.Sections;

/// <summary>Renders, masks and heatmaps of the same images side by side.</summary>
internal static class GallerySection
{
    public static void Write(HtmlWriter html, DatasetReport dataset, string id)
    {
        Gallery gallery = dataset.Gallery;
        html.Line($"<section id=\"{id}-pictures\"><h3>Pictures</h3>");
        if (gallery.Rows.Count == 0)
        {
            html.Raw(
                "<p>No image has a heatmap of every method, so there is nothing to show side by side.</p></section>");
            return;
        }

        html.Line($"""
            <fieldset class="blend" data-table="{id}-gallery" hidden><legend>In the columns of the methods</legend>
            <label><input type="radio" name="{id}-show" value="heat" checked>heatmap</label>
            <label><input type="radio" name="{id}-show" value="over">heatmap over render</label>
            <label><input type="radio" name="{id}-show" value="render">render</label>
            <label><input type="radio" name="{id}-show" value="mask">mask</label></fieldset>
            """);
        Table<GalleryRow> table = new Table<GalleryRow>(gallery.Rows)
            .Name("Class", row => Markup.Of($"{row.ClassName}{Wrong(row)}<small>{row.Id}</small>"))
            .Text("Render", row => EmbeddedPicture.Of(
                row.Render, $"Render of {row.Id}, class {row.ClassName}", "render"))
            .Text("Mask", row => EmbeddedPicture.Of(row.Mask, $"Mask of {row.Id}", "mask"));
        for (int i = 0; i < gallery.Methods.Count; i++)
        {
            int place = i;
            table.Text(
                Markup.Of($"<span>{MethodTitle.Of(gallery.Methods[place]).ShortTitle}</span>"),
                row => Heatmap(row, gallery.Methods[place], row.Heatmaps[place]));
        }

        table.Write(
            html,
            $"Heatmaps of {dataset.Name}",
            $"""
            Test images of {dataset.CellTitle(dataset.Folds[0])}. Below each heatmap its IoU-AUC in percent; a click opens a picture large; the thin line is the
            mask's outline. Where a method has nothing to show there is no map, and it counts as zeros.
            """,
            "gallery",
            Markup.Of($" id=\"{id}-gallery\" style=\"--k:{gallery.Methods.Count + 2}\""));
        WriteColorBar(html);
        html.Raw("</section>");
    }

    private static Markup Wrong(GalleryRow row) =>
        row.PredictedName == row.ClassName ? default
            : Markup.Of($"<span class=\"wrong\">predicted {row.PredictedName}</span>");

    private static Markup Heatmap(GalleryRow row, string method, GalleryHeatmap heatmap)
    {
        string alt = $"{MethodTitle.Of(method).Title} heatmap of {row.Id}, IoU-AUC {Percent.Of(heatmap.Auc)}";
        Markup picture = heatmap.Png is { } png
            ? Markup.Of($"<span class=\"stack\">{EmbeddedPicture.Of(png, alt, "heat")}</span>")
            : Markup.Of($"<span class=\"none\" title=\"{heatmap.Note}\">no map</span>");
        return Markup.Of($"{picture}<span class=\"score\">{Percent.Of(heatmap.Auc)}</span>");
    }

    private static void WriteColorBar(HtmlWriter html) => html.Line($"""
        <p class="colorbar"><span>heat 0</span>
        <span class="bar" style="background:linear-gradient(90deg,{HeatStops.Css})" role="img"
        aria-label="black over purple and orange to pale yellow"></span><span>1</span></p>
        """);
}
