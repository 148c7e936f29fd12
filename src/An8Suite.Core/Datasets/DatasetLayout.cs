using An8Suite.Core.Labels;

namespace An8Suite.Core.Datasets;

/// <summary>Where everything lies in a dataset's folder; paths have forward slashes.</summary>
/// <remarks>
/// Below <c>&lt;split&gt;/images</c> are class folders and nothing else, as torchvision's ImageFolder wants it; masks
/// and part ids have the same relative path and name under <c>masks/&lt;policy&gt;</c> and <c>parts</c>.
/// </remarks>
internal static class DatasetLayout
{
    public const string Card = "README.md";
    public const string Croissant = "croissant.json";
    public const string Classes = "classes.json";
    public const string Parts = "parts.json";
    public const string Provenance = DatasetProvenance.FileName;
    public const string Recipe = DatasetProvenance.RecipeFileName;
    public const string Metadata = "metadata.jsonl";
    public const string Sums = "SHA256SUMS";
    public const string Mesh = DatasetProvenance.MeshFileName;
    public const string Twins = "twins";
    public const string Annotations = "annotations";

    /// <summary>
    /// Every file that is no picture, of which a dataset may lack some; not the checksums themselves.
    /// </summary>
    public static IReadOnlyList<string> TextFiles =>
    [
        Card,
        Croissant,
        Classes,
        Parts,
        Provenance,
        Recipe,
        Mesh,
        .. Splits.Select(split => $"{Folder(split)}/{Metadata}"),
        $"{Twins}/{Metadata}",
        .. Splits.Select(Coco),
    ];

    /// <summary>The splits in the order of the folders.</summary>
    public static IReadOnlyList<Split> Splits { get; } = [Split.Train, Split.Val, Split.Test];

    /// <summary>The folder of a split.</summary>
    public static string Folder(Split split) => split switch
    {
        Split.Train => "train",
        Split.Val => "val",
        _ => "test",
    };

    /// <summary>The COCO file of a split.</summary>
    public static string Coco(Split split) => $"{Annotations}/instances_{Folder(split)}.json";

    /// <summary>The id of an image: its class folder and its pose.</summary>
    public static string Id(ClassEntry entry, int pose) => FormattableString.Invariant($"{entry.Folder}-p{pose:D4}");

    /// <summary>The folder of a class' images, from the split's folder.</summary>
    public static string Images(ClassEntry entry) => $"images/{entry.Folder}";

    /// <summary>The folder of a class' masks, from the split's folder.</summary>
    public static string Masks(MaskPolicy policy, ClassEntry entry) => $"masks/{policy.Folder}/{entry.Folder}";

    /// <summary>The folder of a class' coverage maps, from the split's folder.</summary>
    public static string Coverage(MaskPolicy policy, ClassEntry entry) => $"coverage/{policy.Folder}/{entry.Folder}";

    /// <summary>The folder of a class' change maps, from the split's folder.</summary>
    public static string Changes(ClassEntry entry) => $"change/{entry.Folder}";

    /// <summary>The folder of the twins that show a class, from the dataset's folder.</summary>
    public static string TwinImages(ClassEntry shown) => $"{Twins}/images/{shown.Folder}";

    /// <summary>The folder of what stands behind a class' images, from the split's folder.</summary>
    public static string Backdrops(ClassEntry entry) => $"backdrop/{entry.Folder}";

    /// <summary>The folder of a layer of a class' images, from the split's folder.</summary>
    public static string Layer(PictureLayer layer, ClassEntry entry) => $"{Choice.NameOf(layer)}/{entry.Folder}";

    /// <summary>The folder of a class' part-id images, from the split's folder.</summary>
    public static string PartIds(ClassEntry entry) => $"parts/{entry.Folder}";
}
