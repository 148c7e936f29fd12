using An8Suite.Core;
using An8Suite.Core.Datasets;
using An8Suite.Core.Imaging;
using An8Suite.Core.Labels;
using An8Suite.Core.Selection;
using An8Suite.Learning.Native;
using An8Suite.Learning.Networks;
using An8Suite.Learning.Responses;
using An8Suite.Learning.Training;
using An8Suite.Workflow.Generating;
using An8Suite.Workflow.Selecting;
using An8Suite.Workflow.Steps;
using An8Suite.Workflow.Training;

namespace An8Suite.Workflow.Experiments.RegularizationPaths;

/// <summary>
/// The responses of other splits than the one that <c>an8 respond</c> recorded, from the same network and options.
/// </summary>
internal static class SplitResponses
{
    /// <summary>What stands for the images of every split.</summary>
    public const string Everything = "all";

    /// <summary>
    /// The recorded images first, then the wanted splits; those that are among the recorded images are not asked again.
    /// </summary>
    public static IReadOnlyList<ReadoutSet> Of(
        Lineage respond, ResponseTable recorded, IReadOnlyList<Split> wanted, StepContext context)
    {
        RespondOptions options = respond.Record.OptionsAs<RespondOptions>();
        ReadoutSet first = new(options.Split is { } split ? Choice.NameOf(split) : Everything, recorded);
        Split[] others = options.Split is null ? [] : [.. wanted.Where(s => s != options.Split).Distinct().Order()];
        return others.Length == 0 ? [first] : [first, .. Record(respond.Behind("train"), options, others, context)];
    }

    private static List<ReadoutSet> Record(
        Lineage train, RespondOptions options, Split[] splits, StepContext context)
    {
        Dataset dataset = DataInput.Of(train, context).Open();
        int testFold = TrainingFile.Read(train.Folder).TestFold;

        // As recorded: another number of threads would shape the last bits.
        LibTorch.SetThreads(options.Threads);
        using Network network = TrainStep.ReadNetwork(train.Folder);
        ResponseRecorder recorder = new(network, options.Responses);
        PictureSizing sizing = new(network.Description.Fit);
        ResponseTable Responses(Split? split)
        {
            ImageSet images = ImageSet.Load(
                NetworkImages.SplitOf(dataset, testFold, split),
                sample => sizing.Apply(dataset.ReadImage(sample)), context.Token);
            ResponseTable? table = null;
            context.Reporter.Track("respond", images.Count, "images", report =>
                table = recorder.Record(images, report, context.Token));
            return table!;
        }

        if (options.Responses.Scaling == LayerScaling.Zscore)
        {
            // z-scores are measured on the first images the recorder sees.
            Responses(options.Split);
        }

        List<ReadoutSet> sets = [];
        foreach (Split split in splits.Where(split => NetworkImages.SplitOf(dataset, testFold, split).Count > 0))
        {
            sets.Add(new ReadoutSet(Choice.NameOf(split), Responses(split)));
        }

        return sets;
    }
}

/// <summary>Images on which weights are tried as a classifier.</summary>
/// <param name="Name">The split, or <c>all</c>.</param>
/// <param name="Table">Their responses.</param>
internal sealed record ReadoutSet(string Name, ResponseTable Table);
