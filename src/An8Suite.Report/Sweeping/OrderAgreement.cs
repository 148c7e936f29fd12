using An8Suite.Core.Statistics;

namespace An8Suite.Report.Sweeping;

/// <summary>How alike two orders of methods are, with the interval over samples of the poses.</summary>
/// <param name="Tau">Kendall's tau-b; null where either order has fewer than two different values.</param>
/// <param name="Interval">Of tau; null of one pose.</param>
internal sealed record OrderAgreement(double? Tau, Interval? Interval)
{
    /// <summary>Whether the interval lies above 0, so that the sign does not hang on the poses.</summary>
    public bool IsSurelyPositive => Interval is { Low: > 0 };

    /// <summary>With an order that is known.</summary>
    /// <param name="network">Whose order.</param>
    /// <param name="known">Scores by method; those that the network lacks are left out.</param>
    public static OrderAgreement With(SweptNetwork network, IReadOnlyDictionary<string, double> known)
    {
        string[] methods = [.. known.Keys.Where(method => network.Auc(method) is not null)];
        double[] scores = [.. methods.Select(method => known[method])];
        return Of(network, methods, _ => scores, _ => scores);
    }

    /// <summary>With the order under another condition, on the same draws of the poses.</summary>
    public static OrderAgreement Between(SweptNetwork one, SweptNetwork other, IEnumerable<string> of)
    {
        string[] methods = [.. of.Where(method => one.Auc(method) is not null && other.Auc(method) is not null)];
        return Of(
            one, methods, names => [.. names.Select(name => other.Auc(name)!.Value)],
            sample => [.. methods.Select(name => other.Scores.Bootstrap.Means(name)[sample])]);
    }

    private static OrderAgreement Of(
        SweptNetwork network, string[] methods, Func<string[], double[]> others, Func<int, double[]> drawn)
    {
        double? tau = KendallTau.Of([.. methods.Select(name => network.Auc(name)!.Value)], others(methods));
        if (tau is null || !network.Scores.Bootstrap.HasIntervals)
        {
            return new OrderAgreement(tau, null);
        }

        int samples = network.Scores.Bootstrap.Means(methods[0]).Count;
        return new OrderAgreement(tau, Core.Statistics.Interval.Percentile(
            Enumerable.Range(0, samples).Select(sample => KendallTau.Of(
                [.. methods.Select(name => network.Scores.Bootstrap.Means(name)[sample])], drawn(sample))
                ?? double.NaN),
            network.Scores.Bootstrap.Confidence));
    }
}
