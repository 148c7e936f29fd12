using System.Text;
using System.Text.Json.Nodes;
using An8Suite.Core.Files;
using An8Suite.Core.Imaging;
using An8Suite.Core.Labels;

namespace An8Suite.Core.Datasets.Exports;

/// <summary>
/// A folder that <c>fiftyone.Dataset.from_dir</c> loads as a <c>FiftyOneDataset</c>: <c>metadata.json</c>,
/// <c>samples.json</c>, pictures in <c>data/</c>, and those of segmentations and heatmaps in <c>fields/FIELD/</c>.
/// </summary>
/// <remarks>
/// A sample has its split as a tag, <c>ground_truth</c> (the class), <c>parts</c> (a box for each part that shows),
/// <c>part_ids</c> (a segmentation by part id), <c>mask_POLICY</c> (a segmentation, 255 inside) and
/// <c>heatmap_METHOD</c> where heatmaps were given, prepared as they are for scoring. It is the JSON of FiftyOne's
/// exporter before it wrote a version number, which every later importer reads, without ids of a database. Pictures and
/// part ids are hard links where the disk allows it; masks are written with 8 bits, since readers disagree on those of
/// one. Source: fiftyone/utils/data/exporters.py and importers.py, the classes LegacyFiftyOneDataset....
/// </remarks>
internal static class FiftyOneExport
{
    private const string Data = "data";
    private const string Truth = "ground_truth";
    private const string PartBoxes = "parts";
    private const string PartIds = "part_ids";
    private const byte Inside = 255;

    public static ExportFormat Format { get; } = new(
        "fiftyone", "a FiftyOneDataset folder with classes, boxes, segmentations and --heatmaps", Write)
    {
        HasHeatmaps = true,
    };

    private static void Write(ExportSource source, string folder)
    {
        string[] policies = [.. source.Rows(source.Splits[0]).First().Sample.MaskPaths.Keys];
        IReadOnlyDictionary<string, Func<Sample, Heatmap?>> given =
            source.Options.Heatmaps ?? new Dictionary<string, Func<Sample, Heatmap?>>();
        RefuseAlike(given.Keys);
        (string Field, Func<Sample, Heatmap?> Read)[] heatmaps =
            [.. given.Select(method => (HeatmapField(method.Key), method.Value))];
        string[] pictureFields = [PartIds, .. policies.Select(MaskField), .. heatmaps.Select(map => map.Field)];
        foreach (string place in (string[])[Data, .. pictureFields.Select(field => $"fields/{field}")])
        {
            Directory.CreateDirectory(Path.Combine(folder, place));
        }

        FinishedFile.WriteText(
            Path.Combine(folder, "metadata.json"), Metadata(source, policies, heatmaps.Select(map => map.Field)));
        using var samples = new StreamWriter(
            Path.Combine(folder, "samples.json"), append: false, new UTF8Encoding(false))
        { NewLine = "\n" };
        samples.Write("{\"samples\": [");
        string separator = "\n";
        foreach (ExportRow row in source.Splits.SelectMany(source.Rows))
        {
            samples.Write(separator + SampleOf(source, row, heatmaps, folder).ToJsonString(SuiteJson.Line));
            separator = ",\n";
            source.Done();
        }

        samples.Write("\n]}\n");
    }

    private static JsonObject SampleOf(
        ExportSource source, ExportRow row, (string Field, Func<Sample, Heatmap?> Read)[] heatmaps, string folder)
    {
        Dataset dataset = source.Dataset;
        Sample sample = row.Sample;
        string file = $"{sample.Id}.png";
        string picture = source.PathOf(sample.ImagePath);
        HardLink.LinkOrCopy(picture, Path.Combine(folder, Data, file));
        HardLink.LinkOrCopy(source.PathOf(sample.PartsPath), Path.Combine(folder, $"fields/{PartIds}/{file}"));
        var json = new JsonObject
        {
            ["filepath"] = $"{Data}/{file}",
            ["tags"] = new JsonArray(DatasetLayout.Folder(sample.Split)),
            ["metadata"] = Labelled("ImageMetadata", new JsonObject
            {
                ["size_bytes"] = new FileInfo(picture).Length,
                ["mime_type"] = "image/png",
                ["width"] = dataset.Width,
                ["height"] = dataset.Height,
                ["num_channels"] = 3,
            }),
            ["an8_id"] = sample.Id,
            ["pose"] = sample.Pose,
            ["fold"] = sample.Fold,
            [Truth] = Labelled("Classification", new JsonObject { ["label"] = row.Row.Class }),
            [PartBoxes] = Labelled("Detections", new JsonObject
            {
                ["detections"] = new JsonArray(
                    [.. row.Row.Parts.Where(part => part.Bbox.Count > 0).Select(part => Box(part, dataset))]),
            }),
            [PartIds] = Labelled("Segmentation", new JsonObject { ["mask_path"] = $"fields/{PartIds}/{file}" }),
        };
        foreach (string policy in sample.MaskPaths.Keys)
        {
            string path = $"fields/{MaskField(policy)}/{file}";
            byte[] grey = Array.ConvertAll(
                dataset.ReadMask(sample, policy).Values, inside => inside ? Inside : (byte)0);
            WriteGrey(dataset, grey, Path.Combine(folder, path));
            json[MaskField(policy)] = Labelled("Segmentation", new JsonObject { ["mask_path"] = path });
        }

        foreach ((string field, Func<Sample, Heatmap?> read) in heatmaps)
        {
            if (read(sample) is Heatmap heatmap)
            {
                string path = $"fields/{field}/{file}";
                byte[] grey = Array.ConvertAll(heatmap.Values, heat => (byte)Math.Round(255 * heat));
                WriteGrey(dataset, grey, Path.Combine(folder, path));
                json[field] = Labelled(
                    "Heatmap", new JsonObject { ["map_path"] = path, ["range"] = new JsonArray(0, 255) });
            }
        }

        return json;
    }

    private static void WriteGrey(Dataset dataset, byte[] grey, string path) =>
        File.WriteAllBytes(path, PngWriter.EncodeGrey(dataset.Width, dataset.Height, grey));

    /// <summary>A part's box in shares of the picture's sides: left, top, width, height.</summary>
    private static JsonObject Box(MetadataPart part, Dataset dataset) => Labelled("Detection", new JsonObject
    {
        ["label"] = part.Name,
        ["bounding_box"] = new JsonArray([.. part.Bbox.Select((pixels, side) =>
            JsonValue.Create((double)pixels / (side % 2 == 0 ? dataset.Width : dataset.Height)))]),
    });

    private static JsonObject Labelled(string type, JsonObject values)
    {
        values.Insert(0, "_cls", type);
        return values;
    }

    private static string Metadata(ExportSource source, string[] policies, IEnumerable<string> heatmapFields)
    {
        var fields = new JsonObject
        {
            ["filepath"] = "fiftyone.core.fields.StringField",
            ["tags"] = "fiftyone.core.fields.ListField(fiftyone.core.fields.StringField)",
            ["metadata"] = Embedded("metadata.ImageMetadata"),
            ["an8_id"] = "fiftyone.core.fields.StringField",
            ["pose"] = "fiftyone.core.fields.IntField",
            ["fold"] = "fiftyone.core.fields.IntField",
            [Truth] = Embedded("labels.Classification"),
            [PartBoxes] = Embedded("labels.Detections"),
            [PartIds] = Embedded("labels.Segmentation"),
        };
        var targets = new JsonObject
        {
            [PartIds] = new JsonObject(source.Dataset.Parts.Select(
                part => KeyValuePair.Create(FormattableString.Invariant($"{part.Id}"), (JsonNode?)part.Name))),
        };
        foreach (string policy in policies)
        {
            fields[MaskField(policy)] = Embedded("labels.Segmentation");
            targets[MaskField(policy)] = new JsonObject { [FormattableString.Invariant($"{Inside}")] = policy };
        }

        foreach (string field in heatmapFields)
        {
            fields[field] = Embedded("labels.Heatmap");
        }

        return new JsonObject
        {
            ["name"] = source.Dataset.Name,
            ["media_type"] = "image",
            ["sample_fields"] = fields,
            ["info"] = new JsonObject
            {
                ["classes"] = new JsonObject
                {
                    [Truth] = new JsonArray([.. source.Dataset.Classes.Select(entry => JsonValue.Create(entry.Name))]),
                },
                ["mask_targets"] = targets,
            },
        }.ToJsonString(SuiteJson.Indented) + "\n";
    }

    private static string Embedded(string type) =>
        $"fiftyone.core.fields.EmbeddedDocumentField(fiftyone.core.{type})";

    private static string MaskField(string policy) => "mask_" + Plain(policy);

    private static string HeatmapField(string method) => "heatmap_" + Plain(method);

    /// <summary>FiftyOne calls fields by name in Python and takes a dot for a path.</summary>
    private static string Plain(string name) =>
        string.Concat(name.Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '_'));

    private static void RefuseAlike(IEnumerable<string> methods)
    {
        foreach (IGrouping<string, string> alike in methods.GroupBy(HeatmapField).Where(group => group.Count() > 1))
        {
            throw new InputException(
                $"--heatmaps: {string.Join(" and ", alike.Select(method => $"'{method}'"))} would both be the field "
                + $"'{alike.Key}'; rename a folder");
        }
    }
}
