using An8Suite.Cli.Report;
using An8Suite.Core.Ablation;
using An8Suite.Core.Scoring;
using An8Suite.Core.Statistics;
using An8Suite.Learning.Ablation;

namespace An8Suite.Cli.Experiments.Ablate;

/// <summary>The numbers beside the curves.</summary>
internal static class AblateTables
{
    /// <summary>The areas under the accuracy curves, an order a row.</summary>
    public static void WriteAreas(HtmlWriter html, AblateGroup group)
    {
        html.Line($"""
            <div class="scroll" role="region" aria-label="Areas" tabindex="0"><table><caption>Mean accuracy over the logarithm of k in percent{OverRuns(group)};
            the less is kept, the more the silenced channels mattered. In brackets the margin as a part of the untouched network's.</caption>
            <thead><tr><th scope="col">Order</th>
            """);
        foreach ((LayerSet layers, AblationKind kind) in group.Settings)
        {
            html.Line($"<th scope=\"col\" class=\"n\">{AblateCharts.SettingOf(layers, kind)}</th>");
        }

        html.Raw("</tr></thead><tbody>");
        foreach (string order in group.Orders)
        {
            html.Line($"<tr><th scope=\"row\">{AblateCharts.TitleOf(order)}</th>");
            foreach ((LayerSet layers, AblationKind kind) in group.Settings)
            {
                html.Line($"<td class=\"n\">{Percent.Of(group.Area(layers, kind, order))} ({Percent.Of(group.MarginArea(layers, kind, order))})</td>");
            }

            html.Raw("</tr>");
        }

        html.Raw("</tbody></table></div>");
    }

    /// <summary>The lasso minus every other order.</summary>
    public static void WriteContrasts(HtmlWriter html, AblateGroup group)
    {
        string[] others = [.. group.Orders.Where(order => group.First.Contrasts.Any(c => c.Against == order))];
        if (others.Length == 0)
        {
            return;
        }

        string how = group.Runs.Count > 1
            ? FormattableString.Invariant($"mean ± standard deviation over {group.Runs.Count} runs; in brackets in how many of them the interval lies below 0 and above 0")
            : FormattableString.Invariant($"with 95 % intervals from {ClassMeanBootstrap.Samples:#,0} bootstrap samples of {group.First.Units} {group.First.Unit}s");
        html.Line($"""
            <div class="scroll" role="region" aria-label="Differences" tabindex="0"><table><caption>The lasso minus another order, mean accuracy over the
            logarithm of k in percentage points, {how}. Below 0 the lasso's channels matter more.</caption><thead><tr><th scope="col">Against</th>
            """);
        foreach ((LayerSet layers, AblationKind kind) in group.Settings)
        {
            html.Line($"<th scope=\"col\" class=\"n\">{AblateCharts.SettingOf(layers, kind)}</th>");
        }

        html.Raw("</tr></thead><tbody>");
        foreach (string order in others)
        {
            html.Line($"<tr><th scope=\"row\">{AblateCharts.TitleOf(order)}</th>");
            foreach ((LayerSet layers, AblationKind kind) in group.Settings)
            {
                AblateContrast[] contrasts = group.Contrasts(layers, kind, order);
                string counts = contrasts.Length > 1
                    ? FormattableString.Invariant($" ({contrasts.Count(c => c.Accuracy.High < 0)}, {contrasts.Count(c => c.Accuracy.Low > 0)})")
                    : "";
                html.Line($"<td class=\"n\">{AblateVerdict.Difference(contrasts)}{counts}</td>");
            }

            html.Raw("</tr>");
        }

        html.Raw("</tbody></table></div>");
    }

    /// <summary>The areas class by class in the first setting.</summary>
    public static void WriteClasses(HtmlWriter html, AblateGroup group)
    {
        (LayerSet layers, AblationKind kind) = group.Settings[0];
        html.Line($"""
            <details><summary>Class by class</summary><div class="scroll" role="region" aria-label="Classes" tabindex="0"><table>
            <caption>Mean accuracy of every class over the logarithm of k in percent{OverRuns(group)}: {AblateCharts.SettingOf(layers, kind)}</caption>
            <thead><tr><th scope="col">Order</th>
            """);
        foreach (string name in group.First.Classes)
        {
            html.Line($"<th scope=\"col\" class=\"n\">{name}</th>");
        }

        html.Raw("</tr></thead><tbody>");
        foreach (string order in group.Orders)
        {
            html.Line($"<tr><th scope=\"row\">{AblateCharts.TitleOf(order)}</th>");
            for (int label = 0; label < group.First.Classes.Count; label++)
            {
                html.Line($"<td class=\"n\">{Percent.Of(ClassArea(group, layers, kind, order, label))}</td>");
            }

            html.Raw("</tr>");
        }

        html.Raw("</tbody></table></div></details>");
    }

    private static FoldStatistics? ClassArea(AblateGroup group, LayerSet layers, AblationKind kind, string order, int label) =>
        FoldStatistics.Of(group.Runs.Select(run => Mean(run.Find(layers, kind, order).Select(curve =>
            curve.Points.All(point => point.ClassAccuracies[label] is not null)
                ? LogArea.Of([.. curve.Points.Select(point => point.K)], [.. curve.Points.Select(point => point.ClassAccuracies[label]!.Value)])
                : (double?)null))));

    private static double? Mean(IEnumerable<double?> values)
    {
        double[] defined = [.. values.OfType<double>()];
        return defined.Length > 0 ? defined.Average() : null;
    }

    private static string OverRuns(AblateGroup group) => group.Runs.Count > 1
        ? FormattableString.Invariant($", mean ± standard deviation over {group.Runs.Count} runs")
        : "";
}
