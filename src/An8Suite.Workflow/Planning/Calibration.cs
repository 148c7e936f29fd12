using System.Diagnostics;
using An8Suite.Core;
using An8Suite.Core.Datasets;
using An8Suite.Core.Labels;
using An8Suite.Core.Scenes.Recipes;
using An8Suite.Core.Selection;
using An8Suite.Learning.Explanations;
using An8Suite.Learning.Networks;
using An8Suite.Learning.Responses;
using An8Suite.Learning.Training;
using An8Suite.Rendering.Contexts;
using An8Suite.Workflow.Evaluating;
using An8Suite.Workflow.Generating;
using An8Suite.Workflow.Progress;
using An8Suite.Workflow.Steps;

namespace An8Suite.Workflow.Planning;

/// <summary>
/// Times this machine by a little of what the steps do: some poses rendered, some batches trained, some images
/// explained and scored. Seconds; nothing of it stays.
/// </summary>
/// <remarks>Everything is done twice, and the second time counts: the first one compiles and fills caches.</remarks>
/// <param name="recipe">What is rendered, and what renders it.</param>
/// <param name="device">Where libtorch computes.</param>
/// <param name="threads">Processor threads.</param>
/// <param name="token">Ctrl-C.</param>
public sealed class Calibration(
    (string Name, RenderDevice Device) recipe, string device, int threads, CancellationToken token)
{
    private const int FewPoses = 6;
    private const int MorePoses = 24;

    // On small; fewer on networks that take longer.
    private const int ExplainedImages = 32;
    private const int TrainedImages = 96;
    private const int LeastImages = 8;
    private const int FeaturesOfAClass = 10;

    /// <summary>The speed of what is to be done; nothing is timed where there is nothing.</summary>
    public MachineSpeed Measure(IEnumerable<StepWork> works)
    {
        string[] architectures = [.. works.Select(work => work.Architecture).Distinct()];
        if (architectures.Length == 0)
        {
            return new MachineSpeed(0, new Dictionary<string, NetworkSpeed>());
        }

        string folder = Directory.CreateTempSubdirectory("an8-calibration").FullName;
        try
        {
            double few = Render(Path.Combine(folder, "few"), FewPoses);
            double more = Render(Path.Combine(folder, "more"), MorePoses);
            Dataset dataset = DatasetReader.Read(Path.Combine(folder, "more"));
            int further = dataset.Samples.Count - DatasetReader.Read(Path.Combine(folder, "few")).Samples.Count;
            return new MachineSpeed(
                Math.Max(0, more - few) / Math.Max(1, further),
                architectures.ToDictionary(name => name, name => NetworkOf(name, dataset)));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private double Render(string folder, int poses)
    {
        Recipe read = RecipeReader.Read(RecipeFiles.Find(recipe.Name));
        int count = Math.Max(poses, read.FoldCount);
        GenerateOptions options = new()
        {
            Recipe = recipe.Name,
            Poses = read.Axes.PoseCount > count ? count : null,
            Masks = MaskPolicy.Standard,
            Device = recipe.Device,
        };
        return Seconds(() => GenerateStep.Run(
            options, new StepContext(folder, Replacing.Always, threads, new Reporter(quiet: true), token)));
    }

    private NetworkSpeed NetworkOf(string architecture, Dataset dataset)
    {
        double cost = Math.Max(1, Architectures.Of(architecture).RelativeCost);
        ImageSet images = ImageSet.Load(
            [.. dataset.Samples.Take(Math.Max(LeastImages, (int)(TrainedImages / cost)))], dataset.ReadImage, token);
        TrainingOptions options = TrainingOptions.Of(architecture) with
        {
            Epochs = 2,
            AllEpochs = true,
            Threads = threads,
            Device = device,
        };
        using Trainer trainer = new(
            new TrainingData([.. dataset.Classes.Select(entry => entry.Name)], images, images, images), options);
        double trained = 1 / trainer.Run(cancellation: token).Epochs[^1].ImagesPerSecond;

        ResponseRecorder recorder = new(trainer.Network, ResponseOptions.Paper);
        ResponseTable table = recorder.Record(images, cancellation: token);
        double passed = Seconds(() => recorder.Record(images, cancellation: token)) / images.Count;

        EvaluatedSamples samples = new(
            dataset, [.. dataset.Samples.Take(Math.Max(LeastImages, (int)(ExplainedImages / cost)))], []);
        Explainer explainer = new(
            trainer.Network, recorder, table.Features, SomeWeights(table.Features.Count, dataset.Classes.Count));
        Explain(explainer, samples);
        double explained = Seconds(() => Explain(explainer, samples)) / samples.Samples.Count;
        return new NetworkSpeed(trained, passed, explained);
    }

    private void Explain(Explainer explainer, EvaluatedSamples samples)
    {
        EvaluateOptions options = new();
        EvaluationScores scores = new(samples.Dataset, options.PoliciesOf(samples.Dataset), options);
        ParallelOptions parallel = new() { MaxDegreeOfParallelism = threads, CancellationToken = token };
        foreach (Explanation explanation in explainer.Explain(
            samples.Inputs(samples.Samples), options.ToExplain(slow: false), cancellation: token))
        {
            scores.Add(samples[explanation.Id], explanation, parallel);
        }
    }

    /// <summary>As many features of each class as the lasso chooses, drawn at random.</summary>
    private static double[] SomeWeights(int features, int classes)
    {
        double[] weights = new double[features * classes];
        for (int label = 0; label < classes; label++)
        {
            foreach (int feature in new CounterRandom(0, "calibration", (ulong)label).Permutation(features)
                .Take(FeaturesOfAClass))
            {
                weights[(feature * classes) + label] = 1;
            }
        }

        return weights;
    }

    private static double Seconds(Action work)
    {
        long begun = Stopwatch.GetTimestamp();
        work();
        return Stopwatch.GetElapsedTime(begun).TotalSeconds;
    }
}
