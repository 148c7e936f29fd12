using System.Runtime.InteropServices;
using An8Suite.Core.Imaging;
using An8Suite.Learning.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace An8Suite.Learning.Explanations;

/// <summary>The last steps that methods share, from tensors to heatmaps.</summary>
internal static class HeatmapMaths
{
    /// <summary>
    /// Positive part of a signal at the input, then its L2 norm over the colours: (N, C, H, W) to (N, H, W).
    /// </summary>
    internal static Tensor PositiveNorm(Tensor signal)
    {
        using Tensor positive = signal.relu();
        using Tensor squares = positive.mul_(positive);
        return squares.sum(dim: 1L).sqrt_();
    }

    /// <summary>
    /// Every map of (N, H, W) stretched so that its minimum is 0 and its maximum 1; a constant map becomes zeros, and a
    /// map that holds NaN or infinity becomes NaN, for <see cref="ToHeatmaps"/> to find.
    /// </summary>
    internal static Tensor MinMax(Tensor maps)
    {
        using DisposeScope scope = NewDisposeScope();
        using Scalar zero = 0;
        using Scalar one = 1;
        Tensor low = maps.amin([1, 2], keepdim: true);
        Tensor range = maps.amax([1, 2], keepdim: true).sub(low);
        Tensor divisor = range.masked_fill(range.eq(zero), one);
        return maps.sub(low).div(divisor).MoveToOuterDisposeScope();
    }

    /// <summary>
    /// Copies (N, H, W) out, one map an image; the rest is for the message about NaN: an image's name, and where the
    /// maps come from.
    /// </summary>
    internal static Heatmap[] ToHeatmaps(Tensor maps, Func<int, string> idOf, Network network, ForwardTrace trace)
    {
        using Tensor host = maps.cpu();
        using Tensor contiguous = host.contiguous();
        (int count, int height, int width) = ((int)maps.shape[0], (int)maps.shape[1], (int)maps.shape[2]);
        float[] all = new float[count * height * width];
        MemoryMarshal.Cast<byte, float>(contiguous.bytes).CopyTo(all); // data<float>() copies value by value
        return [.. Enumerable.Range(0, count).Select(i =>
        {
            float[] values = all.AsSpan(i * height * width, height * width).ToArray();
            return Array.TrueForAll(values, float.IsFinite)
                ? new Heatmap(width, height, values)
                : throw NotFinite.Of(
                    $"image '{idOf(i)}': its heatmap holds values that are not finite", network, trace);
        })];
    }

    /// <summary>The results of a method that gives one map an image.</summary>
    /// <param name="request">The images.</param>
    /// <param name="maps">(N, H, W), not yet stretched.</param>
    /// <param name="signed">The same before signs were dropped; null where none were.</param>
    /// <param name="completeness">See <see cref="MethodMap.Completeness"/>.</param>
    internal static MethodMap[] OnePerImage(
        ExplanationRequest request, Tensor maps, Tensor? signed = null, IReadOnlyList<double?>? completeness = null)
    {
        using Tensor stretched = MinMax(maps);
        Heatmap[]? raw = request.KeepRaw ? Finished(signed ?? maps) : null;
        return [.. Finished(stretched).Select((map, image) =>
            MethodMap.Of(map) with { Raw = raw?[image], Completeness = completeness?[image] })];

        Heatmap[] Finished(Tensor all) =>
            ToHeatmaps(all, image => request.Samples[image].Id, request.Network, request.Trace);
    }

    /// <summary>The same of signed maps (N, H, W) of which only what is above 0 is heat.</summary>
    internal static MethodMap[] PositivePerImage(
        ExplanationRequest request, Tensor signed, IReadOnlyList<double?>? completeness = null)
    {
        using Tensor positive = signed.relu();
        return OnePerImage(request, positive, signed, completeness);
    }

    /// <summary>The same of signed maps (N, H, W) of which the magnitude is heat.</summary>
    internal static MethodMap[] MagnitudePerImage(
        ExplanationRequest request, Tensor signed, IReadOnlyList<double?>? completeness = null)
    {
        using Tensor magnitude = signed.abs();
        return OnePerImage(request, magnitude, signed, completeness);
    }

    /// <summary>
    /// The results of a method that gives one raw map a feature: each is stretched, then the pixelwise maximum is taken
    /// over an image's maps; no blur, no weights. An image without a map gets zeros and the reason
    /// <paramref name="because"/>.
    /// </summary>
    internal static MethodMap[] MaximumPerImage(
        ExplanationRequest request, IReadOnlyList<StartSignal> starts, Tensor maps, string because)
    {
        using Tensor stretched = MinMax(maps);
        Heatmap[] heatmaps = ToHeatmaps(
            stretched, i => request.Samples[starts[i].Image].Id, request.Network, request.Trace);
        ILookup<int, Heatmap> byImage = starts.Zip(heatmaps).ToLookup(pair => pair.First.Image, pair => pair.Second);
        return [.. request.Samples.Select((_, image) => byImage.Contains(image)
            ? MethodMap.Of(Maximum([.. byImage[image]]))
            : MethodMap.Empty(request.Width, request.Height, because))];
    }

    private static Heatmap Maximum(Heatmap[] maps)
    {
        float[] values = [.. maps[0].Values];
        foreach (Heatmap map in maps.AsSpan(1))
        {
            for (int i = 0; i < values.Length; i++)
            {
                values[i] = MathF.Max(values[i], map.Values[i]);
            }
        }

        return new Heatmap(maps[0].Width, maps[0].Height, values);
    }
}
