using System.Collections.Concurrent;
using An8Suite.Core.Datasets;
using An8Suite.Core.Imaging;
using An8Suite.Core.Labels;
using An8Suite.Core.Scoring;
using An8Suite.Learning.Explanations;

namespace An8Suite.Workflow.Evaluating;

/// <summary>Scores the maps of one image after another, and says how each method did under the first policy.</summary>
internal sealed class EvaluationScores(Dataset dataset, IReadOnlyList<string> policies, EvaluateOptions options)
{
    private readonly ConcurrentBag<ScoredHeatmap> _methods = [];
    private readonly ConcurrentBag<ScoredHeatmap> _grid = [];

    /// <summary>The methods under every policy.</summary>
    public IReadOnlyCollection<ScoredHeatmap> Methods => _methods;

    /// <summary>The cells of the grid under the first policy.</summary>
    public IReadOnlyCollection<ScoredHeatmap> Grid => _grid;

    /// <summary>
    /// Scores all maps of an image on several threads; returns the AUC under the first policy of those that are not
    /// constant.
    /// </summary>
    public IReadOnlyDictionary<string, double> Add(Sample sample, Explanation explanation, ParallelOptions threads)
    {
        BinaryMask[] masks = [.. policies.Select(policy => dataset.ReadMask(sample, policy))];
        var first = new ConcurrentDictionary<string, double>();
        Parallel.ForEach(explanation.Maps.Keys, threads, method =>
        {
            bool named = options.Methods.Contains(method);
            Heatmap heat = explanation.Maps[method].Heatmap;
            int count = named ? policies.Count : 1;
            ScoreSubject[] subjects =
                [.. policies.Take(count).Select(policy => Subject(sample, explanation, method, policy))];
            foreach ((int p, ScoredHeatmap without) in Scorer.Score(subjects, heat, masks[..count]).Index())
            {
                ScoredHeatmap scored = without with { Completeness = explanation.Maps[method].Completeness };
                if (named)
                {
                    _methods.Add(scored);
                }

                if (options.Grid && p == 0 && method.Contains('.', StringComparison.Ordinal))
                {
                    _grid.Add(scored);
                }

                if (p == 0 && scored.Score is { Status: ScoreStatus.Scored, Measures.Auc: double auc })
                {
                    first[method] = auc;
                }
            }
        });
        return first;
    }

    private ScoreSubject Subject(Sample sample, Explanation explanation, string method, string policy) =>
        new(sample, dataset.Classes[sample.Label].Name, explanation.PredictedClass, method, policy);
}
