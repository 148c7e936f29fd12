using System.Globalization;
using An8Suite.Cli.Report;
using An8Suite.Core;
using An8Suite.Core.Datasets;
using An8Suite.Core.Files;
using An8Suite.Core.Selection;

namespace An8Suite.Cli.Steps;

/// <summary>Responses to <c>path.json</c>, <c>path.csv</c>, <c>readout.csv</c> and <c>path.html</c>.</summary>
public static class PathStep
{
    private const int LeadingFeatures = 6;

    /// <summary>Follows the lasso of every class through all budgets up to one, and tries the weights as a classifier.</summary>
    public static bool Run(PathOptions options, string respondFolder, StepContext context)
    {
        options.Validate();
        StepRecord respond = StepRecord.Read(respondFolder, "respond");
        StepPlan plan = new()
        {
            Step = "path",
            Out = context.Out,
            Options = options,
            Inputs = new Dictionary<string, string> { ["respond"] = respondFolder },
            Replace = context.Replace,
        };
        return StepFolder.Make(plan, folder =>
        {
            Dataset dataset = DataInput.Behind(respond, respondFolder, context).Open();
            string[] names = [.. dataset.Classes.Select(c => c.Name)];
            ResponseTable table = ResponseFolder.Read(respondFolder);
            SelectionClasses.Require(table, names, options.Lasso.Labels);
            IReadOnlyList<PathPoint>[] paths = Follow(table, names.Length, options);
            PathFile file = Describe(options, names, table, paths, SplitResponses.Of(respondFolder, table, options.On, context));
            SuiteJson.Write(Path.Combine(folder, PathFile.FileName), file);
            PathCsv.Write(file, folder);
            FinishedFile.WriteText(Path.Combine(folder, PathPage.FileName), PathPage.Html(file, dataset));
            Report(file, context);
        });
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
                    $"path options: mu-max is {options.MuMax}, expected more than {first:G4}, the first budget where any class has a second feature"));
        }

        var paths = new IReadOnlyList<PathPoint>[classCount];
        double[] grid = options.Grid();
        Parallel.For(0, classCount, label =>
            paths[label] = RegularizationPath.Follow(system, label, options.Lasso with { Mu = options.MuMax }, grid));
        return paths;
    }

    private static PathFile Describe(
        PathOptions options, string[] names, ResponseTable table, IReadOnlyList<PathPoint>[] paths, IReadOnlyList<ReadoutSet> sets)
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

    private static void Report(PathFile file, StepContext context)
    {
        context.Reporter.Say($"    {PathVerdict.Of(file)}");
        PathClassPoint[] points = [.. file.Classes.SelectMany(c => c.Points)];
        int missed = points.Count(point => !point.Converged);
        context.Reporter.Say(string.Create(
            CultureInfo.InvariantCulture,
            $"    {points.Length} fits, largest relative gap {points.Max(point => point.RelativeGap):0.0e+0}"));
        if (missed > 0)
        {
            context.Reporter.Say($"    WARNING: {missed} fits miss their certificate; they are not proven to be optimal");
        }
    }
}
