using An8Suite.Core;
using An8Suite.Learning.Networks;
using An8Suite.Learning.Shapes;
using static TorchSharp.torch;

namespace An8Suite.Learning.Explanations;

/// <summary>The outputs of layers as maps (N, channels, rows, columns), also those of tokens.</summary>
/// <remarks>
/// Tokens (N, T, C) are laid on the grid of the patches that a convolution made them of; what comes before them, such
/// as a class token, has no place in the picture and is left out.
/// </remarks>
internal static class FeatureMaps
{
    // A class token, one of distillation, registers.
    private const int MostOtherTokens = 8;

    /// <summary>Whether the output of a layer has positions that can be laid on the picture.</summary>
    public static bool HasMaps(Network network, ForwardTrace trace, int layer) => trace.OutputOf(layer).shape switch
    {
        [_, long rows, long columns, _] when LayerRoles.ChannelAxis(network, layer, 4) == 3 =>
            IsPicture(trace, rows, columns),
        [_, _, _, _] => true,
        [_, long tokens, _] => LayerRoles.HasChannelsLast(network, layer) && GridOf(network, trace, tokens) is not null,
        _ => false,
    };

    /// <summary>
    /// The output of a layer, or the signal there, as maps, in the open dispose scope.
    /// </summary>
    /// <exception cref="InputException">It has no positions that can be laid on the picture.</exception>
    public static Tensor Of(Network network, ForwardTrace trace, int layer, Tensor values)
    {
        switch (values.shape)
        {
            case [_, _, _, _] when HasMaps(network, trace, layer):
                return LayerRoles.ChannelAxis(network, layer, 4) == 1 ? values.alias() : values.permute(0, 3, 1, 2);
            case [long images, long tokens, long channels] when GridOf(network, trace, tokens) is Extent grid:
                long patches = (long)grid.Height * grid.Width;
                return values.narrow(1, tokens - patches, patches).transpose(1, 2)
                    .reshape(images, channels, grid.Height, grid.Width);
            default:
                throw new InputException(
                    $"layer '{network.Layers[layer].Name}' puts out {string.Join(" x ", values.shape.Skip(1))} values, "
                    + "which cannot be laid on the picture");
        }
    }

    /// <summary>
    /// The rows and columns of the patches among so many tokens; null where no convolution made such patches.
    /// </summary>
    public static Extent? GridOf(Network network, ForwardTrace trace, long tokens)
    {
        for (int layer = network.Layers.Count - 1; layer >= 0; layer--)
        {
            if (network.Layers[layer] is Convolution && trace.OutputOf(layer).shape is [_, _, long rows, long columns]
                && tokens - (rows * columns) is >= 0 and <= MostOtherTokens)
            {
                return new Extent((int)rows, (int)columns);
            }
        }

        return null;
    }

    /// <summary>Whether so many rows and columns are as the picture's, and not windows and what is in them.</summary>
    private static bool IsPicture(ForwardTrace trace, long rows, long columns)
    {
        (long height, long width) = (trace.NetworkInput.shape[2], trace.NetworkInput.shape[3]);
        return Math.Abs((rows * width) - (columns * height)) <= Math.Max(height, width);
    }
}
