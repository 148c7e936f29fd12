using System.Globalization;
using An8Suite.Core;
using An8Suite.Core.Selection;
using An8Suite.Workflow.Experiments.Selections;
using An8Suite.Workflow.Flags;

namespace An8Suite.Workflow.Experiments.RegularizationPaths;

/// <summary>
/// Follows the lasso of every class through all budgets up to one, and tries the weights as a classifier.
/// </summary>
internal static class PathExperiment
{
    private const int LeadingFeatures = 6;

    /// <summary>Responses to <c>path.json</c>, <c>path.csv</c>, <c>readout.csv</c> and <c>path.html</c>.</summary>
    public static Experiment<RecordedResponses, PathOptions, PathFile> Row { get; } = new()
    {
        Name = "path",
        Heading = "The selection at every budget",
        Summary = "Follows the mu-lasso of every class through all budgets: features, error, and what the weights "
            + "alone recognise.",
        Example = "an8 path out/respond --mu-max 100 --out out/path",
        Input = "respond",
        Options = Options,
        Check = options => options.Validate(),
        Open = (_, folder, _) => new RecordedResponses(folder),
        Inputs = (responses, _) => responses.Inputs,
        Machine = MachineUse.None,
        RecordsResponses = true,
        OptionsStandAlone = true,
        Measure = Measure,
        Page = (run, file) => PathPage.Html(file, run.Subject.Dataset(run.Context)),
        Sentences = Sentences,
        Section = (html, runs, _) =>
        {
            foreach (ExperimentResult<PathFile> run in runs)
            {
                html.Line($"<p><strong>{run.Title}.</strong> {PathVerdict.Of(run.File)}</p>");
            }
        },
    };

    private static OptionTable<PathOptions> Options() => new OptionTable<PathOptions>(new())
        .OneOf("--preset", "Labels, and the budget to mark.", LassoOptions.PresetNames,
            o => StepFlags.PresetOf(o.Lasso), (o, name) => o with { Lasso = LassoOptions.Preset(name) })
        .Number(
            "--mu-max",
            "The largest L1 budget of each class's weights.", o => o.MuMax, (o, mu) => o with { MuMax = mu })
        .Number(
            "--points", "Budgets from a thousandth of --mu-max up to it, even in their logarithm, beside the corners.",
            o => o.Points, (o, n) => o with { Points = n }, atLeast: 2)
        .Names("--on",
            "Comma-separated splits to try the weights on as a classifier, beside the recorded one.", SplitNames.Splits,
            o => o.On.Select(split => SplitNames.Of(split)),
            (o, names) => o with { On = [.. names.Select(name => SplitNames.Parse(name)!.Value)] },
            helpName: "splits");

    private static PathFile Measure(ExperimentRun<RecordedResponses, PathOptions> run)
    {
        PathOptions options = run.Options;
        string[] names = [.. run.Subject.Dataset(run.Context).Classes.Select(c => c.Name)];
        ResponseTable table = run.Subject.Table();
        SelectionClasses.Require(table, names, options.Lasso.Labels);
        IReadOnlyList<PathPoint>[] paths = Follow(table, names.Length, options);
        PathFile file = Describe(
            options, names, table, paths, SplitResponses.Of(run.Subject.Respond, table, options.On, run.Context));
        PathCsv.Write(file, run.Folder);
        return file;
    }

    private static IReadOnlyList<PathPoint>[] Follow(ResponseTable table, int classCount, PathOptions options)
    {
        var system = GramSystem.Build(table, classCount, options.Lasso.Labels);
        double? first = Enumerable.Range(0, classCount)
            .Min(label => RegularizationPath.FirstCorner(system, label, options.Lasso.Sign));
        if (first is null || options.MuMax <= first)
        {
            throw new InputException(first is null
                ? "no response varies with any class, so there is no path to follow"
                : FormattableString.Invariant(
                    $"path options: mu-max is {options.MuMax}, expected more than {first:G4}, the first budget where ")
                    + "any class has a second feature");
        }

        var paths = new IReadOnlyList<PathPoint>[classCount];
        double[] grid = options.Grid();
        Parallel.For(0, classCount, label =>
            paths[label] = RegularizationPath.Follow(system, label, options.Lasso with { Mu = options.MuMax }, grid));
        return paths;
    }

    private static PathFile Describe(
        PathOptions options, string[] names, ResponseTable table,
        IReadOnlyList<PathPoint>[] paths, IReadOnlyList<ReadoutSet> sets)
    {
        int[] labels = options.Lasso.Labels == LassoLabels.Predicted ? table.Predictions : table.Labels;
        double[] grid = options.Grid();
        return new PathFile
        {
            MuMax = options.MuMax,
            SelectMu = options.Lasso.Mu,
            Labels = options.Lasso.Labels,
            FeatureCount = table.Features.Count,
            Classes = [.. names.Select((name, label) => new PathClass(
                name,
                labels.Count(l => l == label),
                [.. paths[label].Select(PathClassPoint.Of)],
                Leading(table.Features, paths[label], grid)))],
            Images = [.. sets.Select((set, i) => Of(set, fitted: i == 0))],
            Readout = [.. grid.SelectMany(mu => Readout(mu, paths, sets))],
        };
    }

    private static IReadOnlyList<PathFeature> Leading(
        IReadOnlyList<Feature> features, IReadOnlyList<PathPoint> path, double[] grid)
    {
        PathPoint[] even = [.. path.Where(point => grid.Contains(point.Mu))];
        return
        [
            .. Enumerable.Range(0, features.Count)
                .Select(i => new PathFeature(
                    features[i].Layer,
                    features[i].Channel,
                    even.Average(point => Math.Abs(point.Fit.Weights[i]) / point.Mu),
                    [.. path.Select(point => point.Fit.Weights[i])]))
                .Where(feature => feature.MeanShare > 0)
                .OrderByDescending(feature => feature.MeanShare)
                .Take(LeadingFeatures),
        ];
    }

    private static IEnumerable<PathReadout> Readout(
        double mu, IReadOnlyList<PathPoint>[] paths, IReadOnlyList<ReadoutSet> sets)
    {
        double[][] weights = [.. paths.Select(path => path.First(point => point.Mu == mu).Fit.Weights)];
        int features = Enumerable.Range(0, weights[0].Length).Count(i => weights.Any(w => w[i] != 0));
        foreach (ReadoutSet set in sets)
        {
            ReadoutScore score = LinearReadout.Score(set.Table, weights);
            yield return new PathReadout(mu, set.Name, score.Accuracy, score.Agreement, features);
        }
    }

    private static PathImages Of(ReadoutSet set, bool fitted) => new(
        set.Name,
        fitted,
        set.Table.Ids.Count,
        LinearReadout.ShareEqual(set.Table.Labels, set.Table.Predictions),
        set.Table.Labels.CountBy(label => label).Max(pair => pair.Value) / (double)set.Table.Ids.Count);

    private static IEnumerable<string> Sentences(PathFile file)
    {
        yield return PathVerdict.Of(file);
        PathClassPoint[] points = [.. file.Classes.SelectMany(c => c.Points)];
        int missed = points.Count(point => !point.Converged);
        yield return string.Create(
            CultureInfo.InvariantCulture,
            $"{points.Length} fits, largest relative gap {points.Max(point => point.RelativeGap):0.0e+0}");
        if (missed > 0)
        {
            yield return $"WARNING: {missed} fits miss their certificate; they are not proven to be optimal";
        }
    }
}
