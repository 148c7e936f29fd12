using System.Text.Json.Nodes;

namespace An8Suite.Core.Datasets.Formats;

/// <summary>The JSON-LD context that the Croissant 1.1 specification recommends, as its appendix 1 gives it.</summary>
/// <remarks>
/// With three terms of 1.0 that mlcroissant still asks for, and schema.org by https, as it compares addresses.
/// </remarks>
internal static class CroissantContext
{
    private static readonly string[] Terms =
    [
        "annotation", "arrayShape", "column", "containedIn", "equivalentProperty", "excludes", "extract", "field",
        "fileProperty", "fileObject", "fileSet", "format", "includes", "isArray", "isLiveDataset", "jsonPath", "key",
        "md5", "parentField", "path", "readLines", "recordSet", "references", "regex", "repeated", "replace",
        "sdVersion", "separator", "source", "subField", "transform", "unArchive", "value",
    ];

    /// <summary>A new copy.</summary>
    public static JsonObject Create()
    {
        var context = new JsonObject
        {
            ["@language"] = "en",
            ["@vocab"] = "https://schema.org/",
            ["sc"] = "https://schema.org/",
            ["cr"] = "http://mlcommons.org/croissant/",
            ["rai"] = "http://mlcommons.org/croissant/RAI/",
            ["dct"] = "http://purl.org/dc/terms/",
            ["citeAs"] = "cr:citeAs",
            ["conformsTo"] = "dct:conformsTo",
            ["data"] = Typed("cr:data", "@json"),
            ["dataType"] = Typed("cr:dataType", "@vocab"),
            ["examples"] = Typed("cr:examples", "@json"),
        };
        foreach (string term in Terms)
        {
            context[term] = $"cr:{term}";
        }

        return context;
    }

    private static JsonObject Typed(string id, string type) => new() { ["@id"] = id, ["@type"] = type };
}
