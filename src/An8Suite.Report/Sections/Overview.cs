using System.Globalization;
using An8Suite.Core.Labels;
using An8Suite.Core.Scoring;
using An8Suite.Core.Statistics;
using An8Suite.Learning.Explanations;
using An8Suite.Pages.Html;
using An8Suite.Report.Model;
using An8Suite.Report.Statistics;

namespace An8Suite.Report.Sections;

/// <summary>What answers at first sight: the scores as bars, six heatmaps of one image, and what was run.</summary>
internal static class Overview
{
    private const int Shown = 6;

    /// <summary>Writes them for one dataset and network.</summary>
    public static void Write(HtmlWriter html, DatasetReport dataset, DatasetStatistics statistics)
    {
        html.Raw("<div class=\"overview\">");
        WriteBars(html, dataset, statistics);
        WriteStrip(html, dataset, statistics);
        html.Raw("</div>");
        WriteHeatmaps(html, dataset);
    }

    /// <summary>The methods of a picture from its best score to its worst, six of them, ours among them.</summary>
    internal static IReadOnlyList<int> Choose(Gallery gallery, GalleryRow row)
    {
        int[] order =
        [
            .. Enumerable.Range(0, gallery.Methods.Count)
                .Where(i => !MethodTitle.Of(gallery.Methods[i]).IsControl && row.Heatmaps[i].Png is not null)
                .OrderByDescending(i => row.Heatmaps[i].Auc ?? 0).ThenBy(i => i),
        ];
        if (order.Length <= Shown)
        {
            return order;
        }

        int[] places = [.. Enumerable.Range(0, Shown).Select(i => i * (order.Length - 1) / (Shown - 1))];
        int ours = Array.FindIndex(order, i => gallery.Methods[i] == MethodTitle.Ours);
        if (ours > 0 && !places.Contains(ours))
        {
            // In place of its nearest neighbour, but for the best and the worst.
            int nearest = Enumerable.Range(1, Shown - 2).MinBy(i => Math.Abs(places[i] - ours));
            places[nearest] = ours;
        }

        return [.. places.Select(place => order[place])];
    }

    private static void WriteBars(HtmlWriter html, DatasetReport dataset, DatasetStatistics statistics)
    {
        MethodResult[] results =
        [
            .. MethodResult.Of(dataset, dataset.FirstPolicy)
                .Where(result => result.Auc is not null && result.Method.Name != "mask")
                .OrderByDescending(result => result.Auc!.Mean),
        ];
        if (results.Length == 0)
        {
            return;
        }

        Interval? Spread(MethodResult result) => statistics.Main.Bootstrap.Mean(result.Method.Name);
        double high = results.Max(result => Math.Max(result.Auc!.Mean, Spread(result)?.High ?? 0));
        double scale = high > 0 ? Math.Min(1, Math.Ceiling(10 * high) / 10) : 1;
        Markup truth = MaskPolicy.TryParseFolder(dataset.FirstPolicy, out MaskPolicy? policy)
            ? Markup.Of($" ({policy.Words})") : default;
        string intervals = results.Any(result => Spread(result) is not null) ? " with 95 % intervals over poses" : "";
        html.Line($"""
            <figure class="bars"><figcaption>Agreement of the heatmaps with the rendered masks{truth}: mean area under the IoU curve (IoU-AUC{Glossary.Of(MeasureColumn.Auc).Button})
            in percent{intervals}. Blue: methods; red: ours; grey: controls{Glossary.Controls.Button}, which see no network</figcaption><ol>
            """);
        foreach (MethodResult result in results)
        {
            double mean = result.Auc!.Mean;
            Markup whisker = Spread(result) is { } known
                ? Markup.Of($"<b style=\"left:{Share(known.Low)}%;right:{Share(scale - known.High)}%\"></b>")
                : default;
            Markup range = Spread(result) is { } both ? Markup.Of($"<small>{Percent.Of(both)}</small>") : default;
            string kind = result.Method.IsControl ? "control" : result.Method.Name == MethodTitle.Ours ? "mine" : "method";
            html.Line($"""
                <li class="{kind}"><span>{result.Method.Title}</span><span class="track" aria-hidden="true"><i style="width:{Share(mean)}%"></i>{whisker}</span><span class="n">{Percent.Of(mean)}{range}</span></li>
                """);
        }

        html.Raw("</ol></figure>");

        string Share(double value) =>
            (100 * Math.Clamp(value / scale, 0, 1)).ToString("0.0", CultureInfo.InvariantCulture);
    }

    private static void WriteStrip(HtmlWriter html, DatasetReport dataset, DatasetStatistics statistics)
    {
        double?[] accuracies = [.. dataset.Folds.Select(fold => fold.Training?.TestAccuracy)];
        bool given = dataset.Architecture == Reading.CellFolders.GivenHeatmaps;
        (string Name, string Value, bool IsKnown)[] facts =
        [
            ("Networks", FormattableString.Invariant($"{dataset.Folds.Count} × {dataset.Architecture}"), !given),
            ("Heatmaps", "from elsewhere", given),
            ("Scored images", FormattableString.Invariant($"{statistics.Main.Table.ImageCount:#,0}"), true),
            ("Poses", FormattableString.Invariant($"{statistics.Main.Table.Poses.Count:#,0}"), true),
            ("Network's test accuracy", $"{Percent.Of(accuracies.Average())}{Percent.NoBreak}%",
                !accuracies.Contains(null)),
            (dataset.Seeds.Count > 1 ? "Training seeds" : "Training seed", string.Join(", ", dataset.Seeds), !given),
            ("Folds run", FormattableString.Invariant(
                $"{dataset.Folds.Select(fold => fold.TestFold).Distinct().Count()} of {dataset.FoldCount}"), !given),
        ];
        html.Raw("<dl class=\"strip\">");
        foreach ((string name, string value, _) in facts.Where(fact => fact.IsKnown))
        {
            html.Line($"<div><dt>{name}</dt><dd>{value}</dd></div>");
        }

        html.Raw("</dl>");
    }

    private static void WriteHeatmaps(HtmlWriter html, DatasetReport dataset)
    {
        // The one that most methods drew, so that six are there if six can be.
        GalleryRow? row = dataset.Gallery.Rows.MaxBy(row => Choose(dataset.Gallery, row).Count);
        if (row is null || Choose(dataset.Gallery, row) is not { Count: > 0 } chosen)
        {
            return;
        }

        html.Line($"""
            <figure class="six" data-row><figcaption>One test image, class {row.ClassName}, and what methods show of it, from the best score to the worst;
            the thin line is the mask's outline</figcaption><ul>
            <li>{EmbeddedPicture.Of(row.Render, $"Render of {row.Id}, class {row.ClassName}", "render")}<span>the image</span></li>
            """);
        foreach (int i in chosen)
        {
            MethodTitle method = MethodTitle.Of(dataset.Gallery.Methods[i]);
            html.Line($"""
                <li>{EmbeddedPicture.Of(row.Heatmaps[i].Png!, $"{method.Title} heatmap of {row.Id}", "heat")}<span>{method.ShortTitle} <b>{Percent.Of(row.Heatmaps[i].Auc)}</b></span></li>
                """);
        }

        html.Raw("</ul></figure>");
    }
}
