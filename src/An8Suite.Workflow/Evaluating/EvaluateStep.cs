using An8Suite.Core;
using An8Suite.Core.Datasets;
using An8Suite.Core.Labels;
using An8Suite.Core.Scoring;
using An8Suite.Learning.Explanations;
using An8Suite.Learning.Native;
using An8Suite.Learning.Networks;
using An8Suite.Workflow.Explaining;
using An8Suite.Workflow.Generating;
using An8Suite.Workflow.Steps;
using An8Suite.Workflow.Training;

namespace An8Suite.Workflow.Evaluating;

/// <summary>
/// A selection to scores: <c>explain</c> and <c>score</c> in one, without writing heatmaps that nobody will look at.
/// </summary>
/// <remarks>
/// Writes what the two write (<c>index.json</c>, <c>scores.csv</c>, <c>summary.json</c>), <c>grid-scores.csv</c> and
/// <c>grid-summary.json</c> for the grid, and heatmaps of the images that the report shows. All heatmaps of a full run
/// would take some 200 GB.
/// </remarks>
public static class EvaluateStep
{
    /// <summary>The verb.</summary>
    public const string Name = "evaluate";

    /// <summary>The scores of the grid's cells.</summary>
    public const string GridScoresName = "grid-scores.csv";

    /// <summary>Their summary.</summary>
    public const string GridSummaryName = "grid-summary.json";

    /// <summary>Explains and scores the test images of one selection's fold.</summary>
    public static bool Run(EvaluateOptions options, string selectFolder, StepContext context)
    {
        options.Validate();
        var subject = NetworkSubject.Of(selectFolder);
        string datasetFolder = DatasetOf(selectFolder, subject);
        options = options with
        {
            Methods = MethodNeeds.Resolve(
                options.Methods, options.MethodsAreNamed, subject, hasMasks: true, context.Reporter),
            Policies = options.PoliciesOf(DatasetReader.Read(datasetFolder)),
        };
        Dictionary<string, string> inputs = subject.Inputs;
        inputs[GenerateStep.Name] = datasetFolder;
        StepPlan plan = new()
        {
            Step = Name,
            Out = context.Out,
            Options = new EvaluateRecord(options, context.Threads, context.Device),
            Inputs = inputs,
            Seed = options.Seed,
            Versions = SuiteVersions.LibTorch,
            Replace = context.Replace,
        };
        return StepFolder.Make(plan, folder =>
        {
            LibTorch.UseDevice(context.Device);
            LibTorch.SetThreads(context.Threads);
            Dataset dataset = DatasetReader.Read(datasetFolder);
            using Network network = subject.Network();
            IReadOnlyList<Sample> samples = EvaluatedPoses.Of(
                NetworkImages.SplitOf(dataset, TrainingFile.Read(subject.TrainFolder!).TestFold, Split.Test),
                options.Poses, options.Seed, "evaluated-poses");
            IReadOnlyList<Sample> slow = EvaluatedPoses.Of(samples, options.SlowPoses, options.Seed, "slow-poses");
            ExplainOptions drawn = ReferenceImages.AddTo(
                options.ToExplain(slow: true), subject, dataset, network.Description, context);
            EvaluatedSamples images = new(dataset, samples, slow) { References = drawn.References };
            Write(subject.Explainer(network), network.Description, images, options, folder, context);
        });
    }

    private static string DatasetOf(string selectFolder, NetworkSubject subject) =>
        subject.GeneratedFolder
            ?? throw new InputException(
                $"{selectFolder}: its network was not trained on a dataset of 'an8 generate', and only those "
                + "have masks to evaluate against");

    private static void Write(
        Explainer explainer, NetworkDescription network, EvaluatedSamples images,
        EvaluateOptions options, string folder, StepContext context)
    {
        EvaluationScores scores = new(images.Dataset, options.Policies, options);
        KeptHeatmaps kept = new(folder, options.KeptExtremes);
        HashSet<string> shown = [.. ShownImages.Choose(images.Slow).Select(sample => sample.Id)];
        ExplanationNotes notes = new(network.Classes);
        List<ExplainedImage> indexed = [];
        ParallelOptions threads = new() { MaxDegreeOfParallelism = context.Threads, CancellationToken = context.Token };
        foreach ((string title, IReadOnlyList<Sample> samples, bool slow) in images.Passes)
        {
            context.Reporter.Track(title, samples.Count, "images", report =>
            {
                ExplainOptions drawn = options.ToExplain(slow) with { References = images.References };
                foreach (Explanation explanation in explainer.Explain(
                    images.Inputs(samples), drawn, report, context.Token))
                {
                    Keep(kept, explanation, scores.Add(images[explanation.Id], explanation, threads), shown);
                    Explanation named = explanation with
                    {
                        Maps = explanation.Maps.Where(map => options.Methods.Contains(map.Key)).ToDictionary(),
                    };
                    indexed.Add(ExplainedImage.Of(named));
                    notes.Add(named);
                }
            });
        }

        kept.WriteExtremes();
        foreach (string note in notes.Lines(explainer.HasSelection))
        {
            context.Reporter.Say($"    {note}");
        }

        indexed.Sort((one, other) => images.PlaceOf(one.Id).CompareTo(images.PlaceOf(other.Id)));
        ExplanationIndex.Of(options.Methods, options.Top, "predicted", network.Classes, indexed).Write(folder);
        WriteScores(scores, folder);
    }

    /// <summary>Images that the gallery shows keep the maps of all methods, the grid's too; others compete.</summary>
    private static void Keep(
        KeptHeatmaps kept, Explanation explanation, IReadOnlyDictionary<string, double> aucs, HashSet<string> shown)
    {
        foreach ((string method, MethodMap map) in explanation.Maps)
        {
            if (shown.Contains(explanation.Id))
            {
                kept.Write(method, explanation.Id, map.Heatmap);
            }

            if (!method.Contains('.', StringComparison.Ordinal) && aucs.TryGetValue(method, out double auc))
            {
                kept.Consider(method, explanation.Id, auc, map.Heatmap);
            }
        }
    }

    private static void WriteScores(EvaluationScores scores, string folder)
    {
        ScoreSummary.Of(scores.Methods).Write(Path.Combine(folder, ScoreSummary.FileName));
        ScoreTable.Of(scores.Methods).Write(Path.Combine(folder, ScoreTable.FileName));
        if (scores.Grid.Count > 0)
        {
            ScoreSummary.Of(scores.Grid).Write(Path.Combine(folder, GridSummaryName));
            ScoreTable.Of(scores.Grid).Write(Path.Combine(folder, GridScoresName));
        }
    }
}
