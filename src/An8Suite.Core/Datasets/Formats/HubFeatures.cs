using System.Text.Json.Nodes;
using An8Suite.Core.Files;
using An8Suite.Core.Labels;

namespace An8Suite.Core.Datasets.Formats;

/// <summary>
/// What Hugging Face's <c>datasets</c> keeps beside a table's schema, under <see cref="Key"/>: the columns that are
/// pictures, and the names of the classes.
/// </summary>
/// <remarks>
/// A feature counts only where the type it stands for is the column's own to the last nullability, so every column and
/// every item of a list can be null. A list is written as a JSON list of its one feature, which all versions read.
/// Source: <c>Features.from_arrow_schema</c> and <c>generate_from_dict</c> in datasets/features/features.py.
/// </remarks>
internal static class HubFeatures
{
    /// <summary>The key in the file's metadata.</summary>
    public const string Key = "huggingface";

    /// <summary>The value in the file's metadata.</summary>
    public static string Of(IReadOnlyList<MetadataColumn> columns, IReadOnlyList<ClassEntry> classes) => new JsonObject
    {
        ["info"] = new JsonObject
        {
            ["features"] = Struct(columns.Select(column => KeyValuePair.Create(
                column.ImageFolderName, column.Key == "label" ? Label(classes) : Feature(column)))),
        },
    }.ToJsonString(SuiteJson.Line);

    private static JsonNode Feature(MetadataColumn column) => column.Kind switch
    {
        MetadataKind.Picture => Typed("Image"),
        MetadataKind.Integer => Value("int64"),
        MetadataKind.Number => Value("float64"),
        MetadataKind.Integers => new JsonArray(Value("int64")),
        MetadataKind.Numbers => new JsonArray(Value("float64")),
        MetadataKind.Parts => new JsonArray(Struct(
            column.Fields.Select(field => KeyValuePair.Create(field.Key, Feature(field))))),
        _ => Value("string"),
    };

    private static JsonObject Struct(IEnumerable<KeyValuePair<string, JsonNode>> fields) =>
        new(fields.Select(field => KeyValuePair.Create(field.Key, (JsonNode?)field.Value)));

    private static JsonObject Label(IReadOnlyList<ClassEntry> classes)
    {
        JsonObject label = Typed("ClassLabel");
        label["names"] = new JsonArray([.. classes.Select(entry => JsonValue.Create(entry.Name))]);
        return label;
    }

    private static JsonObject Value(string type)
    {
        JsonObject value = Typed("Value");
        value["dtype"] = type;
        return value;
    }

    private static JsonObject Typed(string name) => new() { ["_type"] = name };
}
