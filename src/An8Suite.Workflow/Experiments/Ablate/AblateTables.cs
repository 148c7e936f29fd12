using An8Suite.Core.Ablation;
using An8Suite.Core.Scoring;
using An8Suite.Core.Statistics;
using An8Suite.Learning.Ablation;
using An8Suite.Pages.Html;
using An8Suite.Pages.Tables;

namespace An8Suite.Workflow.Experiments.Ablate;

/// <summary>The numbers beside the curves.</summary>
internal static class AblateTables
{
    /// <summary>The areas under the accuracy curves, an order a row.</summary>
    public static void WriteAreas(HtmlWriter html, AblateGroup group) =>
        OfOrders(group, group.Orders, "Order", (order, layers, kind) =>
            $"{Percent.Of(group.Area(layers, kind, order))} ({Percent.Of(group.MarginArea(layers, kind, order))})")
        .Write(html, "Areas", $"""
            Mean accuracy over the logarithm of k in percent{OverRuns(group)};
            the less is kept, the more the silenced channels mattered. In brackets the margin as a part of the untouched network's.
            """);

    /// <summary>The lasso minus every other order.</summary>
    public static void WriteContrasts(HtmlWriter html, AblateGroup group)
    {
        string[] others = [.. group.Orders.Where(order => group.First.Contrasts.Any(c => c.Against == order))];
        if (others.Length == 0)
        {
            return;
        }

        string how = group.Runs.Count > 1
            ? FormattableString.Invariant($"mean ± standard deviation over {group.Runs.Count} runs; ")
                + "in brackets in how many of them the interval lies below 0 and above 0"
            : FormattableString.Invariant($"with 95 % intervals from {ClassMeanBootstrap.Samples:#,0} bootstrap ")
                + FormattableString.Invariant($"samples of {group.First.Units} {group.First.Unit}s");
        OfOrders(group, others, "Against", (order, layers, kind) =>
        {
            AblateContrast[] contrasts = group.Contrasts(layers, kind, order);
            return AblateVerdict.Difference(contrasts) + (contrasts.Length > 1
                ? FormattableString.Invariant(
                    $" ({contrasts.Count(c => c.Accuracy.High < 0)}, {contrasts.Count(c => c.Accuracy.Low > 0)})")
                : "");
        }).Write(html, "Differences", $"""
            The lasso minus another order, mean accuracy over the
            logarithm of k in percentage points, {how}. Below 0 the lasso's channels matter more.
            """);
    }

    /// <summary>The areas class by class in the first setting.</summary>
    public static void WriteClasses(HtmlWriter html, AblateGroup group)
    {
        (LayerSet layers, AblationKind kind) = group.Settings[0];
        html.Raw("<details><summary>Class by class</summary>");
        new Table<string>(group.Orders)
            .Name("Order", order => AblateCharts.TitleOf(order))
            .Numbers(
                Enumerable.Range(0, group.First.Classes.Count), label => group.First.Classes[label], (order, label) =>
                    Percent.Of(ClassArea(group, layers, kind, order, label)))
            .Write(html, "Classes", $"""
                Mean accuracy of every class over the logarithm of k in percent{OverRuns(group)}: {AblateCharts.SettingOf(layers, kind)}
                """);
        html.Raw("</details>");
    }

    private static Table<string> OfOrders(
        AblateGroup group, IEnumerable<string> orders, string head, Func<string, LayerSet, AblationKind, string> of) =>
        new Table<string>(orders)
            .Name(head, order => AblateCharts.TitleOf(order))
            .Numbers(
                group.Settings, setting => AblateCharts.SettingOf(setting.Layers, setting.Kind), (order, setting) =>
                    of(order, setting.Layers, setting.Kind));

    private static FoldStatistics? ClassArea(
        AblateGroup group, LayerSet layers, AblationKind kind, string order, int label) =>
        FoldStatistics.Of(group.Runs.Select(run => Mean(run.Find(layers, kind, order).Select(curve =>
            curve.Points.All(point => point.ClassAccuracies[label] is not null)
                ? LogArea.Of(
                    [.. curve.Points.Select(point => point.K)],
                    [.. curve.Points.Select(point => point.ClassAccuracies[label]!.Value)])
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
