using An8Suite.Core.Datasets;
using An8Suite.Core.Datasets.Writing;
using An8Suite.Core.Imaging;

namespace An8Suite.Core.Scenes;

/// <summary>The pictures and masks of one pose, made when they are asked for; equal to those that a dataset of the pose holds.</summary>
public sealed class PosePictures
{
    private readonly PosePainter _painter;
    private readonly PoseResolver _resolver;
    private readonly Palette[] _palettes;
    private BinaryMask? _causal;

    internal PosePictures(PosePainter painter, GBuffer buffer, Palette[] palettes) =>
        (_painter, _resolver, _palettes) = (painter, new PoseResolver(buffer), palettes);

    /// <summary>The part at every pixel.</summary>
    public PartMask Parts => _resolver.Parts;

    /// <summary>The picture of a class.</summary>
    public ColorImage Image(int label) => _resolver.Resolve(_palettes[label]);

    /// <summary>The ground truth of a class under a policy.</summary>
    public BinaryMask Mask(MaskPolicy policy, int label) => policy == MaskPolicy.Causal
        ? _causal ??= Causal()
        : BinaryMask.Of(Parts, Inside(policy, label));

    /// <summary>How many of the nine samples of each pixel lie inside, 0 to 9; null for <see cref="MaskPolicy.Causal"/>, which has none.</summary>
    public byte[]? Coverage(MaskPolicy policy, int label) =>
        policy == MaskPolicy.Causal ? null : _resolver.Coverage(Inside(policy, label));

    private Func<byte, bool> Inside(MaskPolicy policy, int label)
    {
        HashSet<byte> ids = [.. policy.PartIds(_painter.Classes[label], _painter.Classes, _painter.Parts)];
        return ids.Contains;
    }

    private BinaryMask Causal()
    {
        ColorImage[] images = [.. Enumerable.Range(0, _palettes.Length).Select(Image)];
        byte[] changes = new ClassChanges(images).Of(images[0]);
        return new BinaryMask(Parts.Width, Parts.Height, Array.ConvertAll(changes, change => change > 0));
    }
}
