using System.Text.Json.Nodes;
using An8Suite.Core.Files;

namespace An8Suite.Core.Datasets.Formats;

/// <summary>The dataset's <c>croissant.json</c>: Croissant 1.1 metadata for search engines and loaders.</summary>
/// <remarks>
/// Files are named relative to this one. There is no date and no address, so the same dataset gives the same bytes; who
/// publishes it adds <c>url</c>, <c>creator</c> and <c>datePublished</c>, which only they know. Each record set draws
/// on one source, so no reader has to join. Source: the Croissant Format Specification 1.1,
/// mlcommons.org/croissant/1.1.
/// </remarks>
internal static class Croissant
{
    /// <summary>The file's name in the dataset's folder.</summary>
    public const string FileName = DatasetLayout.Croissant;

    /// <summary>The file's text; the same dataset gives the same text.</summary>
    public static string Of(DatasetDescription dataset)
    {
        IReadOnlyList<CroissantPictures> pictures = CroissantPictures.Of(dataset);
        var root = new JsonObject
        {
            ["@context"] = CroissantContext.Create(),
            ["@type"] = "sc:Dataset",
            ["name"] = dataset.Provenance.Name,
            ["description"] =
                $"Rendered pictures of {dataset.Classes.Count} classes with pixel-exact masks and part ids, "
                + "for judging explanations of image classifiers. README.md says what every pixel means.",
            ["conformsTo"] = "http://mlcommons.org/croissant/1.1",
            ["version"] = dataset.Provenance.SuiteVersion,
            ["distribution"] = new JsonArray(
            [
                .. dataset.FilledSplits.Select(MetadataFile),
                .. pictures.Select(p => p.ToFileSet()),
            ]),
            ["recordSet"] = new JsonArray(
            [
                CroissantRecords.Splits(dataset),
                CroissantRecords.Classes(dataset),
                CroissantRecords.Parts(dataset),
                .. dataset.FilledSplits.Select(split => CroissantRecords.Rows(split, dataset.Columns)),
                .. pictures.Select(p => p.ToRecordSet()),
            ]),
        };
        if (dataset.Licence is not null)
        {
            root.Insert(root.IndexOf("version"), "license", $"https://spdx.org/licenses/{dataset.Licence}.html");
        }

        return root.ToJsonString(SuiteJson.Indented) + "\n";
    }

    /// <summary>The id of a split's metadata file.</summary>
    internal static string MetadataId(DescribedSplit split) => $"{split.Folder}/{DatasetLayout.Metadata}";

    /// <summary>A reference to something with an id.</summary>
    internal static JsonObject Reference(string id) => new() { ["@id"] = id };

    private static JsonObject MetadataFile(DescribedSplit split) => new()
    {
        ["@type"] = "cr:FileObject",
        ["@id"] = MetadataId(split),
        ["name"] = MetadataId(split),
        ["description"] = $"One row for each of the {split.ImageCount} images of split {split.Folder}.",
        ["contentUrl"] = MetadataId(split),
        ["contentSize"] = $"{split.ByteCount} B",
        ["encodingFormat"] = "application/jsonlines",
        ["sha256"] = split.Sha256,
    };
}
