using An8Suite.Core.Statistics;
using An8Suite.Learning.Explanations;
using An8Suite.Pages.Charts;
using An8Suite.Workflow.Sweeping;

namespace An8Suite.Report.Sweeping;

/// <summary>Every method's score along one axis on one network, for the page and for its figure file.</summary>
internal sealed record SweepChart
{
    private const string Ceiling = "mask"; // always 100 %

    /// <summary>Part of ids and file names: network, axis and measure.</summary>
    public required string Name { get; init; }

    /// <summary>The network.</summary>
    public required string Architecture { get; init; }

    /// <summary>The caption.</summary>
    public required string Title { get; init; }

    /// <summary>The horizontal axis.</summary>
    public required ChartAxis X { get; init; }

    /// <summary>The vertical axis, percent.</summary>
    public required ChartAxis Y { get; init; }

    /// <summary>The lines, ours last so that it lies above.</summary>
    public required IReadOnlyList<(MethodTitle Method, IReadOnlyList<SweepPoint> Points)> Lines { get; init; }

    /// <summary>The two charts, AUC and headroom, of every axis that varies and every network.</summary>
    public static IReadOnlyList<SweepChart> Of(SweepResult result, SweepStory story) =>
    [
        .. from axis in result.Sweep.Axes
           where result.Sweep.Along(axis).Count > 1
           from architecture in result.Architectures
           from chart in (SweepChart[])
           [
               Of(result, story, (axis, architecture), "auc", "IoU-AUC", (network, method) =>
                   (network.Auc(method), network.Scores.Bootstrap.Mean(method))),
               Of(result, story, (axis, architecture), "headroom", "Headroom", (network, method) =>
                   (network.HeadroomOf(method), network.HeadroomInterval(method))),
           ]
           select chart,
    ];

    /// <summary>The chart on a page.</summary>
    public LineChart OnPage() => new()
    {
        Id = Name,
        Title = Title,
        Description = "The numbers are in the tables.",
        X = X,
        Y = Y,
        HasLegend = false,
        Series = [.. Lines.Select(line => new ChartSeries(
            line.Method.Title, SeriesStyle.Of(line.Method), [.. line.Points.Select(point => (point.X, point.Y))])
        {
            HasDots = true,
            Whiskers = [.. line.Points.Where(point => point.Interval is not null)
                .Select(point => (point.X, point.Interval!.Value.Low, point.Interval.Value.High))],
        })],
    };

    private static SweepChart Of(
        SweepResult result, SweepStory story, (SweepAxis Axis, string Architecture) place, string key, string measure,
        Func<SweptNetwork, string, (double? Value, Interval? Interval)> score)
    {
        (SweepAxis axis, string architecture) = place;
        IReadOnlyList<SweptNetwork> networks = result.Along(axis, architecture);
        bool isShare = axis.Key == story.ShareAxis;
        (MethodTitle Method, IReadOnlyList<SweepPoint> Points)[] lines =
        [
            .. result.Methods.Where(title => title.Name != Ceiling)
                .Select(title => (title, Points(networks, network => isShare ? 100 * network.MaskShare
                    : network.Condition.At(axis), network => score(network, title.Name))))
                .Where(line => line.Item2.Count > 0).OrderBy(line => line.title.Name == MethodTitle.Ours),
        ];
        double[] xs = [.. lines.SelectMany(line => line.Points).Select(point => point.X)];
        double[] ys = [.. lines.SelectMany(line => line.Points).SelectMany(point => point.Values)];
        return new SweepChart
        {
            Name = $"{architecture}-{axis.Key}-{key}",
            Architecture = architecture,
            Title = $"{measure} in % on {architecture}"
                + (isShare ? $", {axis.Key} {string.Join(", ", networks.Reverse().Select(network =>
                    ChartAxis.Text(network.Condition.At(axis))))} from the left" : ""),
            X = isShare ? new ChartAxis("Mask, % of the picture", 0, 1.08 * xs.Max())
                : new ChartAxis(
                    axis.Title, xs.Min() - (0.05 * (xs.Max() - xs.Min())), xs.Max() + (0.05 * (xs.Max() - xs.Min())),
                    Whole: axis.Key != ReplicateConditions.Distance),
            Y = new ChartAxis($"{measure}, %", Math.Min(0, 1.05 * ys.Min()), Math.Min(100, 1.05 * ys.Max())),
            Lines = lines,
        };
    }

    private static IReadOnlyList<SweepPoint> Points(
        IReadOnlyList<SweptNetwork> networks, Func<SweptNetwork, double> x,
        Func<SweptNetwork, (double? Value, Interval? Interval)> score) =>
    [
        .. from network in networks
           let found = score(network)
           where found.Value is not null
           orderby x(network)
           select new SweepPoint(x(network), 100 * found.Value!.Value, found.Interval is { } known
               ? new Interval(100 * known.Low, 100 * known.High) : null),
    ];
}

/// <summary>One condition of a line.</summary>
/// <param name="X">Where it stands.</param>
/// <param name="Y">The score in percent.</param>
/// <param name="Interval">Over poses, in percent; null where there is none.</param>
internal sealed record SweepPoint(double X, double Y, Interval? Interval)
{
    /// <summary>All heights that must be in the chart.</summary>
    public IEnumerable<double> Values => Interval is { } known ? [Y, known.Low, known.High] : [Y];
}
