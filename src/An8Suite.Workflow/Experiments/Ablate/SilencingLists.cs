using An8Suite.Core;
using An8Suite.Core.Ablation;
using An8Suite.Core.Selection;
using An8Suite.Learning.Ablation;
using An8Suite.Learning.Networks;
using An8Suite.Learning.Training;
using An8Suite.Workflow.Steps;

namespace An8Suite.Workflow.Experiments.Ablate;

/// <summary>Makes the lists of every order from training images alone.</summary>
internal sealed class SilencingLists
{
    private readonly AblateOptions _options;
    private readonly ulong _seed;
    private readonly ChannelPlaces _places;
    private readonly string[] _layerOf;
    private readonly double[][] _weights; // classes x columns
    private readonly double[][] _responses; // classes x columns, means over the images of the class

    private IReadOnlyList<double[]>[] _budgets = [];
    private double[][] _leastSquares = [];
    private Dictionary<AblationKind, double[][]> _effects = [];

    /// <summary>Of one selection, from the responses it was fitted on.</summary>
    public SilencingLists(
        AblateOptions options, ulong seed, ChannelPlaces places,
        (ResponseTable Table, double[] Weights, int ClassCount) selection)
    {
        (_options, _seed, _places) = (options, seed, places);
        (ResponseTable table, double[] weights, int classes) = selection;
        _layerOf = [.. table.Features.Select(feature => feature.Layer)];
        _weights = [.. Enumerable.Range(0, classes).Select(label =>
            Enumerable.Range(0, places.Count).Select(column => weights[(column * classes) + label]).ToArray())];
        _responses = [.. Enumerable.Range(0, classes).Select(label => MeanResponses(table, label))];
    }

    /// <summary>The lasso's lists by layer set, classes in order, once <see cref="Make"/> has run.</summary>
    public Dictionary<LayerSet, LassoRanking[]> Lasso { get; } = [];

    /// <summary>The fits that some orders need.</summary>
    public void Fit(ResponseTable table, LassoOptions lasso)
    {
        var system = GramSystem.Build(table, _weights.Length, lasso.Labels);
        _budgets = new IReadOnlyList<double[]>[_weights.Length];
        Parallel.For(0, _weights.Length, label =>
            _budgets[label] = [_weights[label], .. LassoRanking.DoubledWeights(system, label, lasso)]);
        if (_options.Orders.Contains(AblationOrders.LeastSquares))
        {
            _leastSquares = LeastSquares.Fit(system);
        }
    }

    /// <summary>Silences every channel alone, where the oracle is wanted.</summary>
    public void MeasureEffects(Network network, ImageSet images, float[] means, StepContext context)
    {
        if (!_options.Orders.Contains(AblationOrders.Oracle))
        {
            return;
        }

        ChannelEffects effects = new(network, _places) { BatchSize = _options.BatchSize };
        int batches = (images.Count + _options.BatchSize - 1) / _options.BatchSize;
        int done = 0;
        context.Reporter.Track("single channels", _options.Kinds.Count * batches * _places.Count, "passes", report =>
            _effects = _options.Kinds.ToDictionary(kind => kind, kind => effects.Measure(
                images, kind == AblationKind.Mean ? means : null, () => report(++done), context.Token)));
    }

    /// <summary>All lists that are asked for.</summary>
    public SilencingList[] Make(double[][] gradientActivations) =>
    [
        .. _options.Layers.SelectMany(set => _options.Kinds.SelectMany(kind => _options.Orders.SelectMany(order =>
            Of(order, set, kind, gradientActivations)))),
    ];

    private IEnumerable<SilencingList> Of(string order, LayerSet set, AblationKind kind, double[][] gradientActivations)
    {
        int[] columns = _places.Columns(set);
        int[][] lasso = [.. LassoOf(set, columns).Select(ranking => ranking.Columns)];
        int draws = order == AblationOrders.Random ? _options.Draws : 1;
        for (int draw = 0; draw < draws; draw++)
        {
            yield return new SilencingList
            {
                Order = order,
                Draw = draw,
                Layers = set,
                Kind = kind,
                Counts = _options.CountsOf(columns.Length),
                Columns = [.. lasso.Select((list, label) => order switch
                {
                    AblationOrders.Lasso => list,
                    AblationOrders.Random => ChannelRanking.LayerMatched(
                        list, _layerOf,
                        new CounterRandom(_seed, FormattableString.Invariant($"layer-matched/{draw}"), (ulong)label)),
                    AblationOrders.LeastRelevant => [.. list.Reverse()],
                    _ => ChannelRanking.Descending(columns, Scores(order, kind, label, gradientActivations)),
                })],
            };
        }
    }

    private double[] Scores(string order, AblationKind kind, int label, double[][] gradientActivations) => order switch
    {
        AblationOrders.Largest => _responses[label],
        AblationOrders.GradientActivation => gradientActivations[label],
        AblationOrders.LeastSquares =>
            [.. _leastSquares[label].Zip(_responses[label], (weight, mean) => weight * mean)],
        AblationOrders.Oracle => _effects[kind][label],
        _ => throw new ArgumentOutOfRangeException(nameof(order), order, null),
    };

    private LassoRanking[] LassoOf(LayerSet set, int[] columns)
    {
        if (!Lasso.TryGetValue(set, out LassoRanking[]? rankings))
        {
            Lasso[set] = rankings = [.. _budgets.Select((budgets, label) => LassoRanking.Of(
                columns, budgets, _responses[label], new CounterRandom(_seed, "never-relevant", (ulong)label)))];
        }

        return rankings;
    }

    private static double[] MeanResponses(ResponseTable table, int label)
    {
        double[] means = new double[table.Features.Count];
        int[] images = [.. Enumerable.Range(0, table.Ids.Count).Where(image => table.Labels[image] == label)];
        foreach (int image in images)
        {
            ReadOnlySpan<float> row = table.Row(image);
            for (int column = 0; column < means.Length; column++)
            {
                means[column] += (double)row[column] / images.Length;
            }
        }

        return means;
    }
}
