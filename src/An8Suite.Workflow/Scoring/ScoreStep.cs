using System.Collections.Concurrent;
using An8Suite.Core;
using An8Suite.Core.Datasets;
using An8Suite.Core.Files;
using An8Suite.Core.Imaging;
using An8Suite.Core.Labels;
using An8Suite.Core.Scoring;
using An8Suite.Workflow.Explaining;
using An8Suite.Workflow.Steps;

namespace An8Suite.Workflow.Scoring;

/// <summary>Heatmaps to <c>scores.csv</c> and <c>summary.json</c>.</summary>
public static class ScoreStep
{
    /// <summary>The paper's ground truth: the part that carries the class colour.</summary>
    public const string StandardPolicies = "class_part";

    /// <summary>
    /// Scores every heatmap of <paramref name="explainFolder"/> against the comma-separated policies.
    /// </summary>
    public static bool Run(string policies, string explainFolder, StepContext context, ScoreOptions? scores = null)
    {
        scores ??= new ScoreOptions();
        scores.Validate();
        var explain = Lineage.Of(explainFolder, "explain");
        if (!explain.Has("generate"))
        {
            throw new InputException(
                $"{explainFolder}: its images come without masks, so there is nothing to score its heatmaps against; "
                + "only datasets of 'an8 generate' have masks");
        }

        string datasetFolder = explain.FolderOf("generate");
        string[] names = PolicyNames(policies);
        StepPlan plan = new()
        {
            Step = "score",
            Out = context.Out,
            Options = new { policies = names, scores },
            Inputs = new Dictionary<string, string> { ["explain"] = explainFolder, ["generate"] = datasetFolder },
            Replace = context.Replace,
        };
        return StepFolder.Make(plan, folder =>
            Write(Score((names, scores), explainFolder, DatasetReader.Read(datasetFolder), context), scores, folder));
    }

    /// <summary>The names of a comma-separated list.</summary>
    /// <exception cref="InputException">There is none.</exception>
    internal static string[] PolicyNames(string policies)
    {
        string[] names = policies.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return names.Length > 0 ? names
            : throw new InputException($"--policies: expected names such as {StandardPolicies}, found '{policies}'");
    }

    /// <summary>Writes <c>summary.json</c> and <c>scores.csv</c>, whatever order the scores come in.</summary>
    internal static void Write(IReadOnlyCollection<ScoredHeatmap> scored, ScoreOptions scores, string folder)
    {
        ScoreSummary.Of(scored, scores).Write(Path.Combine(folder, ScoreSummary.FileName));
        ScoreTable.Of(scored).Write(Path.Combine(folder, ScoreTable.FileName));
    }

    private static ConcurrentBag<ScoredHeatmap> Score(
        (string[] Policies, ScoreOptions Scores) options, string explainFolder, Dataset dataset, StepContext context)
    {
        string[] policies = options.Policies;
        ExplanationIndex index = ExplanationIndex.Read(explainFolder);
        Dictionary<string, Sample> samples = dataset.Samples.ToDictionary(s => s.Id);
        ConcurrentBag<ScoredHeatmap> scored = [];
        int done = 0;
        context.Reporter.Track("score", index.Images.Count, "images", report => Parallel.ForEach(
            index.Images,
            new ParallelOptions { MaxDegreeOfParallelism = context.Threads, CancellationToken = context.Token },
            image =>
            {
                Sample sample = samples.GetValueOrDefault(image.Id)
                    ?? throw new InputException($"{explainFolder}: image '{image.Id}' is not in {dataset.Root}");
                BinaryMask[] masks = [.. policies.Select(policy => dataset.ReadMask(sample, policy))];
                foreach (IndexedMethod method in index.Methods)
                {
                    Heatmap heatmap = ReadHeatmap(ExplanationIndex.HeatmapPath(explainFolder, method.Name, image.Id));
                    ScoreSubject[] subjects = Array.ConvertAll(policies, policy => new ScoreSubject(
                        sample, dataset.Classes[sample.Label].Name, image.Predicted, method.Name, policy));
                    foreach (ScoredHeatmap score in Scorer.Score(subjects, heatmap, masks, options.Scores))
                    {
                        scored.Add(score with { Completeness = image.CompletenessOf(method.Name) });
                    }
                }

                report(Interlocked.Increment(ref done));
            }));
        return scored;
    }

    private static Heatmap ReadHeatmap(string path)
    {
        NpyArray<float> array = NpyFile.Read<float>(path);
        return array.Shape.Length == 2
            ? new Heatmap(array.Shape[1], array.Shape[0], array.Values)
            : throw new InputException($"{path}: expected a matrix of height x width, found {array.Shape.Length} axes");
    }
}
