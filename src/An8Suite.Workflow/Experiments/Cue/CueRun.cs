using An8Suite.Core.Datasets;
using An8Suite.Core.Imaging;
using An8Suite.Core.Labels;
using An8Suite.Core.Selection;
using An8Suite.Core.Statistics;
using An8Suite.Learning.Explanations;
using An8Suite.Learning.Networks;
using An8Suite.Learning.Responses;
using An8Suite.Learning.Training;
using An8Suite.Workflow.Evaluating;
using An8Suite.Workflow.Steps;

namespace An8Suite.Workflow.Experiments.Cue;

/// <summary>
/// Measures whether a trained network follows the sticker, selects its features, and scores its heatmaps.
/// </summary>
internal sealed class CueRun(Dataset dataset, CueScene scene, Network network, CueOptions options, StepContext context)
{
    /// <summary>
    /// Everything about the network; the options of responses and selection are the preset <c>paper</c>.
    /// </summary>
    public CueFile Measure(FoldSplit fold, TrainingData data, string folder)
    {
        int[] predictions = Predictions(data.Test);
        (Sample Sample, int Predicted)[] seen = [.. fold.Test.Zip(predictions)];
        (Sample Sample, int Predicted)[] torn = [.. seen.Where(
            pair => scene.PlantOf(pair.Sample) != pair.Sample.Label)];
        int[] plain = Predictions(ImageSet.Load(fold.Test, scene.WithoutSticker, context.Token));
        IReadOnlyList<Sample> samples = EvaluatedPoses.Of(fold.Test, options.Poses, options.Seed, "cue-poses");
        Explanation[] explanations = Explain(samples, data.Train);
        BinaryMask[] stickers =
            [.. samples.Select(sample => scene.StickerOf(sample).Mask(dataset.Width, dataset.Height))];
        BinaryMask[] coloured = [.. samples.Select(scene.PlantMask)];
        if (explanations.Length > 0)
        {
            CuePictures.Write(folder, scene.Read(samples[0]), explanations[0], stickers[0], coloured[0]);
        }

        return new CueFile
        {
            Side = options.Side,
            Classes = dataset.Classes.Count,
            TestImages = seen.Length,
            FollowsSticker = seen.Average(pair => pair.Predicted == pair.Sample.Label ? 1.0 : 0),
            FollowsPlant = torn.Average(pair => pair.Predicted == scene.PlantOf(pair.Sample) ? 1.0 : 0),
            AccuracyWithoutSticker = fold.Test.Zip(plain).Average(pair => pair.Second == pair.First.Label ? 1.0 : 0),
            Images = samples.Count,
            Poses = samples.Select(sample => sample.Pose).Distinct().Count(),
            Scores = CueScores.Of(
                samples,
                explanations,
                stickers,
                coloured,
                new ResamplingOptions { Seed = options.Seed }),
        };
    }

    private int[] Predictions(ImageSet images) =>
        Classification.Predictions(Evaluator.Logits(network, images, context.Token), dataset.Classes.Count);

    private Explanation[] Explain(IReadOnlyList<Sample> samples, ImageSet training)
    {
        ResponseRecorder recorder = new(network, ResponseOptions.Paper);
        FeatureSelection selection = FeatureSelection.Fit(
            recorder.Record(training, null, context.Token), dataset.Classes.Count, LassoOptions.Preset("paper"));
        Explainer explainer = new(network, recorder, selection.Features, selection.Weights);
        ExplainOptions drawn = new() { Methods = CueScores.Methods, FeatureCount = options.Top, Seed = options.Seed };
        Explanation[] explanations = [];
        context.Reporter.Track("heatmaps", samples.Count, "images", report => explanations =
        [
            .. explainer.Explain(
                samples.Select(sample => new SampleInput(sample.Id, sample.Label, scene.Read(sample))),
                drawn, report, context.Token),
        ]);
        return explanations;
    }
}
