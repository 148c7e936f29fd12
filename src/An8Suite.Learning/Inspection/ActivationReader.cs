using An8Suite.Core;
using An8Suite.Core.Imaging;
using An8Suite.Learning.Explanations;
using An8Suite.Learning.Networks;
using An8Suite.Learning.Training;
using static TorchSharp.torch;

namespace An8Suite.Learning.Inspection;

/// <summary>Passes one image through a network and hands out what its layers make of it.</summary>
public static class ActivationReader
{
    /// <summary>
    /// Every activation, such as a ReLU, and the last layer with weights of its own per class: the classifier.
    /// </summary>
    public static IReadOnlyList<string> StandardLayers(Network network)
    {
        int classifier = network.Layers.ToList().FindLastIndex(layer => layer is Linear);
        return [.. network.Layers.Where((layer, index) => LayerRoles.IsActivation(layer) || index == classifier)
            .Select(layer => layer.Name)];
    }

    /// <summary>The activations of the named layers, in forward order.</summary>
    /// <exception cref="InputException">
    /// There is no such layer, the image is of another size, or a value is not finite.
    /// </exception>
    public static IReadOnlyList<LayerActivations> Read(Network network, ColorImage image, IReadOnlyList<string> layers)
    {
        (int height, int width) = (network.Description.Height, network.Description.Width);
        if ((image.Height, image.Width) != (height, width))
        {
            throw new InputException(
                $"the network takes {width} x {height} pixels, found {image.Width} x {image.Height}");
        }

        int[] places = [.. layers.Select(network.IndexOf).Distinct().Order()];
        using IDisposable inference = no_grad();
        using IDisposable scope = NewDisposeScope();
        using ForwardTrace trace = network.Trace(network.Normalize(ImageSet.Stack([image])));
        return [.. places.Select(place => Of(network, trace, place))];
    }

    private static LayerActivations Of(Network network, ForwardTrace trace, int place)
    {
        string layer = network.Layers[place].Name;
        bool hasMaps = FeatureMaps.HasMaps(network, trace, place);
        Tensor output = trace.OutputOf(place);
        output = hasMaps ? FeatureMaps.Of(network, trace, place, output) : output.flatten(1);
        int[] shape = [.. output.shape.Select(side => (int)side)];
        float[] values = output.contiguous().data<float>().ToArray();
        return Array.TrueForAll(values, float.IsFinite)
            ? new LayerActivations(
                layer, shape[1], hasMaps ? shape[2] : 0, hasMaps ? shape[3] : 0, values)
            : throw NotFinite.Of($"layer '{layer}' puts out values that are not finite", network, trace);
    }
}
