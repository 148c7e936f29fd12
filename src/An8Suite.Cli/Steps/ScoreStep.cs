using System.Collections.Concurrent;
using An8Suite.Core;
using An8Suite.Core.Datasets;
using An8Suite.Core.Files;
using An8Suite.Core.Imaging;
using An8Suite.Core.Scoring;

namespace An8Suite.Cli.Steps;

/// <summary>Heatmaps to <c>scores.csv</c> and <c>summary.json</c>.</summary>
public static class ScoreStep
{
    /// <summary>The paper's ground truth: the part that carries the class colour.</summary>
    public const string StandardPolicies = "class_part";

    /// <summary>Scores every heatmap of <paramref name="explainFolder"/> against the comma-separated policies.</summary>
    public static bool Run(string policies, string explainFolder, StepContext context)
    {
        StepRecord explain = StepRecord.Read(explainFolder, "explain");
        if (!explain.Inputs.ContainsKey("generate"))
        {
            throw new InputException($"{explainFolder}: its images come without masks, so there is nothing to score its heatmaps against; "
                + "only datasets of 'an8 generate' have masks");
        }

        string datasetFolder = explain.InputFolder(explainFolder, "generate");
        string[] names = policies.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        StepPlan plan = new()
        {
            Step = "score",
            Out = context.Out,
            Options = new { policies = names },
            Inputs = new Dictionary<string, string> { ["explain"] = explainFolder, ["generate"] = datasetFolder },
            Replace = context.Replace,
        };
        return StepFolder.Make(plan, folder => Score(names, explainFolder, DatasetReader.Read(datasetFolder), folder, context));
    }

    private static void Score(string[] policies, string explainFolder, Dataset dataset, string folder, StepContext context)
    {
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
                    for (int p = 0; p < policies.Length; p++)
                    {
                        ScoreSubject subject = new(
                            sample, dataset.Classes[sample.Label].Name, image.Predicted, method.Name, policies[p]);
                        scored.Add(Scorer.Score(subject, heatmap, masks[p]));
                    }
                }

                report(Interlocked.Increment(ref done));
            }));
        ScoreSummary.Of(scored).Write(Path.Combine(folder, ScoreSummary.FileName));
        ScoreTable.Of(scored).Write(Path.Combine(folder, ScoreTable.FileName));
    }

    private static Heatmap ReadHeatmap(string path)
    {
        NpyArray<float> array = NpyFile.Read<float>(path);
        return array.Shape.Length == 2
            ? new Heatmap(array.Shape[1], array.Shape[0], array.Values)
            : throw new InputException($"{path}: expected a matrix of height x width, found {array.Shape.Length} axes");
    }
}
