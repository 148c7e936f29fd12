using An8Suite.Core.Scenes;

namespace An8Suite.Core.Datasets;

/// <summary>Where the masks of a dataset's classes are read; a sample is inside a mask when it is inside one of its layers.</summary>
/// <remarks>
/// Where no class shows or hides parts, a mask has one layer. Otherwise <c>class_part</c> reads the pose with the class's
/// hidden parts put back: there a sample shows a coloured, shown or hidden part of the class, or it is outside. So the mask
/// holds the samples where the class's coloured and shown parts are seen and those where its hidden parts would be.
/// <c>candidates</c> is the union of <c>class_part</c> over all classes of the pose, and holds every sample that differs
/// between any two of them. <c>plant</c> and <c>part:name</c> read what the image itself shows.
/// </remarks>
public sealed class MaskLayers
{
    private readonly IReadOnlyList<ClassEntry> _classes;
    private readonly IReadOnlyList<PartEntry> _parts;
    private readonly Lazy<IReadOnlyList<MaskLayer>> _candidates;

    /// <summary>Prepares the masks of a dataset or of a recipe that has been checked against the parts.</summary>
    public MaskLayers(IReadOnlyList<ClassEntry> classes, IReadOnlyList<PartEntry> parts)
    {
        (_classes, _parts) = (classes, parts);
        Presence = new PartPresence(classes, [.. parts.Select(part => part.Name)]);
        _candidates = new Lazy<IReadOnlyList<MaskLayer>>(Candidates);
    }

    /// <summary>What is rendered.</summary>
    public PartPresence Presence { get; }

    /// <summary>The layers of a policy in the picture of a class, at least one.</summary>
    /// <exception cref="InvalidOperationException">The policy is <see cref="MaskPolicy.Causal"/>, which is measured.</exception>
    public IReadOnlyList<MaskLayer> Of(MaskPolicy policy, int label) => policy == MaskPolicy.Candidates
        ? _candidates.Value
        : [new MaskLayer(policy == MaskPolicy.ClassPart ? Presence.WholeIn(label) : Presence.ShownIn(label), Ids(policy, label))];

    private IReadOnlyList<MaskLayer> Candidates() =>
    [
        .. _classes.GroupBy(entry => Presence.WholeIn(entry.Index)).Select(group => new MaskLayer(
            group.Key, [.. group.SelectMany(entry => Ids(MaskPolicy.ClassPart, entry.Index)).Distinct().Order()])),
    ];

    private IReadOnlyList<byte> Ids(MaskPolicy policy, int label) => policy.PartIds(_classes[label], _classes, _parts);
}
