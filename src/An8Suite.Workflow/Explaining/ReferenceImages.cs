using An8Suite.Core;
using An8Suite.Core.Datasets;
using An8Suite.Core.Imaging;
using An8Suite.Core.Labels;
using An8Suite.Learning.Explanations;
using An8Suite.Learning.Networks;
using An8Suite.Workflow.Steps;

namespace An8Suite.Workflow.Explaining;

/// <summary>The training images that some methods compare with: of the network's fold, chosen by the seed.</summary>
internal static class ReferenceImages
{
    /// <summary>The options with the images, where one of their methods needs them.</summary>
    /// <param name="options">The methods, the seed and how many images at most.</param>
    /// <param name="subject">The network's fold.</param>
    /// <param name="dataset">What the network was trained on; null where it is not at hand, which is said.</param>
    /// <param name="network">Its input has their size.</param>
    /// <param name="context">Is told.</param>
    public static ExplainOptions AddTo(
        ExplainOptions options, NetworkSubject subject, Dataset? dataset, NetworkDescription network,
        StepContext context)
    {
        string[] methods = [.. options.Methods.Where(name => ExplanationMethods.Of(name).NeedsReferences)];
        if (methods.Length == 0)
        {
            return options;
        }

        IReadOnlyList<Sample> samples = dataset is null ? [] : subject.Samples(dataset, Split.Train);
        if (samples.Count == 0)
        {
            context.Reporter.Say($"    {string.Join(", ", methods)}: no training images at hand, so the mean colour is "
                + "the only reference");
            return options;
        }

        PictureSizing sizing = new(network.Fit);
        int[] order = new CounterRandom(options.Seed, "references", 0).Permutation(samples.Count);
        return options with
        {
            References = [.. order.Take(options.Numbers.References)
                .Select(place => sizing.Apply(dataset!.ReadImage(samples[place])))],
        };
    }
}
