using An8Suite.Core.Datasets;
using An8Suite.Core.Imaging;
using An8Suite.Core.Labels;
using An8Suite.Learning.Networks;
using An8Suite.Learning.Training;
using An8Suite.Workflow.Steps;

namespace An8Suite.Workflow.Training;

/// <summary>The images of a network: those of its fold, in the size of its input.</summary>
internal static class NetworkImages
{
    /// <summary>The samples of one split when <paramref name="testFold"/> is tested; null stands for all.</summary>
    public static IReadOnlyList<Sample> SplitOf(Dataset dataset, int testFold, Split? split)
    {
        FoldSplit folds = FoldSplit.Of(dataset.Samples, testFold, dataset.FoldCount);
        return split switch
        {
            Split.Train => folds.Train,
            Split.Val => folds.Val,
            Split.Test => folds.Test,
            _ => dataset.Samples,
        };
    }

    /// <summary>Reads the pictures of some samples.</summary>
    public static ImageSet Load(Dataset dataset, Network network, IReadOnlyList<Sample> samples, StepContext context)
    {
        PictureSizing sizing = new(network.Description.Fit);
        ImageSet images = ImageSet.Load(samples, sample => sizing.Apply(dataset.ReadImage(sample)), context.Token);
        context.Reporter.SayIfAny(sizing.Note());
        return images;
    }
}
