using System.Numerics;
using An8Suite.Core.Imaging;
using An8Suite.Core.Labels;

namespace An8Suite.Core.Scenes.Shading;

/// <summary>
/// A rendered pose ready to be coloured and masked: a resolver for every set of parts that its classes need.
/// </summary>
/// <remarks>Safe to share between threads.</remarks>
internal sealed class ResolvedPose
{
    private readonly MaskLayers _masks;
    private readonly PoseResolver[] _resolvers;

    /// <summary>Sorts the samples of all buffers.</summary>
    /// <param name="buffers">One for each of <see cref="PartPresence.Sets"/>.</param>
    /// <param name="masks">Where the masks of the recipe are read.</param>
    public ResolvedPose(IReadOnlyList<GBuffer> buffers, MaskLayers masks)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(buffers.Count, masks.Presence.Sets.Count, nameof(buffers));
        (_masks, _resolvers) = (masks, [.. buffers.Select(buffer => new PoseResolver(buffer))]);
    }

    /// <summary>Columns, in pixels.</summary>
    public int Width => _resolvers[0].Parts.Width;

    /// <summary>Rows, in pixels.</summary>
    public int Height => _resolvers[0].Parts.Height;

    /// <summary>What a class shows.</summary>
    public PoseResolver Of(int label) => _resolvers[_masks.Presence.ShownIn(label)];

    /// <summary>The samples of one of <see cref="PartPresence.Sets"/>.</summary>
    public PoseResolver At(int set) => _resolvers[set];

    /// <summary>
    /// The pixels whose centre sample is inside a policy; not for <see cref="MaskPolicy.Causal"/>, which is measured.
    /// </summary>
    public BinaryMask Mask(MaskPolicy policy, int label)
    {
        BinaryMask[] layers = [.. _masks.Of(policy, label)
            .Select(layer => BinaryMask.Of(At(layer.Set).Parts, layer.Contains))];
        foreach (BinaryMask further in layers.Skip(1))
        {
            for (int i = 0; i < further.Values.Length; i++)
            {
                layers[0].Values[i] |= further.Values[i];
            }
        }

        return layers[0];
    }

    /// <summary>How many of each pixel's nine samples are inside a policy, in any of its layers.</summary>
    public byte[] Coverage(MaskPolicy policy, int label)
    {
        IReadOnlyList<MaskLayer> layers = _masks.Of(policy, label);
        if (layers.Count == 1)
        {
            return At(layers[0].Set).Coverage(layers[0].Contains);
        }

        ushort[] inside = At(layers[0].Set).SamplesShowing(layers[0].Contains);
        foreach (MaskLayer layer in layers.Skip(1))
        {
            ushort[] further = At(layer.Set).SamplesShowing(layer.Contains);
            for (int i = 0; i < inside.Length; i++)
            {
                inside[i] |= further[i];
            }
        }

        return Array.ConvertAll(inside, samples => (byte)BitOperations.PopCount(samples));
    }
}
