using An8Suite.Core;
using An8Suite.Core.Selection;
using An8Suite.Learning.Networks;
using An8Suite.Learning.Responses;
using An8Suite.Learning.Training;
using static TorchSharp.torch;

namespace An8Suite.Learning.Explanations;

/// <summary>Runs explanation methods over images, batch by batch: one forward pass a batch serves them all.</summary>
/// <remarks>Borrows the network and leaves it as it was, also when something throws.</remarks>
/// <param name="network">The network that is explained.</param>
/// <param name="recorder">
/// Records responses the way those of the selection were recorded; null without a selection.
/// </param>
/// <param name="features">
/// The features of the selection; none without one, and then no feature is relevant to any image.
/// </param>
/// <param name="weights">Features x classes, row by row.</param>
public sealed class Explainer(
    Network network, ResponseRecorder? recorder, IReadOnlyList<Feature> features, double[] weights)
{
    /// <summary>Whether features were selected, without which none is found relevant.</summary>
    public bool HasSelection => recorder is not null;

    /// <summary>Explains <paramref name="samples"/>, reading and yielding them in order, one batch at a time.</summary>
    /// <param name="samples">Enumerated lazily, so images need not all be in memory.</param>
    /// <param name="options">Which methods, which class, how many at once.</param>
    /// <param name="progress">Called with the number of images done.</param>
    /// <param name="cancellation">Looked at between batches.</param>
    /// <exception cref="InputException">
    /// Options, weights or an image do not fit the network, or a map is not finite.
    /// </exception>
    public IEnumerable<Explanation> Explain(
        IEnumerable<SampleInput> samples,
        ExplainOptions options,
        Action<int>? progress = null,
        CancellationToken cancellation = default)
    {
        options.Validate(network.Description);
        ExplanationMethods.RequireThat(network, options.Methods);

        if (weights.Length != features.Count * ClassCount)
        {
            throw new InputException(
                $"the selection's weights must be {features.Count} features x {ClassCount} classes, "
                + $"found {weights.Length} values");
        }

        return Batches(samples, options, progress, cancellation);
    }

    private int ClassCount => network.Description.Classes.Count;

    private IEnumerable<Explanation> Batches(
        IEnumerable<SampleInput> samples, ExplainOptions options, Action<int>? progress, CancellationToken cancellation)
    {
        int done = 0;
        foreach (SampleInput[] batch in samples.Chunk(options.BatchSize))
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (Explanation explanation in ExplainBatch(batch, options))
            {
                yield return explanation;
            }

            done += batch.Length;
            progress?.Invoke(done);
        }
    }

    private Explanation[] ExplainBatch(SampleInput[] batch, ExplainOptions options)
    {
        using IDisposable noGradient = no_grad();
        using IDisposable scope = NewDisposeScope();
        using ForwardTrace trace = network.Trace(network.Normalize(Bytes(batch)));
        using var sweep = new ReverseSweep(network, trace, options.SweepSize);
        int[] predictions = Predictions(trace, batch);
        int[] targets = [.. predictions.Select((predicted, i) => options.Class switch
        {
            ClassChoice.True => batch[i].Label
                ?? throw new InputException(
                    $"image '{batch[i].Id}': its true class is not known, so it cannot be explained"),
            ClassChoice.Given => options.GivenClass!.Value,
            _ => predicted,
        })];
        float[] responses = Responses(trace);
        var request = new ExplanationRequest
        {
            Network = network,
            Trace = trace,
            Sweep = sweep,
            Samples = batch,
            Targets = targets,
            Relevant = Relevant(responses, targets),
            FeatureCount = options.FeatureCount,
            Features = features,
            Responses = responses,
            References = options.ReferenceTensor(network),
            Seed = options.Seed,
            KeepRaw = options.KeepRaw,
            Options = options.Numbers,
        };
        (string Name, MethodMap[] Maps)[] results =
            [.. options.Methods.Select(name => (name, Explain(name, request)))];
        return [.. batch.Select((sample, i) => new Explanation
        {
            Id = sample.Id,
            Label = sample.Label,
            PredictedClass = predictions[i],
            TargetClass = targets[i],
            Features = [.. request.Relevant[i].Take(options.FeatureCount)],
            Maps = results.ToDictionary(result => result.Name, result => result.Maps[i]),
        })];
    }

    private static MethodMap[] Explain(string name, ExplanationRequest request)
    {
        try
        {
            return ExplanationMethods.Of(name).Explain(request);
        }
        catch (InputException error)
        {
            throw new InputException($"method '{name}': {error.Message}", error);
        }
    }

    private int[] Predictions(ForwardTrace trace, SampleInput[] batch)
    {
        float[] logits = trace.Logits.cpu().data<float>().ToArray();
        int broken = Array.FindIndex(logits, logit => !float.IsFinite(logit));
        return broken < 0
            ? Classification.Predictions(logits, ClassCount)
            : throw NotFinite.Of(
                $"image '{batch[broken / ClassCount].Id}': the logit of class "
                + $"'{network.Description.Classes[broken % ClassCount]}' is {logits[broken]:R}",
                network,
                trace);
    }

    /// <summary>Images x features; none without a recorder.</summary>
    private float[] Responses(ForwardTrace trace)
    {
        if (recorder is null)
        {
            return [];
        }

        Feature[] recorded = recorder.Features(trace);
        return recorded.SequenceEqual(features)
            ? recorder.Rows(trace)
            : throw new InputException(
                $"the selection's {features.Count} features are not the {recorded.Length} that are "
                + "recorded of this network: select and explain with the same network and response options");
    }

    private IReadOnlyList<RelevantFeature>[] Relevant(float[] responses, int[] targets) => recorder is null
        ? [.. targets.Select(_ => Array.Empty<RelevantFeature>())]
        : [.. targets.Select((target, image) => RelevantFeatures.Top(
            features, responses.AsSpan(image * features.Count, features.Count), ClassWeights(target), features.Count))];

    private double[] ClassWeights(int label) =>
        [.. Enumerable.Range(0, features.Count).Select(feature => weights[(feature * ClassCount) + label])];

    /// <summary>(N, 3, H, W) bytes, channels last in memory.</summary>
    private Tensor Bytes(SampleInput[] batch)
    {
        (int height, int width) = (network.Description.Height, network.Description.Width);
        foreach (SampleInput sample in batch)
        {
            if ((sample.Image.Height, sample.Image.Width) != (height, width))
            {
                throw new InputException($"image '{sample.Id}': the network takes {width} x {height} pixels, "
                    + $"found {sample.Image.Width} x {sample.Image.Height}");
            }

            if (sample.Label < 0 || sample.Label >= ClassCount)
            {
                throw new InputException(
                    $"image '{sample.Id}': label {sample.Label} is not one of the network's {ClassCount} classes");
            }
        }

        return ImageSet.Stack(Array.ConvertAll(batch, sample => sample.Image));
    }
}
