using An8Suite.Core.Datasets.Formats;
using An8Suite.Core.Imaging;
using An8Suite.Core.Labels;
using An8Suite.Core.Scenes.Shading;

namespace An8Suite.Core.Datasets.Writing;

/// <summary>What the classes of a pose share that show the same parts.</summary>
internal sealed class PoseSet
{
    private ColorImage? _last;
    private Palette? _lastPalette;

    /// <summary>Encodes the part ids and computes boxes, areas and run lengths, once for all those classes.</summary>
    /// <param name="resolver">The samples.</param>
    /// <param name="parts">The dataset's.</param>
    /// <param name="shown">Which of them these classes show; null where all classes show all.</param>
    /// <param name="clock">Told how long encoding takes.</param>
    public PoseSet(
        PoseResolver resolver, IReadOnlyList<PartEntry> parts, PartSet? shown, StageClock? clock)
    {
        (Resolver, Shown) = (resolver, shown);
        PartIds = EncodedFile.Of(() => PngWriter.Encode(resolver.Parts), clock);
        using (clock.Measure(GeneratorStage.Resolve))
        {
            Extents = PartExtent.Of(resolver.Parts, parts.Count, resolver.SilhouettePixels);
            OccludedShares = resolver.OccludedShares(parts);
            Coco = new CocoPose(resolver.Parts, parts.Count);
        }
    }

    /// <summary>The samples.</summary>
    public PoseResolver Resolver { get; }

    /// <summary>The parts that are there; null where all classes of the recipe show all.</summary>
    public PartSet? Shown { get; }

    /// <summary>The part at every pixel.</summary>
    public EncodedFile PartIds { get; }

    /// <summary>The layers, in the recipe's order.</summary>
    public IReadOnlyList<EncodedFile> Layers { get; init; } = [];

    /// <summary>Where each part shows.</summary>
    public IReadOnlyList<PartExtent> Extents { get; }

    /// <summary>
    /// The share of each part that occluders hide, in order of id; null where the scene has none.
    /// </summary>
    public double[]? OccludedShares { get; }

    /// <summary>The COCO annotations.</summary>
    public CocoPose Coco { get; }

    /// <summary>
    /// The picture in a class's colours, from that of the class before; unless <paramref name="kept"/> it takes its
    /// place.
    /// </summary>
    public ColorImage Image(Palette palette, bool kept)
    {
        if (_last is null)
        {
            _last = Resolver.Resolve(palette);
        }
        else if (kept)
        {
            _last = Resolver.Recolor(_last, _lastPalette!, palette);
        }
        else
        {
            Resolver.Repaint(_last, _lastPalette!, palette);
        }

        _lastPalette = palette;
        return _last;
    }
}
