using An8Suite.Core.Selection;
using An8Suite.Learning.Explanations.Rules;
using An8Suite.Learning.Networks;
using static TorchSharp.torch;

namespace An8Suite.Learning.Explanations;

/// <summary>A batch of images that have passed the network, and what is to be explained about them.</summary>
/// <remarks>
/// Borrowed by the methods, which dispose nothing of it. Lists hold one entry an image, in the order of the trace.
/// </remarks>
public sealed record ExplanationRequest
{
    /// <summary>The network that is explained.</summary>
    public required Network Network { get; init; }

    /// <summary>The activations of these images.</summary>
    public required ForwardTrace Trace { get; init; }

    /// <summary>Backward passes over <see cref="Trace"/>.</summary>
    public required ReverseSweep Sweep { get; init; }

    /// <summary>The images.</summary>
    public required IReadOnlyList<SampleInput> Samples { get; init; }

    /// <summary>The class to explain.</summary>
    public required IReadOnlyList<int> Targets { get; init; }

    /// <summary>Every feature that speaks for the target (r &gt; 0), the most relevant first.</summary>
    public required IReadOnlyList<IReadOnlyList<RelevantFeature>> Relevant { get; init; }

    /// <summary>How many of <see cref="Relevant"/> a method may use.</summary>
    public int FeatureCount { get; init; } = 3;

    /// <summary>Every recorded feature.</summary>
    public IReadOnlyList<Feature> Features { get; init; } = [];

    /// <summary>The response of every image to every one of <see cref="Features"/>, image by image.</summary>
    public IReadOnlyList<float> Responses { get; init; } = [];

    /// <summary>
    /// Normalised images to compare with, (R, 3, H, W); null where there are none, and the mean colour stands for them.
    /// </summary>
    internal Tensor? References { get; init; }

    /// <summary>Keys what is random.</summary>
    public ulong Seed { get; init; }

    /// <summary>Whether <see cref="MethodMap.Raw"/> is kept.</summary>
    public bool KeepRaw { get; init; }

    /// <summary>The numbers of the methods.</summary>
    public MethodOptions Options { get; init; } = new();

    /// <summary>The normalised images, (N, 3, H, W); zero is the mean colour of the training set.</summary>
    internal Tensor Input => Trace.NetworkInput;

    /// <summary>Rows of the maps.</summary>
    public int Height => (int)Input.shape[2];

    /// <summary>Columns of the maps.</summary>
    public int Width => (int)Input.shape[3];

    /// <summary>The start signals of the explained logits, one an image.</summary>
    internal StartSignal[] LogitStarts() =>
        [.. Targets.Select((label, image) => StartSignal.OfLogit(image, Network.Layers.Count - 1, label))];

    /// <summary>y, the explained logit of every image.</summary>
    internal double[] ExplainedLogits() => Explained(Trace.Logits);

    /// <summary>How far each explained logit is above that of an image of the mean colour alone.</summary>
    internal double[] LogitChanges()
    {
        using Tensor baseline = zeros_like(Input.narrow(0, 0, 1));
        using Tensor logits = Network.Forward(baseline);
        return [.. ExplainedLogits().Zip(Explained(logits), (logit, before) => logit - before)];
    }

    private double[] Explained(Tensor logits)
    {
        float[] values = logits.cpu().data<float>().ToArray();
        (int images, int classes) = ((int)logits.shape[0], (int)logits.shape[1]); // one image stands for all
        return [.. Targets.Select((label, image) => (double)values[(image % images * classes) + label])];
    }

    /// <summary>
    /// What arrives at the input when 1 starts at each explained logit, (N, 3, H, W); made once a batch and not to be
    /// disposed.
    /// </summary>
    internal Tensor LogitSignal(BackwardRules rules) =>
        Sweep.Memo.Of(("input", rules, TargetKey), () => Sweep.ToInput(LogitStarts(), rules));

    /// <summary>
    /// The gradient of each explained logit at the output of <paramref name="layer"/>; made once a batch and not to be
    /// disposed.
    /// </summary>
    internal Tensor LogitGradient(int layer) =>
        Sweep.Memo.Of(
            ("output", layer, TargetKey), () => Sweep.ToOutputOf(layer, LogitStarts(), BackwardRules.Gradient));

    /// <summary>
    /// The start signals of the most relevant features that <paramref name="allowed"/> lets through, image by image.
    /// </summary>
    internal StartSignal[] FeatureStarts(Func<int, bool> allowed) => FeatureStarts(allowed, FeatureCount);

    /// <summary>The same, at most <paramref name="most"/> an image.</summary>
    internal StartSignal[] FeatureStarts(Func<int, bool> allowed, int most) =>
        [.. Relevant.SelectMany((features, image) => features
            .Select(relevant => (Layer: Network.IndexOf(relevant.Feature.Layer), relevant.Feature.Channel))
            .Where(place => allowed(place.Layer))
            .Take(most)
            .Select(place => StartSignal.OfFeature(image, place.Layer, place.Channel)))];

    /// <summary>The explained classes as a part of a memo's key.</summary>
    internal string TargetKey => string.Join(',', Targets);

    /// <summary>No map for any image, for the same reason.</summary>
    internal MethodMap[] AllEmpty(string because) =>
        [.. Samples.Select(_ => MethodMap.Empty(Width, Height, because))];
}
