using An8Suite.Core.Datasets;
using An8Suite.Core.Labels;
using An8Suite.Core.Selection;
using An8Suite.Learning.Native;
using An8Suite.Learning.Networks;
using An8Suite.Learning.Responses;
using An8Suite.Learning.Training;
using An8Suite.Workflow.Generating;
using An8Suite.Workflow.Steps;
using An8Suite.Workflow.Training;

namespace An8Suite.Workflow.Selecting;

/// <summary>Network to <c>responses.npy</c> and the files that say what its rows and columns are.</summary>
public static class RespondStep
{
    /// <summary>The images the lasso is fitted on.</summary>
    public const Split StandardSplit = Split.Train;

    /// <summary>Records the images of one split of the network's fold; null stands for all of them.</summary>
    public static bool Run(ResponseOptions options, Split? split, string trainFolder, StepContext context)
    {
        options.Validate();
        var train = Lineage.Of(trainFolder, "train");
        string checkpoint = Path.Combine(trainFolder, TrainStep.CheckpointName);
        NetworkInspection.RequireLayers(checkpoint, "responses need");
        DataInput data = DataInput.Of(train, context);
        StepPlan plan = new()
        {
            Step = "respond",
            Out = context.Out,
            Options = new RespondOptions
            {
                Responses = options,
                Split = split,
                Threads = context.Threads,
                Device = context.Device,
                Data = data.Record(null, Checkpoint.Describe(checkpoint).Fit.Rule),
            },
            Inputs = new Dictionary<string, string> { ["train"] = trainFolder, [data.Key] = data.Folder },
            ForeignFingerprints = data.Fingerprints,
            Versions = SuiteVersions.LibTorch,
            Replace = context.Replace,
        };
        return StepFolder.Make(plan, folder =>
        {
            LibTorch.UseDevice(context.Device);
            LibTorch.SetThreads(context.Threads);
            Dataset dataset = data.Open();
            using Network network = TrainStep.ReadNetwork(trainFolder);
            IReadOnlyList<Sample> samples = NetworkImages.SplitOf(
                dataset, TrainingFile.Read(trainFolder).TestFold, split);
            ImageSet images = NetworkImages.Load(dataset, network, samples, context);
            ResponseTable? table = null;
            context.Reporter.Track("respond", images.Count, "images", report =>
                table = new ResponseRecorder(network, options).Record(images, report, context.Token));
            ResponseFolder.Write(folder, table!);
        });
    }
}
