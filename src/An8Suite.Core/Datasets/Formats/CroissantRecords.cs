using System.Text.Json.Nodes;
using An8Suite.Core.Labels;

namespace An8Suite.Core.Datasets.Formats;

/// <summary>
/// The record sets of a Croissant file that are tables: splits, classes, parts and the rows of metadata.
/// </summary>
internal static class CroissantRecords
{
    /// <summary>The enumeration of splits.</summary>
    public const string SplitsId = "splits";

    /// <summary>The enumeration of classes.</summary>
    public const string ClassesId = "classes";

    private const string PartsId = "part_names";

    /// <summary>The splits that have images.</summary>
    public static JsonObject Splits(DatasetDescription dataset)
    {
        JsonObject set = Embedded(SplitsId, "cr:Split", "What each split is for.", "name");
        set["field"] = new JsonArray(Field(SplitsId, "name", "sc:Text"), Field(SplitsId, "url", "sc:URL"));
        set["data"] = new JsonArray(
            [.. dataset.FilledSplits
                .Select(s => new JsonObject { ["splits/name"] = s.Folder, ["splits/url"] = Purpose(s.Split) })]);
        return set;
    }

    /// <summary>The classes by label.</summary>
    public static JsonObject Classes(DatasetDescription dataset)
    {
        JsonObject set = Embedded(ClassesId, "sc:Enumeration", "The classes, by label.", "label");
        set["field"] = new JsonArray(
            Field(ClassesId, "label", "sc:Integer"), Field(ClassesId, "name", "sc:Text"),
            Field(ClassesId, "color", "sc:Text"));
        set["data"] = new JsonArray([.. dataset.Classes.Select(Class)]);
        if (dataset.Classes.Any(c => c.Pattern is not null))
        {
            set["field"]!.AsArray().Add(Field(ClassesId, "pattern", "sc:Text"));
        }

        return set;
    }

    /// <summary>The parts by id.</summary>
    public static JsonObject Parts(DatasetDescription dataset)
    {
        JsonObject set = Embedded(
            PartsId,
            "sc:Enumeration", "The parts, by the id they have in part-id pictures; 0 is the background.", "id");
        set["field"] = new JsonArray(Field(PartsId, "id", "sc:Integer"), Field(PartsId, "name", "sc:Text"));
        set["data"] = new JsonArray(
            [.. dataset.Parts.Select(p => new JsonObject { ["part_names/id"] = p.Id, ["part_names/name"] = p.Name })]);
        return set;
    }

    /// <summary>The metadata of one split; the nested list of parts is left to readers of the file itself.</summary>
    public static JsonObject Rows(DescribedSplit split, IReadOnlyList<MetadataColumn> columns)
    {
        string id = split.Folder;
        return new JsonObject
        {
            ["@type"] = "cr:RecordSet",
            ["@id"] = id,
            ["name"] = id,
            ["description"] = $"The metadata of split {id}, a record an image.",
            ["key"] = Croissant.Reference($"{id}/id"),
            ["field"] = new JsonArray(
                [.. columns.Where(c => c.Kind != MetadataKind.Parts).Select(c => Column(split, c))]),
        };
    }

    /// <summary>A field without a source.</summary>
    public static JsonObject Field(string set, string name, string type) => new()
    {
        ["@type"] = "cr:Field",
        ["@id"] = $"{set}/{name}",
        ["name"] = name,
        ["dataType"] = type,
    };

    private static JsonObject Class(ClassEntry entry)
    {
        JsonObject record = new()
        {
            ["classes/label"] = entry.Index,
            ["classes/name"] = entry.Name,
            ["classes/color"] = entry.Color,
        };
        if (entry.Pattern is not null)
        {
            record["classes/pattern"] = entry.Pattern;
        }

        return record;
    }

    private static JsonObject Column(DescribedSplit split, MetadataColumn column)
    {
        JsonObject field = Field(split.Folder, column.Key, TypeOf(column.Kind));
        field["source"] = new JsonObject
        {
            ["fileObject"] = Croissant.Reference(Croissant.MetadataId(split)),
            ["extract"] = new JsonObject { ["column"] = column.Key },
        };
        if (column.Key == "label")
        {
            field["dataType"] = new JsonArray("sc:Integer", "cr:Label");
        }

        if (column.Kind is MetadataKind.Integers or MetadataKind.Numbers)
        {
            field["isArray"] = true;
            field["arrayShape"] = "-1";
        }

        return field;
    }

    private static string TypeOf(MetadataKind kind) => kind switch
    {
        MetadataKind.Integer or MetadataKind.Integers => "sc:Integer",
        MetadataKind.Number or MetadataKind.Numbers => "sc:Float",
        _ => "sc:Text",
    };

    private static string Purpose(Split split) => split switch
    {
        Split.Train => "cr:TrainingSplit",
        Split.Val => "cr:ValidationSplit",
        _ => "cr:TestSplit",
    };

    private static JsonObject Embedded(string id, string type, string description, string key) => new()
    {
        ["@type"] = "cr:RecordSet",
        ["@id"] = id,
        ["name"] = id,
        ["description"] = description,
        ["dataType"] = type,
        ["key"] = Croissant.Reference($"{id}/{key}"),
    };
}
