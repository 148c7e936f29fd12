using An8Suite.Learning.Explanations;

namespace An8Suite.Workflow.Explaining;

/// <summary>One image that was explained.</summary>
/// <param name="Id">The sample's id and the name of its heatmaps.</param>
/// <param name="Label">Its true class; null where it is not known.</param>
/// <param name="Predicted">The class the network sees.</param>
/// <param name="ClassExplained">The class the heatmaps explain.</param>
/// <param name="Features">Its most relevant features, the most relevant first.</param>
/// <param name="Notes">Why a method's map is all zeros, by method; methods with a map are not named.</param>
public sealed record ExplainedImage(
    string Id,
    int? Label,
    int Predicted,
    int ClassExplained,
    IReadOnlyList<ExplainedFeature> Features,
    IReadOnlyDictionary<string, string> Notes)
{
    /// <summary>The entry of an explanation.</summary>
    public static ExplainedImage Of(Explanation explanation) => new(
        explanation.Id,
        explanation.Label,
        explanation.PredictedClass,
        explanation.TargetClass,
        [.. explanation.Features.Select(f => new ExplainedFeature(
            f.Feature.Layer, f.Feature.Channel, f.Weight, f.Response, f.Relevance))],
        explanation.Maps.Where(m => m.Value.EmptyBecause is not null)
            .OrderBy(m => m.Key, StringComparer.Ordinal)
            .ToDictionary(m => m.Key, m => m.Value.EmptyBecause!));
}
