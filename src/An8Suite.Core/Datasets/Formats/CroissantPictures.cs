using System.Text.Json.Nodes;

namespace An8Suite.Core.Datasets.Formats;

/// <summary>The pictures of one kind in a Croissant file: a set of files and the records made of them.</summary>
/// <param name="Name">Its id, such as <c>images</c> or <c>masks_class_part</c>.</param>
/// <param name="Folder">Below a split's folder, such as <c>masks/class_part</c>.</param>
/// <param name="Splits">Folders of the splits that have images.</param>
internal sealed record CroissantPictures(string Name, string Folder, IReadOnlyList<string> Splits)
{
    private const string FilesSuffix = "_files";

    /// <summary>Masks have one bit, 1 inside, as the specification's section on segmentation masks has it.</summary>
    private bool IsMask => Folder.StartsWith("masks/", StringComparison.Ordinal);

    /// <summary>One for every column of pictures; its folder is read off the first row.</summary>
    public static IReadOnlyList<CroissantPictures> Of(DatasetDescription dataset) =>
        [.. dataset.PictureFolders.Select(folder => new CroissantPictures(
            folder.Replace('/', '_'), folder, [.. dataset.FilledSplits.Select(split => split.Folder)]))];

    /// <summary>
    /// The files of all splits, each named, since any folder at all would be that of the twins as well.
    /// </summary>
    public JsonObject ToFileSet() => new()
    {
        ["@type"] = "cr:FileSet",
        ["@id"] = Name + FilesSuffix,
        ["name"] = Name + FilesSuffix,
        ["description"] = $"All pictures below {Folder} of every split.",
        ["encodingFormat"] = "image/png",
        ["includes"] = new JsonArray([.. Splits.Select(split => $"{split}/{Folder}/*/*.png")]),
    };

    /// <summary>One record a picture: its id, split and label, all read off its path, and its pixels.</summary>
    public JsonObject ToRecordSet()
    {
        JsonObject split = FromPath("split", "sc:Text", "fullpath", "^(?:.*/)?(train|val|test)/.*$");
        split["references"] = Croissant.Reference($"{CroissantRecords.SplitsId}/name");
        JsonObject label = FromPath("label", "sc:Integer", "fullpath", $"^.*{Folder}/([0-9]+)_[^/]*/[^/]*$");
        label["references"] = Croissant.Reference($"{CroissantRecords.ClassesId}/label");
        label["dataType"] = new JsonArray("sc:Integer", "cr:Label");
        JsonObject content = CroissantRecords.Field(Name, "image", "sc:ImageObject");
        content["source"] = Source("content");
        if (IsMask)
        {
            content["dataType"] = new JsonArray("cr:SegmentationMask", "sc:ImageObject");
        }

        return new JsonObject
        {
            ["@type"] = "cr:RecordSet",
            ["@id"] = Name,
            ["name"] = Name,
            ["description"] = $"A record for every picture below {Folder}.",
            ["key"] = Croissant.Reference($"{Name}/id"),
            ["field"] = new JsonArray(FromPath("id", "sc:Text", "filename", "^(.*)\\.png$"), split, label, content),
        };
    }

    private JsonObject FromPath(string name, string type, string property, string regex)
    {
        JsonObject field = CroissantRecords.Field(Name, name, type);
        JsonObject source = Source(property);
        source["transform"] = new JsonObject { ["regex"] = regex };
        field["source"] = source;
        return field;
    }

    private JsonObject Source(string property) => new()
    {
        ["fileSet"] = Croissant.Reference(Name + FilesSuffix),
        ["extract"] = new JsonObject { ["fileProperty"] = property },
    };
}
