using System.Diagnostics.CodeAnalysis;

namespace An8Suite.Core.Datasets;

/// <summary>A rule that says which pixels of a picture are its ground truth.</summary>
/// <remarks>
/// <c>class_part</c>: the parts that carry the class colour (the paper's ground truth), that the class shows, or that it
/// hides; a hidden part is where it would be seen. <c>plant</c>: every part. <c>candidates</c>: what is <c>class_part</c> in
/// some class. <c>part:name</c>: that part. <c>causal</c>: no parts but pixels, those that differ between the images of the
/// pose's classes. <see cref="MaskLayers"/> says whose part ids are read.
/// </remarks>
public sealed record MaskPolicy
{
    private const string PartPrefix = "part:";
    private const string PartFolderPrefix = "part_";

    private MaskPolicy(string name) => Name = name;

    /// <summary>The parts that carry the class colour, and those that the class shows or hides.</summary>
    public static MaskPolicy ClassPart { get; } = new("class_part");

    /// <summary>Every part.</summary>
    public static MaskPolicy Plant { get; } = new("plant");

    /// <summary>Every part that carries the colour in some class.</summary>
    public static MaskPolicy Candidates { get; } = new("candidates");

    /// <summary>The pixels that change when the same view is shown in the other classes.</summary>
    public static MaskPolicy Causal { get; } = new("causal");

    /// <summary>The names that may stand in a recipe.</summary>
    public static IReadOnlyList<string> ValidNames { get; } = ["class_part", "plant", "candidates", "causal", "part:<name>"];

    /// <summary>As in the recipe.</summary>
    public string Name { get; }

    /// <summary>The name as a folder and as a metadata column: <c>part:stem</c> is <c>part_stem</c>.</summary>
    public string Folder => Name.Replace(PartPrefix, PartFolderPrefix, StringComparison.Ordinal);

    /// <summary>The part that <c>part:name</c> names; null for the other policies.</summary>
    public string? PartName => Name.StartsWith(PartPrefix, StringComparison.Ordinal) ? Name[PartPrefix.Length..] : null;

    /// <summary>Reads a policy's name; false when it is none.</summary>
    public static bool TryParse(string name, [NotNullWhen(true)] out MaskPolicy? policy)
    {
        bool isPart = name.StartsWith(PartPrefix, StringComparison.Ordinal) && name.Length > PartPrefix.Length;
        policy = isPart ? new MaskPolicy(name) : Fixed.FirstOrDefault(p => p.Name == name);
        return policy is not null;
    }

    /// <summary>The policy of a folder or metadata column; false when it is none.</summary>
    public static bool TryParseFolder(string folder, [NotNullWhen(true)] out MaskPolicy? policy) =>
        TryParse(
            folder.StartsWith(PartFolderPrefix, StringComparison.Ordinal) ? PartPrefix + folder[PartFolderPrefix.Length..] : folder,
            out policy);

    /// <summary>The ids of the parts inside the mask of a picture that shows class <paramref name="shown"/>, ascending.</summary>
    /// <exception cref="InvalidOperationException">The policy is <see cref="Causal"/>, which is measured.</exception>
    public IReadOnlyList<byte> PartIds(
        ClassEntry shown, IReadOnlyList<ClassEntry> classes, IReadOnlyList<PartEntry> parts)
    {
        IEnumerable<string> names = this switch
        {
            _ when this == Causal => throw new InvalidOperationException("causal masks are measured, they have no parts"),
            { PartName: string part } => [part],
            _ when this == ClassPart => shown.Parts,
            _ when this == Candidates => classes.SelectMany(c => c.Parts),
            _ => parts.Select(p => p.Name),
        };
        HashSet<string> wanted = [.. names];
        return [.. parts.Where(p => wanted.Contains(p.Name)).Select(p => (byte)p.Id).Order()];
    }

    private static MaskPolicy[] Fixed => [ClassPart, Plant, Candidates, Causal];
}
