using An8Suite.Core.Imaging;
using An8Suite.Core.Labels;
using An8Suite.Core.Scenes.Shading;

namespace An8Suite.Core.Scenes.Poses;

/// <summary>
/// The pictures and masks of one pose, made when they are asked for; equal to those that a dataset of the pose holds.
/// </summary>
public sealed class PosePictures
{
    private readonly ResolvedPose _resolved;
    private readonly Palette[] _palettes;
    private readonly Func<IReadOnlyList<ColorImage>>? _neutral;
    private BinaryMask? _causal;

    /// <summary>Pictures of a resolved pose.</summary>
    /// <param name="resolved">The samples.</param>
    /// <param name="palettes">The colours of each class.</param>
    /// <param name="neutral">The pictures with one cue; null where there is no cue.</param>
    internal PosePictures(
        ResolvedPose resolved, Palette[] palettes, Func<IReadOnlyList<ColorImage>>? neutral = null) =>
        (_resolved, _palettes, _neutral) = (resolved, palettes, neutral);

    /// <summary>The part at every pixel of the picture of a class.</summary>
    public PartMask PartsOf(int label) => _resolved.Of(label).Parts;

    /// <summary>The picture of a class.</summary>
    public ColorImage Image(int label) => _resolved.Of(label).Resolve(_palettes[label]);

    /// <summary>The ground truth of a class under a policy.</summary>
    public BinaryMask Mask(MaskPolicy policy, int label) =>
        policy.IsMeasured ? _causal ??= Causal() : _resolved.Mask(policy, label);

    /// <summary>How many of the nine samples of each pixel lie inside, 0 to 9; null for a measured policy.</summary>
    public byte[]? Coverage(MaskPolicy policy, int label) =>
        policy.IsMeasured ? null : _resolved.Coverage(policy, label);

    private BinaryMask Causal()
    {
        IReadOnlyList<ColorImage> images =
            _neutral?.Invoke() ?? [.. Enumerable.Range(0, _palettes.Length).Select(Image)];
        byte[] changes = new ClassChanges(images).Of(images[0]);
        return new BinaryMask(images[0].Width, images[0].Height, Array.ConvertAll(changes, change => change > 0));
    }
}
