namespace An8Suite.Core.Labels;

/// <summary>
/// Where the masks of a dataset's classes are read; a sample is inside a mask when it is inside one of its layers.
/// </summary>
/// <remarks>
/// Where no class shows or hides parts, a mask has one layer. Otherwise <c>class_part</c> reads the pose with the
/// class's hidden parts put back: there a sample shows a coloured, shown or hidden part of the class, or it is outside.
/// So the mask holds the samples where the class's coloured and shown parts are seen and those where its hidden parts
/// would be. <c>candidates</c> is the union of <c>class_part</c> over all classes of the pose, and holds every sample
/// that differs between any two of them. <c>plant</c> and <c>part:name</c> read what the image itself shows.
/// </remarks>
public sealed class MaskLayers
{
    private readonly IReadOnlyList<ClassEntry> _classes;
    private readonly Lazy<IReadOnlyList<MaskLayer>> _candidates;

    private readonly CueExtent _cue;

    /// <summary>Prepares the masks of a dataset or of a recipe that has been checked against the parts.</summary>
    /// <param name="classes">In order of label.</param>
    /// <param name="parts">In order of id.</param>
    /// <param name="alone">Whether a pose is rendered with the parts of a class alone as well.</param>
    /// <param name="cue">What the cue of the recipe takes.</param>
    public MaskLayers(
        IReadOnlyList<ClassEntry> classes, IReadOnlyList<PartEntry> parts, bool alone = false, CueExtent cue = default)
    {
        (_classes, Parts, _cue) = (classes, parts, cue);
        Presence = new PartPresence(classes, [.. parts.Select(part => part.Name)], alone);
        _candidates = new Lazy<IReadOnlyList<MaskLayer>>(OfAllClasses);
    }

    /// <summary>The parts of the mesh, in order of id.</summary>
    public IReadOnlyList<PartEntry> Parts { get; }

    /// <summary>What is rendered.</summary>
    public PartPresence Presence { get; }

    /// <summary>The layers of a policy in the picture of a class, at least one.</summary>
    /// <exception cref="InvalidOperationException">The policy is measured, it has none.</exception>
    public IReadOnlyList<MaskLayer> Of(MaskPolicy policy, int label) => policy.Layers is { } layers
        ? layers(this, label)
        : throw new InvalidOperationException($"{policy.Name} masks are measured, they have no parts");

    /// <summary>Parts where the picture of a class itself shows them.</summary>
    /// <param name="label">The class.</param>
    /// <param name="contains">Which parts.</param>
    /// <param name="andBackground">Whether samples that show no part are inside too.</param>
    public MaskLayer Shown(int label, Func<PartEntry, bool> contains, bool andBackground = false) => new(
        Presence.ShownIn(label),
        [.. andBackground ? new byte[] { 0 } : [], .. Parts.Where(contains).Select(part => (byte)part.Id).Order()]);

    /// <summary>The parts that tell a class, with those that it hides put back.</summary>
    public MaskLayer ClassParts(int label) => new(Presence.WholeIn(label), Ids(_classes[label].Parts));

    /// <summary>The parts that tell a class, in a rendering of them alone.</summary>
    public MaskLayer ClassPartsAlone(int label) => new(Presence.AloneIn(label), Ids(_classes[label].Parts));

    /// <summary>The pixels of the cue.</summary>
    public MaskLayer CuePixels(int label) => Shown(
        label,
        part => _cue == CueExtent.Picture || part.Role == PartRole.Cue,
        andBackground: _cue != CueExtent.Part);

    /// <summary>The parts that tell some class, with those that it hides put back.</summary>
    public IReadOnlyList<MaskLayer> Candidates => _candidates.Value;

    private IReadOnlyList<MaskLayer> OfAllClasses() =>
    [
        .. _classes.GroupBy(entry => Presence.WholeIn(entry.Index))
            .Select(group => new MaskLayer(group.Key, Ids(group.SelectMany(entry => entry.Parts)))),
    ];

    private IReadOnlyList<byte> Ids(IEnumerable<string> names)
    {
        HashSet<string> wanted = [.. names];
        return [.. Parts.Where(part => wanted.Contains(part.Name)).Select(part => (byte)part.Id).Order()];
    }
}
