using An8Suite.Core.Imaging;
using An8Suite.Core.Labels;
using An8Suite.Core.Scoring;
using An8Suite.Core.Selection;
using An8Suite.Core.Statistics;
using An8Suite.Learning.Explanations;
using An8Suite.Learning.Networks;
using An8Suite.Learning.Responses;
using An8Suite.Learning.Training;

namespace An8Suite.Workflow.Experiments.Doubts;

/// <summary>
/// Selects and draws with one set of options after another, and scores the heatmaps against the class's part.
/// </summary>
/// <param name="network">Stays the caller's.</param>
/// <param name="samples">The images that are drawn.</param>
/// <param name="inputs">The same, read.</param>
/// <param name="masks">Their masks under the policy <c>class_part</c>.</param>
internal sealed class SelectionVariants(
    Network network, IReadOnlyList<Sample> samples, IReadOnlyList<SampleInput> inputs, IReadOnlyList<BinaryMask> masks)
{
    private const string Ours = "ours";

    /// <summary>
    /// One entry a plan, the first of which is the standard; one pass over the training images serves all.
    /// </summary>
    public IReadOnlyList<SelectionVariant> Measure(
        IReadOnlyList<VariantPlan> plans, ImageSet training, ResamplingOptions resampling, CancellationToken token)
    {
        ResponseOptions[] options = [.. plans.Select(plan => plan.Responses).Distinct()];
        Dictionary<ResponseOptions, (ResponseRecorder Recorder, ResponseTable Table)> recorded = options
            .Zip(ResponseVariants.Record(network, options, training, null, token))
            .ToDictionary(pair => pair.First, pair => pair.Second);
        (VariantPlan Plan, double Features, Measures?[] Scores, int Empty)[] drawn =
            [.. plans.Select(plan => Draw(plan, recorded[plan.Responses], token))];
        PoseTable table = PoseInterval.TableOf(
            samples, drawn.ToDictionary(
                one => Key(one.Plan), one => Array.ConvertAll(one.Scores, score => score?.Auc ?? double.NaN)));
        PoseTable ranks = PoseInterval.TableOf(
            samples, drawn.ToDictionary(
                one => Key(one.Plan), one => Array.ConvertAll(one.Scores, score => score?.RankAuc ?? double.NaN)));
        var bootstrap = PoseBootstrap.Of(table, resampling);
        string standard = Key(plans[0]);
        double? standardAuc = table.Find(standard)!.Mean();
        return [.. drawn.Select((one, i) =>
        {
            double? auc = table.Find(Key(one.Plan))!.Mean();
            Interval? interval = i == 0 ? null : bootstrap.Difference(Key(one.Plan), standard);
            return new SelectionVariant(
                one.Plan.Option,
                one.Plan.Value,
                one.Features,
                auc,
                ranks.Find(Key(one.Plan))!.Mean(),
                i == 0 ? null : auc - standardAuc,
                interval?.Low,
                interval?.High,
                one.Scores.Count(score => score is not null),
                one.Empty);
        })];
    }

    private (VariantPlan Plan, double Features, Measures?[] Scores, int Empty) Draw(
        VariantPlan plan, (ResponseRecorder Recorder, ResponseTable Table) recorded, CancellationToken token)
    {
        FeatureSelection selection = FeatureSelection.Fit(
            recorded.Table, network.Description.Classes.Count, plan.Lasso);
        Explainer explainer = new(network, recorded.Recorder, selection.Features, selection.Weights);
        ExplainOptions options = new() { Methods = [Ours], FeatureCount = plan.Top };
        Explanation[] explanations = [.. explainer.Explain(inputs, options, null, token)];
        return (
            plan,
            selection.Fits.Average(fit => (double)fit.Certificate.SupportCount),
            [.. explanations.Select((explanation, i) => ScoreOf(explanation, masks[i]))],
            explanations.Count(explanation => explanation.Features.Count == 0));
    }

    private static Measures? ScoreOf(Explanation explanation, BinaryMask mask)
    {
        var levels = HeatLevels.Of(explanation.Maps[Ours].Heatmap, mask, $"image {explanation.Id}");
        return Measures.Of(levels, IouCurve.Of(levels));
    }

    private static string Key(VariantPlan plan) => $"{plan.Option}={plan.Value}";
}
