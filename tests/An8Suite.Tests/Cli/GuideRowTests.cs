using System.Globalization;
using An8Suite.Core.Labels;
using An8Suite.Core.Scoring;
using An8Suite.Learning.Explanations;
using An8Suite.Learning.Networks;
using An8Suite.Learning.Responses;
using An8Suite.Workflow.Experiments;

namespace An8Suite.Tests.Cli;

/// <summary>Tables of the guides have a row for everything that there is, in its order, and the numbers of the code.</summary>
public sealed class GuideRowTests
{
    private const string Methods = "src/An8Suite.Learning/Explanations/README.md";
    private const string Networks = "src/An8Suite.Learning/README.md";
    private const string Report = "src/An8Suite.Report/README.md";
    private const string Experiments = "src/An8Suite.Workflow/Experiments/README.md";

    [Fact]
    public void Every_explanation_method_and_control_has_its_row() =>
        Assert.Equal(ExplanationMethods.Names, Rows(Methods, ExplanationMethods.Names));

    [Fact]
    public void Every_measure_has_its_row() =>
        Assert.Equal(MeasureColumn.All.Select(measure => measure.Name), Rows(Report, [.. MeasureColumn.All.Select(measure => measure.Name)]));

    [Fact]
    public void Every_mask_policy_has_its_row() => Assert.Equal(
        [.. MaskPolicy.All.Select(policy => policy.Name), "part:NAME"],
        Rows(Report, [.. MaskPolicy.All.Select(policy => policy.Name), "part:NAME"]));

    [Fact]
    public void Every_network_has_its_row() => Assert.Equal(Architectures.Names, Rows(Networks, [.. Architectures.Names]));

    [Fact]
    public void Every_experiment_has_its_row() => Assert.Equal(
        KnownExperiments.All.Select(experiment => experiment.Command().Name),
        Rows(Experiments, [.. KnownExperiments.All.Select(experiment => experiment.Command().Name)]));

    [Fact]
    public void The_methods_numbers_are_those_of_the_code()
    {
        MethodOptions numbers = new();
        string guide = Guides.Read(Methods);
        Assert.All(
            (FormattableString[])[
                $"`--ig-steps {numbers.IntegratedGradientsSteps}`",
                $"`--eg-samples {numbers.ExpectedGradientsSamples}`",
                $"`--eg-references {numbers.References}`",
                $"`--lrp-epsilon {numbers.LrpEpsilon}`",
                $"`--lrp-gamma {numbers.LrpGamma}`",
                $"`--smoothgrad-samples {numbers.SmoothGradSamples}`",
                $"`--smoothgrad-sigma {numbers.SmoothGradSigma}`",
                $"`--occlusion-window {numbers.OcclusionWindow}`",
                $"`--occlusion-stride {numbers.OcclusionStride}`",
                $"`--rise-masks {numbers.RiseMasks}`",
                $"`--rise-grid {numbers.RiseGrid}`",
                $"`--rise-visible {numbers.RiseVisible}`",
                $"`--segments {Core.Choice.NameOf(numbers.Segments)}`",
                $"`--segment-grid {numbers.SegmentGrid}`",
                $"`--shap-coalitions {numbers.ShapCoalitions}`",
                $"`--lime-samples {numbers.LimeSamples}`",
                $"`--top {new ExplainOptions().FeatureCount}`",
                $"draws all {Grid.Names.Count}."],
            number => Assert.Contains(number.ToString(CultureInfo.InvariantCulture), guide.ReplaceLineEndings(" "), StringComparison.Ordinal));
        foreach (string choice in (string[])[.. Choices<ResponseNorm>(), .. Choices<LayerScaling>(), .. Choices<LayerChoice>()])
        {
            Assert.Contains($"`{choice}`", guide, StringComparison.Ordinal);
        }
    }

    private static IEnumerable<string> Rows(string guide, IReadOnlyList<string> names) =>
        Guides.Rows(Guides.Read(guide)).Where(names.Contains);

    private static IEnumerable<string> Choices<T>()
        where T : struct, Enum => Core.Choice.Names<T>();
}
