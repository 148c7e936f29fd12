using An8Suite.Core;
using An8Suite.Core.Selection;
using An8Suite.Learning.Responses;

namespace An8Suite.Workflow.Experiments.Doubts;

/// <summary>
/// One set of options to try: what differs from the standard, and everything that is needed to select and draw with it.
/// </summary>
internal sealed record VariantPlan(string Option, string Value, ResponseOptions Responses, LassoOptions Lasso, int Top)
{
    private static readonly double[] Budgets = [1, 2, 5, 10, 20, 50, 100];
    private static readonly int[] FeatureCounts = [1, 3, 5, 10];

    /// <summary>What the standard options are called.</summary>
    public const string Standard = "standard";

    /// <summary>
    /// The standard options, then one change at a time; values that are the standard ones are not repeated.
    /// </summary>
    public static IReadOnlyList<VariantPlan> Of(ResponseOptions responses, LassoOptions lasso, int top)
    {
        VariantPlan standard = new(Standard, Standard, responses, lasso, top);
        IEnumerable<VariantPlan> changes =
        [
            .. Enum.GetValues<LayerScaling>().Select(scaling =>
                standard with
                {
                    Option = "scaling",
                    Value = Choice.NameOf(scaling),
                    Responses = responses with { Scaling = scaling },
                }),
            .. Enum.GetValues<ResponseNorm>().Select(norm =>
                standard with
                {
                    Option = "norm",
                    Value = Choice.NameOf(norm),
                    Responses = responses with { Norm = norm },
                }),
            .. Enum.GetValues<LayerChoice>().Select(layers =>
                standard with
                {
                    Option = "layers",
                    Value = Choice.NameOf(layers),
                    Responses = responses with { Layers = layers },
                }),
            .. ResponseOptions.PresetNames.Select(preset => standard with
            {
                Option = "preset", Value = preset, Responses = ResponseOptions.Preset(preset),
                Lasso = LassoOptions.Preset(preset),
            }),
            .. Budgets.Select(mu =>
                standard with
                {
                    Option = "mu",
                    Value = FormattableString.Invariant($"{mu}"),
                    Lasso = lasso with { Mu = mu },
                }),
            .. Enum.GetValues<LassoLabels>().Select(labels =>
                standard with
                {
                    Option = "labels",
                    Value = labels == LassoLabels.Predicted ? "predicted" : "ground-truth",
                    Lasso = lasso with { Labels = labels },
                }),
            .. Enum.GetValues<LassoSign>().Select(sign =>
                standard with
                {
                    Option = "sign",
                    Value = sign == LassoSign.Free ? "free" : "nonnegative",
                    Lasso = lasso with { Sign = sign },
                }),
            .. FeatureCounts.Select(k =>
                standard with { Option = "k", Value = FormattableString.Invariant($"{k}"), Top = k }),
        ];
        return [standard, .. changes.Where(change => !change.SameAs(standard) && IsPossible(change.Responses))];
    }

    private bool SameAs(VariantPlan other) => (Responses, Lasso, Top) == (other.Responses, other.Lasso, other.Top);

    private static bool IsPossible(ResponseOptions responses) =>
        responses.Scaling != LayerScaling.Zscore || !responses.WholeVectorL2;
}
