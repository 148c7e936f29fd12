using An8Suite.Core.Imaging;
using An8Suite.Core.Labels;
using An8Suite.Core.Scenes.Shading;

namespace An8Suite.Core.Datasets.Writing;

/// <summary>
/// The encoded masks and coverage maps of one pose; classes that share a set of parts share the file.
/// </summary>
internal sealed class PoseMasks(ResolvedPose resolved, MaskLayers layers, StageClock? clock = null)
{
    private readonly Dictionary<string, EncodedFile> _masks = [];
    private readonly Dictionary<string, EncodedFile> _coverages = [];

    /// <summary>The pixels whose centre sample shows a part of the policy.</summary>
    public EncodedFile Mask(MaskPolicy policy, ClassEntry shown) => Of(
        _masks, policy, shown, () => PngWriter.Encode(resolved.Mask(policy, shown.Index)));

    /// <summary>How many of the nine samples show a part of the policy, on <see cref="CoverageScale"/>.</summary>
    public EncodedFile Coverage(MaskPolicy policy, ClassEntry shown) => Of(
        _coverages, policy, shown, () => PngWriter.EncodeGrey(
            resolved.Width, resolved.Height,
            Array.ConvertAll(resolved.Coverage(policy, shown.Index), CoverageScale.ToByte)));

    /// <summary>
    /// The pixels that change between the classes: where <paramref name="changes"/> (height x width) is not 0.
    /// </summary>
    public EncodedFile Causal(byte[] changes)
    {
        // Whether anything changes is the same question for every class of the pose.
        if (!_masks.TryGetValue(MaskPolicy.Causal.Name, out EncodedFile? file))
        {
            bool[] changed = Array.ConvertAll(changes, change => change > 0);
            var mask = new BinaryMask(resolved.Width, resolved.Height, changed);
            _masks.Add(MaskPolicy.Causal.Name, file = EncodedFile.Of(() => PngWriter.Encode(mask), clock));
        }

        return file;
    }

    private EncodedFile Of(
        Dictionary<string, EncodedFile> made, MaskPolicy policy, ClassEntry shown, Func<byte[]> encode)
    {
        string key = string.Join(
            ';', layers.Of(policy, shown.Index).Select(layer => $"{layer.Set}:{string.Join(' ', layer.Ids)}"));
        if (!made.TryGetValue(key, out EncodedFile? file))
        {
            made.Add(key, file = EncodedFile.Of(encode, clock));
        }

        return file;
    }
}
