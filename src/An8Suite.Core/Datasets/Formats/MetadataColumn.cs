using System.Text.Json;

namespace An8Suite.Core.Datasets.Formats;

/// <summary>What the values of a metadata column are.</summary>
internal enum MetadataKind
{
    /// <summary>The path of a picture, from the split's folder.</summary>
    Picture,

    /// <summary>Text.</summary>
    Text,

    /// <summary>A whole number.</summary>
    Integer,

    /// <summary>A number with a fraction.</summary>
    Number,

    /// <summary>A list of whole numbers.</summary>
    Integers,

    /// <summary>A list of numbers with fractions.</summary>
    Numbers,

    /// <summary>The list of parts.</summary>
    Parts,
}

/// <summary>One column of <c>metadata.jsonl</c>.</summary>
/// <param name="Key">As in the file.</param>
/// <param name="Kind">What its values are.</param>
/// <param name="Fields">Of each part, where the kind is <see cref="MetadataKind.Parts"/>; empty otherwise.</param>
internal sealed record MetadataColumn(string Key, MetadataKind Kind, IReadOnlyList<MetadataColumn> Fields)
{
    private const string PictureKey = "file_name";
    private const string PictureSuffix = "_" + PictureKey;
    private const string PartsKey = "parts";

    /// <summary>The name imagefolder gives the column: pictures lose the end of their key.</summary>
    public string ImageFolderName => Kind != MetadataKind.Picture ? Key
        : Key == PictureKey ? "image"
        : Key[..^PictureSuffix.Length];

    /// <summary>The columns of a row, in order; every row has the same ones.</summary>
    /// <exception cref="InputException">A value is none of the kinds.</exception>
    public static IReadOnlyList<MetadataColumn> Of(JsonElement row) => [.. row.EnumerateObject().Select(Of)];

    private static MetadataColumn Of(JsonProperty property) =>
        property.Value.ValueKind == JsonValueKind.Array && property.Name == PartsKey
            ? new MetadataColumn(property.Name, MetadataKind.Parts, FieldsOf(property.Value))
            : new MetadataColumn(property.Name, KindOf(property), []);

    /// <summary>A hidden part has empty lists, which say nothing, so a visible one must speak for them.</summary>
    private static IReadOnlyList<MetadataColumn> FieldsOf(JsonElement parts) =>
    [
        .. parts.EnumerateArray().SelectMany(part => part.EnumerateObject())
            .GroupBy(p => p.Name)
            .Select(values => Of(values.FirstOrDefault(p => !IsEmptyList(p.Value), values.First()))),
    ];

    private static bool IsEmptyList(JsonElement value) =>
        value.ValueKind == JsonValueKind.Array && value.GetArrayLength() == 0;

    private static MetadataKind KindOf(JsonProperty property) => property.Value.ValueKind switch
    {
        JsonValueKind.String when property.Name == PictureKey
            || property.Name.EndsWith(PictureSuffix, StringComparison.Ordinal) => MetadataKind.Picture,
        JsonValueKind.String => MetadataKind.Text,
        JsonValueKind.Number => HasFraction(property.Value) ? MetadataKind.Number : MetadataKind.Integer,
        JsonValueKind.Array => property.Value.EnumerateArray()
            .All(v => v.ValueKind == JsonValueKind.Number && !HasFraction(v))
            ? MetadataKind.Integers
            : MetadataKind.Numbers,
        _ => throw new InputException(
            $"{DatasetLayout.Metadata}: key '{property.Name}': expected text, a number or a list, "
            + $"found {property.Value.GetRawText()}"),
    };

    private static bool HasFraction(JsonElement number) => number.GetRawText().AsSpan().ContainsAny('.', 'E', 'e');
}
