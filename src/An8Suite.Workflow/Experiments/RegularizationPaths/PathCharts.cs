using An8Suite.Core.Labels;
using An8Suite.Pages.Charts;
using An8Suite.Pages.Html;
using An8Suite.Workflow.Experiments.Selections;

namespace An8Suite.Workflow.Experiments.RegularizationPaths;

/// <summary>The charts of a path, all over the logarithm of the budget.</summary>
internal static class PathCharts
{
    private const string Budget = "Budget μ of each class (logarithmic)";

    public static LineChart Features(PathFile file, IReadOnlyList<ClassEntry> classes)
    {
        double most = file.Classes.SelectMany(c => c.Points).Max(p => p.Features);
        return new LineChart
        {
            Id = "features",
            Title = "Features with a weight, class by class; beside the names their number at the largest μ",
            Description = "A feature may drop again where another one joins.",
            X = Axis(file),
            Y = new ChartAxis("Features", 0, Math.Max(1, most), Whole: true),
            Series = [.. file.Classes
                .Select((c, i) => Line(c, ClassStrokes.Style(classes, i), p => p.Features, last => $"{last:0}"))],
        };
    }

    public static LineChart Error(PathFile file, IReadOnlyList<ClassEntry> classes) => new()
    {
        Id = "error",
        Title = "Squared error as a part of that of no weights at all; beside the names its value at the largest μ",
        Description = "It falls along the path.",
        X = Axis(file),
        Y = new ChartAxis("Relative squared error", 0, 1),
        Series = [.. file.Classes.Select((c, i) => Line(c, ClassStrokes.Style(classes, i),
            p => p.RelativeObjective, last => FormattableString.Invariant($"{last:0.000}")))],
    };

    public static LineChart Accuracy(PathFile file) => new()
    {
        Id = "accuracy",
        Title = "What the weights alone recognise: the class c with the largest w_c · x; beside the names the best "
            + "in percent",
        Description = $"{PathVerdict.Of(file)} Dashed: how often they say what the network says.",
        X = Axis(file),
        Y = new ChartAxis("Share of images", 0, 1, 10),
        Series =
        [
            .. file.Images.Select(
                (images, i) => Line(file, images, $"{images.Name}, true labels", SeriesStyle.Of(i), r => r.Accuracy)),
            .. file.Images.Where(images => images == file.Images[^1]).Select(images =>
                Line(file, images, $"{images.Name}, what the network says", "control c1", r => r.Agreement)),
        ],
    };

    public static LineChart Coefficients(PathFile file, int label)
    {
        PathClass c = file.Classes[label];
        return new LineChart
        {
            Id = FormattableString.Invariant($"weights-{label}"),
            Title = $"{c.Class}: the features that take the largest share of the budget; beside the names their mean "
                + "share in percent",
            Description = "Weight divided by the budget, over the budget; below 0 a feature speaks against the class.",
            X = Axis(file),
            Y = new ChartAxis("w / μ", -1, 1, 8),
            Series =
            [
                .. c.Leading.Select((feature, i) => new ChartSeries(
                    FormattableString.Invariant($"{feature.Layer}:{feature.Channel}"),
                    SeriesStyle.Of(i),
                    [.. c.Points.Select((point, at) => (point.Mu, feature.Weights[at] / point.Mu))
                        .Where(p => p.Mu >= Low(file))],
                    Percent.Of(feature.MeanShare))),
            ],
        };
    }

    private static ChartSeries Line(
        PathClass c, string style, Func<PathClassPoint, double> number, Func<double, string> note) => new(
        c.Class,
        style,
        [.. c.Points.Select(point => (point.Mu, number(point)))],
        note(number(c.Points[^1])));

    private static ChartSeries Line(
        PathFile file, PathImages images, string label, string style, Func<PathReadout, double> number)
    {
        (double Mu, double Share)[] points = [.. file.Readout.Where(r => r.Images == images.Name)
            .Select(r => (r.Mu, number(r)))];
        return new ChartSeries(label, style, points, Percent.Of(points.Max(point => point.Share)));
    }

    private static ChartAxis Axis(PathFile file) => new(Budget, Low(file), file.MuMax, Logarithmic: true);

    private static double Low(PathFile file) => file.Readout.Min(r => r.Mu);
}
