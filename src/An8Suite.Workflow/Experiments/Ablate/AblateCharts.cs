using An8Suite.Core;
using An8Suite.Core.Ablation;
using An8Suite.Learning.Ablation;
using An8Suite.Pages.Charts;
using An8Suite.Pages.Html;

namespace An8Suite.Workflow.Experiments.Ablate;

/// <summary>The curves over the number of silenced channels.</summary>
internal static class AblateCharts
{
    private static readonly Dictionary<string, string> Styles = new(StringComparer.Ordinal)
    {
        [AblationOrders.Lasso] = "ours",
        [AblationOrders.Random] = "s0 c1",
        [AblationOrders.Largest] = "s1",
        [AblationOrders.GradientActivation] = "s2",
        [AblationOrders.LeastSquares] = "s3 c3",
        [AblationOrders.LeastRelevant] = "control c0",
        [AblationOrders.Oracle] = "s5 c2",
    };

    /// <summary>Bands in the colours of their lines.</summary>
    public const string Css = """
        .band { stroke: none; fill-opacity: .18; }
        .band.ours { fill: var(--accent); } .band.s0 { fill: var(--s0); } .band.s5 { fill: var(--s5); }
        """;

    /// <summary>What an order is called in tables and legends.</summary>
    public static string TitleOf(string order) => order switch
    {
        AblationOrders.Lasso => "Lasso",
        AblationOrders.Random => "Random, same layers",
        AblationOrders.Largest => "Largest response",
        AblationOrders.GradientActivation => "Gradient × activation",
        AblationOrders.LeastSquares => "Least squares",
        AblationOrders.LeastRelevant => "Least relevant",
        _ => "Oracle",
    };

    /// <summary>What a layer set and kind are called.</summary>
    public static string SettingOf(LayerSet layers, AblationKind kind) =>
        $"{(layers == LayerSet.All ? "all recorded layers" : "convolutional layers only")}, "
        + $"{Choice.NameOf(kind)}-ablation";

    /// <summary>Accuracy over k.</summary>
    public static LineChart Accuracy(AblateGroup group, LayerSet layers, AblationKind kind, string id) => Chart(
        group, layers, kind, id + "-accuracy",
        new ChartAxis("Accuracy", 0, 1, 10),
        $"Accuracy, {SettingOf(layers, kind)}; beside the names the mean over the axis in percent",
        (_, point) => point.Accuracy,
        order => Percent.Of(group.Area(layers, kind, order)));

    /// <summary>The margin over k, as a part of the untouched network's.</summary>
    public static LineChart Margin(AblateGroup group, LayerSet layers, AblationKind kind, string id)
    {
        double Share(AblateFile run, AblatePoint point) => run.Margin > 0 ? point.Margin / run.Margin : 0;
        var values = group.Orders.SelectMany(order => group.Curve(layers, kind, order, Share)).ToArray();
        double low = Math.Max(-3, Math.Floor(2 * Math.Min(0, values.Min(v => v.Low))) / 2);
        double high = Math.Min(3, Math.Ceiling(2 * Math.Max(1, values.Max(v => v.High))) / 2);
        return Chart(
            group, layers, kind, id + "-margin",
            new ChartAxis("Margin / untouched margin", low, high, 8),
            $"Margin of the true class as a part of the untouched network's, {SettingOf(layers, kind)}; "
            + "beside the names the mean over the axis in percent",
            Share,
            order => Percent.Of(group.MarginArea(layers, kind, order)));
    }

    private static LineChart Chart(
        AblateGroup group,
        LayerSet layers,
        AblationKind kind,
        string id,
        ChartAxis y,
        string title,
        Func<AblateFile, AblatePoint, double> value,
        Func<string, string> note)
    {
        int all = group.First.Layers.First(l => l.Set == layers).Channels;
        string[] orders = [.. group.Orders.Reverse()]; // the lasso lies above the others
        return new LineChart
        {
            Id = id,
            Title = title,
            Description = Description(group),
            X = new ChartAxis("Channels silenced, k (logarithmic)", 1, Math.Max(2, all), Logarithmic: true),
            Y = y,
            Series =
            [
                .. orders.Select(order => new ChartSeries(
                    TitleOf(order), Styles[order],
                    [.. group.Curve(layers, kind, order, value).Select(p => ((double)p.K, p.Mean))], note(order))),
                .. orders.Where(order => HasBand(group, order)).Select(order => new ChartSeries(
                    TitleOf(order), $"band {Styles[order]}", Outline(group.Curve(layers, kind, order, value)))),
            ],
        };
    }

    private static bool HasBand(AblateGroup group, string order) => group.Runs.Count > 1
        ? order is AblationOrders.Lasso or AblationOrders.Random or AblationOrders.Oracle
        : order == AblationOrders.Random;

    private static (double X, double Y)[] Outline((int K, double Mean, double Low, double High)[] curve) =>
        [.. curve.Select(p => ((double)p.K, p.Low)), .. curve.Reverse().Select(p => ((double)p.K, p.High))];

    private static string Description(AblateGroup group) => group.Runs.Count > 1
        ? FormattableString.Invariant(
            $"Lines: means over {group.Runs.Count} runs; bands: the smallest and largest run.")
        : "The band holds the draws of the random order.";
}
