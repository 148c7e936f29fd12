using An8Suite.Learning.Explanations;
using An8Suite.Pages.Html;
using An8Suite.Report.Model;

namespace An8Suite.Report.Sections;

/// <summary>The best and worst cases of every method.</summary>
internal static class ExtremesSection
{
    public static void Write(HtmlWriter html, DatasetReport dataset, string id)
    {
        if (dataset.Extremes.Count == 0)
        {
            return;
        }

        Fold.Open(html, $"{id}-extremes", Markup.Of($"Best and worst cases"),
            Markup.Of($"Where each method agrees most and least with the mask."));
        html.Line($"""
            <p>The highest and lowest IoU-AUC of each method in {dataset.CellTitle(dataset.Folds[0])}, among the heatmaps that were kept (given in brackets, of those scored);
            the thin line is the mask's outline. Maps without any heat are not shown here, they are counted below.</p><div class="cases">
            """);
        foreach (ExtremeCases cases in dataset.Extremes)
        {
            html.Line($"<div><h4>{MethodTitle.Of(cases.Method).ShortTitle} ({cases.Kept:#,0} of {cases.Scored:#,0})</h4><ul>");
            WriteCases(html, cases.Method, cases.Best, "best");
            WriteCases(html, cases.Method, cases.Worst, "worst");
            html.Raw("</ul></div>");
        }

        html.Raw("</div>");
        Fold.Close(html);
    }

    private static void WriteCases(HtmlWriter html, string method, IReadOnlyList<ExtremeCase> cases, string which)
    {
        foreach (ExtremeCase shown in cases)
        {
            string alt = $"{MethodTitle.Of(method).Title} heatmap of {shown.Id}, among its {which}, "
                + $"IoU-AUC {Percent.Of(shown.Auc)}";
            html.Line($"""
                <li data-row>{EmbeddedPicture.Of(shown.Render, $"Render of {shown.Id}", "render")}{EmbeddedPicture.Of(shown.Heatmap, alt, "heat")}<b>{which} {Percent.Of(shown.Auc)}</b><br>{shown.ClassName}</li>
                """);
        }
    }
}
