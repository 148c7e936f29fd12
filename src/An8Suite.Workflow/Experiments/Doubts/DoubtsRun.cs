using An8Suite.Core.Datasets;
using An8Suite.Core.Labels;
using An8Suite.Core.Statistics;
using An8Suite.Learning.Explanations;
using An8Suite.Learning.Networks;
using An8Suite.Learning.Training;
using An8Suite.Workflow.Evaluating;
using An8Suite.Workflow.Rerendering;
using An8Suite.Workflow.Steps;

namespace An8Suite.Workflow.Experiments.Doubts;

/// <summary>The measuring itself, on chosen images of one network.</summary>
internal sealed class DoubtsRun(
    Network network, Explainer explainer, EvaluatedSamples images, DoubtsOptions options, StepContext context)
{
    private readonly ResamplingOptions _resampling = new() { Seed = options.Seed };

    /// <summary>
    /// Tries the plans, renders the views again, and compares the heat of the standard methods with what came of it.
    /// </summary>
    public DoubtsFile Measure(IReadOnlyList<VariantPlan> plans, IReadOnlyList<Sample> training)
    {
        Dataset dataset = images.Dataset;
        SampleInput[] inputs = [.. images.Inputs(images.Samples)];
        IReadOnlyList<SelectionVariant> variants = [];
        context.Reporter.Track("options of the selection", plans.Count, "sets of options", report =>
        {
            SelectionVariants measure = new(
                network, images.Samples, inputs, [.. inputs.Select(input => input.ClassMask!)]);
            ImageSet set = ImageSet.Load(training, dataset.ReadImage, context.Token);
            variants = measure.Measure(plans, set, _resampling, context.Token);
            report(plans.Count);
        });
        IReadOnlyList<PartLogits> logits = Render(dataset);
        string[] parts = [.. dataset.Parts.Select(part => part.Name)];
        return new DoubtsFile
        {
            Images = images.Samples.Count,
            Poses = images.Samples.Select(sample => sample.Pose).Distinct().Count(),
            Classes = [.. dataset.Classes.Select(entry => entry.Name)],
            ClassParts = [.. dataset.Classes.Select(entry => entry.Parts)],
            Parts = parts,
            Variants = variants,
            Effects = PartEffects.Of(logits, parts, _resampling),
            Heat = HeatShares.Of(logits, Explain(inputs), ExplanationMethods.Default, _resampling),
        };
    }

    private List<PartLogits> Render(Dataset dataset)
    {
        using var rendered = RerenderedDataset.Open(dataset, options.Device, context.Reporter);
        List<PartLogits> logits = [];
        IGrouping<int, Sample>[] groups = [.. images.Samples.GroupBy(sample => sample.Pose)];
        context.Reporter.Track("parts removed", groups.Length, "poses", report =>
        {
            for (int i = 0; i < groups.Length; i++)
            {
                context.Token.ThrowIfCancellationRequested();
                logits.AddRange(PartLogits.Of(
                    [.. groups[i]], rendered.PoseOf(groups[i].First()), rendered.Plant, network));
                report(i + 1);
            }
        });
        return logits;
    }

    private Dictionary<string, Explanation> Explain(SampleInput[] inputs)
    {
        Dictionary<string, Explanation> explanations = [];
        ExplainOptions drawn = new()
        {
            Methods = ExplanationMethods.Default,
            FeatureCount = options.Top,
            Seed = options.Seed,
            Class = ClassChoice.True,
        };
        context.Reporter.Track("heatmaps", inputs.Length, "images", report =>
            explanations = explainer.Explain(inputs, drawn, report, context.Token).ToDictionary(one => one.Id));
        return explanations;
    }
}
