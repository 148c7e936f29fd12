using An8Suite.Core;
using An8Suite.Learning.Native;
using static TorchSharp.torch;

namespace An8Suite.Learning.Networks;

/// <summary>
/// Says what is known about a number that is not finite: whether the weights are, and where on the way it first arises.
/// </summary>
internal static class NotFinite
{
    /// <summary>The error to throw.</summary>
    /// <param name="found">Where it was seen, such as <c>image 'a': the logit of class 'red' is NaN</c>.</param>
    /// <param name="network">The network it came from.</param>
    /// <param name="trace">The pass it came from; null where it is gone.</param>
    public static InputException Of(string found, Network network, ForwardTrace? trace = null)
    {
        using IDisposable inference = no_grad();
        foreach ((string key, Tensor value) in network.State)
        {
            if (FirstIn(value) is (int position, float weight))
            {
                return new InputException(
                    $"{found}; tensor '{key}' of the network holds {weight} at position {position}, "
                    + "expected finite weights: train or import the network again");
            }
        }

        return new InputException(
            $"{found}; {(trace is null ? "the network's weights are finite" : Place(network, trace))}. "
            + "Either its numbers grow too large for a float: train it with a lower learning rate. "
            + "Or libtorch computes wrongly on this "
            + $"processor ({Processor.Model}): see 'an8 doctor', and whether ONEDNN_MAX_CPU_ISA=SSE41 in the "
            + "environment mends it");
    }

    private static string Place(Network network, ForwardTrace trace)
    {
        if (FirstIn(trace.NetworkInput) is not null)
        {
            return "the network's weights are finite, its normalised input is not";
        }

        int layer = Enumerable.Range(0, trace.LayerCount)
            .FirstOrDefault(place => FirstIn(trace.OutputOf(place)) is not null, -1);
        return layer < 0
            ? "the network's weights are finite and so is what every layer puts out, so it arises on the way back to "
                + "the input"
            : $"the network's weights are finite, and layer '{network.Layers[layer].Name}' is the first to put out "
                + "such numbers";
    }

    private static (int Position, float Value)? FirstIn(Tensor tensor)
    {
        using IDisposable scope = NewDisposeScope();
        float[] values = tensor.detach().cpu().contiguous().data<float>().ToArray();
        int position = Array.FindIndex(values, value => !float.IsFinite(value));
        return position < 0 ? null : (position, values[position]);
    }
}
