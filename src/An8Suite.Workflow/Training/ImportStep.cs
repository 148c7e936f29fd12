using System.Globalization;
using An8Suite.Core;
using An8Suite.Core.Datasets;
using An8Suite.Core.Files;
using An8Suite.Core.Imaging;
using An8Suite.Core.Labels;
using An8Suite.Learning.Native;
using An8Suite.Learning.Networks;
using An8Suite.Learning.Onnx;
using An8Suite.Learning.Training;
using An8Suite.Workflow.Generating;
using An8Suite.Workflow.Progress;
using An8Suite.Workflow.Steps;

namespace An8Suite.Workflow.Training;

/// <summary>A network that others trained to a folder that later verbs take for one of <c>an8 train</c>.</summary>
public static class ImportStep
{
    /// <summary>The verb.</summary>
    public const string Name = StepNames.Import;

    /// <summary>
    /// Writes the checkpoint and, with a dataset, how well the network does on the test images of its fold.
    /// </summary>
    public static bool Run(
        ImportOptions options, string weights, string? datasetFolder, ulong seed, StepContext context)
    {
        if (!File.Exists(weights))
        {
            throw new InputException($"{weights}: no such file; expected an ONNX file, or a state dict in safetensors");
        }

        bool isOnnx = OnnxImport.IsOnnx(weights);
        if (isOnnx != options.Architecture is null)
        {
            throw new InputException(isOnnx
                ? $"{weights}: an ONNX file says its layers itself: leave --architecture out"
                : $"{weights}: weights alone need --architecture {string.Join(" or ", Architectures.Names)}; a network of "
                    + "another architecture comes in as an ONNX file (torch.onnx.export)");
        }

        if (options.BlackBox && !isOnnx)
        {
            throw new InputException($"{weights}: --black-box is for ONNX files: leave it out");
        }

        Normalization normalization =
            options.Normalization
            ?? (isOnnx ? null : ImportedWeights.NormalizationOf(weights))
            ?? ImportedWeights.ImageNet;
        options = options with { Normalization = normalization };
        DataInput? data = datasetFolder is null ? null : DataInput.Named(datasetFolder, seed, context);
        StepPlan plan = new()
        {
            Step = Name,
            Out = context.Out,
            Options = new
            {
                import = options,
                weights = Hash(weights),
                context.Threads,
                context.Device,
                Data = data?.Record(options.InputSize, PictureFit.RuleOf(options.ShorterSide)),
            },
            Inputs = data is null ? new Dictionary<string, string>()
                : new Dictionary<string, string> { [data.Key] = data.Folder },
            ForeignFingerprints = data?.Fingerprints ?? new Dictionary<string, string>(),
            Seed = seed,
            Versions = SuiteVersions.LibTorch,
            Replace = context.Replace,
        };
        return StepFolder.Make(plan, folder =>
        {
            LibTorch.UseDevice(context.Device);
            LibTorch.SetThreads(context.Threads);
            Dataset? dataset = data?.Open();
            using Network network = Read(options, weights, dataset, context.Reporter);
            network.Description.Fit.Validate();
            Checkpoint.Write(network, Path.Combine(folder, TrainStep.CheckpointName));
            if (dataset is not null)
            {
                Test(network, options, dataset, folder, context);
            }
        });
    }

    private static Network Read(ImportOptions options, string path, Dataset? dataset, Reporter reporter)
    {
        int? side = dataset is { Height: > 0 } ? dataset.Height : null;
        string[]? classes = dataset?.Classes.Select(c => c.Name).ToArray();
        void Note(string note) => reporter.Say($"    {note}");
        if (options.Architecture is null)
        {
            OnnxRequest request = new()
            {
                Side = options.InputSize,
                OpenSide = side ?? OnnxRequest.StandardSide,
                ShorterSide = options.ShorterSide,
                Normalization = options.Normalization!,
                Classes = options.Classes ?? classes,
                Output = options.Logits,
                Note = Note,
            };
            return options.BlackBox ? OnnxImport.ReadBlackBox(path, request) : OnnxImport.Read(path, request);
        }

        return ImportedWeights.Read(path, new ImportRequest(options.Architecture)
        {
            Side = options.InputSize ?? side,
            ShorterSide = options.ShorterSide,
            Normalization = options.Normalization!,
            Classes = options.Classes ?? classes,
            IgnoreExtraKeys = options.IgnoreExtraKeys,
            Note = Note,
        });
    }

    private static void Test(
        Network network, ImportOptions options, Dataset dataset, string folder, StepContext context)
    {
        FoldSplit split = TrainStep.Split(dataset, options.TestFold);
        PictureSizing sizing = options.Architecture is { } architecture
            ? new TrainInput(dataset.Root)
            {
                InputSize = options.InputSize,
                ShorterSide = options.ShorterSide,
            }.SizingOf(dataset, architecture)
            : SizingOf(dataset, network.Description);
        ImageSet images = ImageSet.Load(split.Test, sample => sizing.Apply(dataset.ReadImage(sample)), context.Token);
        context.Reporter.SayIfAny(sizing.Note());
        if (network.Description.Classes.Count != dataset.Classes.Count)
        {
            throw new InputException(
                $"the network tells {network.Description.Classes.Count} classes apart, the dataset has "
                + $"{dataset.Classes.Count}: leave --dataset out, or import weights that were trained on its classes");
        }

        Classification test = TestFiles.Write(folder, network, images, context.Token);
        TrainingFile file = TrainingFile.OfTested(network, (split, options.TestFold), test);
        Core.Files.SuiteJson.Write(Path.Combine(folder, TrainingFile.FileName), file);
        context.Reporter.Say(
            string.Create(CultureInfo.InvariantCulture, $"    test accuracy {100 * test.Accuracy:0.00} %"));
        if (file.Warning is not null)
        {
            context.Reporter.Say($"    WARNING: {file.Warning}");
        }
    }

    /// <summary>Of a network whose input has one size.</summary>
    private static PictureSizing SizingOf(Dataset dataset, NetworkDescription network) =>
        dataset.Kind == DatasetKind.Generated && (dataset.Width, dataset.Height) != (network.Width, network.Height)
            ? throw new InputException(
                $"{dataset.Root}: its images and masks have {dataset.Width} x {dataset.Height} pixels, the network takes "
                + $"{network.Width} x {network.Height}: 'an8 generate --size {network.Height}' makes such, or export the "
                + "network with open sides")
            : new PictureSizing(network.Fit);

    private static string Hash(string path)
    {
        using FileStream stream = File.OpenRead(path);
        return Checksum.Hex(stream);
    }
}
