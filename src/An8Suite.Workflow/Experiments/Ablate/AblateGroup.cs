using An8Suite.Core.Ablation;
using An8Suite.Core.Scoring;
using An8Suite.Learning.Ablation;

namespace An8Suite.Workflow.Experiments.Ablate;

/// <summary>
/// Runs of one dataset and architecture with the same numbers of channels: the same curves over seeds and folds.
/// </summary>
internal sealed record AblateGroup(IReadOnlyList<AblateFile> Runs)
{
    /// <summary>The first run, for what all have in common.</summary>
    public AblateFile First => Runs[0];

    /// <summary>Dataset and architecture.</summary>
    public string Title => $"{First.Dataset}, {First.Architecture}";

    /// <summary>The orders, in that of the tables.</summary>
    public string[] Orders => [.. AblationOrders.Names.Where(order => First.Curves.Any(curve => curve.Order == order))];

    /// <summary>The pairs of layer set and kind.</summary>
    public (LayerSet Layers, AblationKind Kind)[] Settings =>
        [.. First.Curves.Select(curve => (curve.Layers, curve.Kind)).Distinct()];

    /// <summary>Puts runs that can be averaged together.</summary>
    public static AblateGroup[] Of(IEnumerable<AblateFile> files) =>
        [.. files.GroupBy(Key).Select(alike => new AblateGroup([.. alike]))];

    /// <summary>The mean over runs at every k; low and high over runs, or over draws where there is one run.</summary>
    public (int K, double Mean, double Low, double High)[] Curve(
        LayerSet layers, AblationKind kind, string order, Func<AblateFile, AblatePoint, double> value)
    {
        double[][] draws = [.. Runs.SelectMany(run => run.Find(layers, kind, order)
            .Select(curve => curve.Points.Select(point => value(run, point)).ToArray()))];
        double[][] means = [.. Runs.Select(run => Mean([.. run.Find(layers, kind, order)
            .Select(curve => curve.Points.Select(point => value(run, point)).ToArray())]))];
        double[] mean = Mean(means);
        double[][] band = Runs.Count > 1 ? means : draws;
        int[] counts = [.. First.Find(layers, kind, order).First().Points.Select(point => point.K)];
        return [.. counts.Select((k, i) => (k, mean[i], band.Min(line => line[i]), band.Max(line => line[i])))];
    }

    /// <summary>The mean accuracy over the logarithm of k, one value a run.</summary>
    public FoldStatistics? Area(LayerSet layers, AblationKind kind, string order) =>
        FoldStatistics.Of(Runs.Select(run => run.Find(layers, kind, order) is var curves && curves.Any()
            ? curves.Average(curve => curve.AccuracyArea)
            : (double?)null));

    /// <summary>The same of the margin, as a part of the untouched network's.</summary>
    public FoldStatistics? MarginArea(LayerSet layers, AblationKind kind, string order) =>
        FoldStatistics.Of(
            Runs.Select(run => run.Find(layers, kind, order) is var curves && curves.Any() && run.Margin > 0
                ? curves.Average(curve => curve.MarginArea) / run.Margin
                : (double?)null));

    /// <summary>The lasso against another order, one entry a run.</summary>
    public AblateContrast[] Contrasts(LayerSet layers, AblationKind kind, string against) =>
        [.. Runs.SelectMany(run => run.Contrasts)
            .Where(c => c.Layers == layers && c.Kind == kind && c.Against == against)];

    private static (string, string, string) Key(AblateFile file) => (
        file.Dataset,
        file.Architecture,
        string.Join(';', file.Curves.Where(curve => curve.Draw == 0).Select(curve =>
            $"{curve.Layers}/{curve.Kind}/{curve.Order}:{string.Join(',', curve.Points.Select(point => point.K))}")));

    private static double[] Mean(double[][] lines) =>
        [.. Enumerable.Range(0, lines[0].Length).Select(i => lines.Average(line => line[i]))];
}
