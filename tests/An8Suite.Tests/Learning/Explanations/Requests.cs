using An8Suite.Core.Imaging;
using An8Suite.Core.Selection;
using An8Suite.Learning.Explanations;
using An8Suite.Learning.Networks;

namespace An8Suite.Tests.Learning.Explanations;

/// <summary>Explanation requests for tests.</summary>
internal static class Requests
{
    /// <summary>Methods that need global average pooling, attention or B-cos transforms.</summary>
    public static IReadOnlyList<string> OfOtherNetworks { get; } =
        ["cam", "attention-rollout", "attention-relevance", "legrad", "bcos"];

    /// <summary>One image a target, grey, with nothing known about features.</summary>
    public static ExplanationRequest Of(Network network, ForwardTrace trace, ReverseSweep sweep, int[] targets)
    {
        (int height, int width) = ((int)trace.InputOf(0).shape[2], (int)trace.InputOf(0).shape[3]);
        return new ExplanationRequest
        {
            Network = network,
            Trace = trace,
            Sweep = sweep,
            Samples = [.. targets.Select((_, i) => new SampleInput(
                $"image{i}", 0, new ColorImage(width, height, new byte[height * width * 3])))],
            Targets = targets,
            Relevant = [.. targets.Select(_ => (IReadOnlyList<RelevantFeature>)[])],
            Options = Few,
        };
    }

    /// <summary>Numbers so small that every method is quick, and that several passes are needed.</summary>
    public static MethodOptions Few { get; } = new()
    {
        IntegratedGradientsSteps = 4,
        ExpectedGradientsSamples = 6,
        SmoothGradSamples = 3,
        OcclusionWindow = 7,
        OcclusionStride = 5,
        RiseMasks = 12,
        RiseGrid = 3,
        SegmentGrid = 3,
        ShapCoalitions = 24,
        LimeSamples = 20,
        PassSize = 5,
    };

    public static IReadOnlyList<RelevantFeature> Features(params (string Layer, int Channel)[] features) =>
        [.. features.Select((f, i) => new RelevantFeature(
            new Feature(f.Layer, f.Channel), i, 1, features.Length - i, features.Length - i))];
}
