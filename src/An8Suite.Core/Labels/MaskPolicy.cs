using System.Diagnostics.CodeAnalysis;

namespace An8Suite.Core.Labels;

/// <summary>A rule that says which pixels of a picture are its ground truth, by its row of facts.</summary>
/// <remarks>
/// A further policy is a further row of <see cref="All"/>. <c>part:name</c> stands for a row a part. Afterwards
/// <c>an8 recipe schema</c> writes the schema file anew. Two policies are the same when their names are.
/// </remarks>
/// <param name="Name">As in the recipe.</param>
/// <param name="Words">Which pixels are inside, for the dataset's card.</param>
/// <param name="Layers">What a mask of a class is read from; null where it is measured and has no parts.</param>
public sealed record MaskPolicy(string Name, string Words, Func<MaskLayers, int, IReadOnlyList<MaskLayer>>? Layers)
{
    private const string PartPrefix = "part:";
    private const string PartFolderPrefix = "part_";

    /// <summary>
    /// The parts that carry the class colour, as in the paper, and those that the class shows or hides.
    /// </summary>
    public static MaskPolicy ClassPart { get; } = new(
        "class_part", "the parts that carry the class colour", (masks, label) => [masks.ClassParts(label)]);

    /// <summary>Every part of the mesh, and of its copies.</summary>
    public static MaskPolicy Plant { get; } = new(
        "plant", "every part", (masks, label) => [masks.Shown(label, part => part.IsPlant)]);

    /// <summary>What is <see cref="ClassPart"/> in some class.</summary>
    public static MaskPolicy Candidates { get; } = new(
        "candidates", "every part that carries the colour in some class", (masks, _) => masks.Candidates);

    /// <summary>The pixels that change when the same view is shown in the other classes.</summary>
    public static MaskPolicy Causal { get; } = new(
        "causal",
        "the pixels that change between the classes of the same pose, measured by comparing the finished pictures",
        Layers: null);

    /// <summary>All of <see cref="ClassPart"/>, hidden by other parts and objects or not.</summary>
    public static MaskPolicy Amodal { get; } = new(
        "amodal",
        "where the parts that carry the class colour would be seen if nothing stood before them",
        (masks, label) => [masks.ClassPartsAlone(label)]);

    /// <summary>Every pixel that shows neither the mesh nor another object: what lies behind, and the ground.</summary>
    public static MaskPolicy Background { get; } = new(
        "background",
        "what lies behind everything, and the ground",
        (masks, label) => [masks.Shown(label, part => part.Role == PartRole.Ground, andBackground: true)]);

    /// <summary>The objects that say nothing of the class.</summary>
    public static MaskPolicy Distractor { get; } = OfRole("distractor", PartRole.Distractor, "the distractors");

    /// <summary>The objects that stand in front of what tells the class.</summary>
    public static MaskPolicy Occluder { get; } = OfRole("occluder", PartRole.Occluder, "the occluders");

    /// <summary>What goes with the class without being its reason.</summary>
    public static MaskPolicy Cue { get; } = new(
        "cue",
        "the pixels of the planted cue: all of them where it tints the picture",
        (masks, label) => [masks.CuePixels(label)]);

    /// <summary>Those that every dataset has and that need no name of a part.</summary>
    public static IReadOnlyList<MaskPolicy> Standard { get; } = [ClassPart, Plant, Candidates, Causal];

    /// <summary>Those that need no name of a part.</summary>
    public static IReadOnlyList<MaskPolicy> All { get; } =
        [.. Standard, Amodal, Background, Distractor, Occluder, Cue];

    /// <summary>The names that may stand in a recipe.</summary>
    public static IReadOnlyList<string> ValidNames => NamesOf(All);

    /// <summary>The name as a folder and as a metadata column: <c>part:stem</c> is <c>part_stem</c>.</summary>
    public string Folder => Name.Replace(PartPrefix, PartFolderPrefix, StringComparison.Ordinal);

    /// <summary>The part that <c>part:name</c> names; null for the other policies.</summary>
    public string? PartName => Name.StartsWith(PartPrefix, StringComparison.Ordinal) ? Name[PartPrefix.Length..] : null;

    /// <summary>Whether it is the pixels that differ between the pose's images; such masks have no coverage.</summary>
    public bool IsMeasured => Layers is null;

    /// <summary>The policy of one part.</summary>
    public static MaskPolicy Part(string name) =>
        new(PartPrefix + name, "that part", (masks, label) => [masks.Shown(label, part => part.Name == name)]);

    /// <summary>The names of <paramref name="policies"/>, and how one of a part is written.</summary>
    public static IReadOnlyList<string> NamesOf(IReadOnlyList<MaskPolicy> policies) =>
        [.. policies.Select(policy => policy.Name), Part("<name>").Name];

    /// <summary>Reads a policy's name; false when it is none.</summary>
    /// <param name="name">As in a recipe.</param>
    /// <param name="policy">What it names.</param>
    /// <param name="policies">Those there are; null for <see cref="All"/>.</param>
    public static bool TryParse(
        string name, [NotNullWhen(true)] out MaskPolicy? policy, IReadOnlyList<MaskPolicy>? policies = null)
    {
        bool isPart = name.StartsWith(PartPrefix, StringComparison.Ordinal) && name.Length > PartPrefix.Length;
        policy = isPart ? Part(name[PartPrefix.Length..]) : (policies ?? All).FirstOrDefault(p => p.Name == name);
        return policy is not null;
    }

    /// <summary>Reads a policy's name.</summary>
    /// <exception cref="InputException">It is none; names the valid ones.</exception>
    public static MaskPolicy Parse(string name) => TryParse(name, out MaskPolicy? policy)
        ? policy
        : throw new InputException($"unknown mask policy '{name}'; {NearestName.Hint(name, ValidNames)}");

    /// <summary>The policy of a folder or metadata column; false when it is none.</summary>
    public static bool TryParseFolder(
        string folder, [NotNullWhen(true)] out MaskPolicy? policy, IReadOnlyList<MaskPolicy>? policies = null) =>
        TryParse(
            folder.StartsWith(
                PartFolderPrefix, StringComparison.Ordinal) ? PartPrefix + folder[PartFolderPrefix.Length..] : folder,
            out policy,
            policies);

    private static MaskPolicy OfRole(string name, PartRole role, string words) =>
        new(name, words, (masks, label) => [masks.Shown(label, part => part.Role == role)]);

    /// <inheritdoc/>
    public bool Equals(MaskPolicy? other) => Name == other?.Name;

    /// <inheritdoc/>
    public override int GetHashCode() => Name.GetHashCode(StringComparison.Ordinal);
}
