using System.Globalization;
using System.Text.Json.Nodes;
using An8Suite.Core.Files;
using An8Suite.Core.Imaging;
using An8Suite.Core.Labels;

namespace An8Suite.Core.Datasets.Exports;

/// <summary>The folder layout of FunnyBirds, so that its loader and its protocols run on the suite's views.</summary>
/// <remarks>
/// R. Hesse, S. Schaub-Meyer, S. Roth, FunnyBirds, ICCV 2023, arXiv 2308.06248; layout as their framework's
/// <c>datasets/funny_birds.py</c> reads it. <c>classes.json</c>, <c>parts.json</c>; a split has <c>dataset_S.json</c>,
/// <c>S/CLASS/NUMBER.png</c> and <c>S_part_map/...</c>; the test split also <c>S_interventions/CLASS/NUMBER</c> with a
/// picture of every subset of the parts and one before another background. Pictures have an alpha channel, which their
/// loader takes off. Their code knows five parts by name and a body that is never removed, so the suite's parts go by
/// these names: those that tell classes first, then the others in the mesh's order, and the sixth is the body;
/// <c>an8.json</c> says which is which. Their object in the background is here the whole background.
/// </remarks>
internal static class FunnyBirdsExport
{
    private const string Body = "body";

    /// <summary>Their names in the order of the alphabet, and the colours of their part maps.</summary>
    private static readonly (string Name, SrgbColor Color)[] Known =
    [
        ("beak", new(255, 255, 0)),
        ("eye", new(255, 255, 253)),
        ("foot", new(255, 0, 1)),
        ("tail", new(0, 0, 255)),
        ("wing", new(0, 255, 1)),
    ];

    private static readonly SrgbColor BodyColor = new(100, 100, 100);
    private static readonly SrgbColor BackgroundColor = new(204, 204, 204);

    public static ExportFormat Format { get; } = new(
        "funnybirds", "the layout of FunnyBirds with every subset of the parts, for their protocols", Write)
    {
        NeedsViews = true,
    };

    private static void Write(ExportSource source, string folder)
    {
        ExportViews views = source.Options.Views ?? throw new InputException(
            "--format funnybirds: needs views rendered again, which only 'an8 export' can do");
        if (source.Dataset.Classes.Any(entry => entry.Looks is not null))
        {
            throw new InputException($"{source.Dataset.Root}: its classes follow from a rule over parts; FunnyBirds' "
                + "classes have one look a part, so only datasets whose recipe lists 'classes' can be exported so");
        }

        IReadOnlyList<MetadataRow> classes = source.RowOfEveryClass();
        NamedPart[] parts = Named(source.Dataset);
        NamedPart[] removable = Removable(parts);
        string[][] looks = [.. removable.Select(part => classes.Select(row => Look(row, part)).Distinct().ToArray())];
        WriteJson(folder, "parts.json", new JsonObject(removable.Zip(looks, (part, own) => KeyValuePair.Create(
            part.Name, (JsonNode?)new JsonArray([.. own.Select(look => Attributes(part, look))])))));
        WriteJson(folder, "classes.json", new JsonArray([.. classes.Select((row, label) => new JsonObject
        {
            ["class_idx"] = label,
            ["class_name"] = row.Class,
            ["parts"] = new JsonObject(removable.Zip(looks, (part, own) => KeyValuePair.Create(
                part.Name, (JsonNode?)Array.IndexOf(own, Look(row, part))))),
        })]));
        WriteJson(folder, "an8.json", new JsonObject
        {
            ["dataset"] = source.Dataset.Name,
            ["parts"] = new JsonObject(parts.Select(part => KeyValuePair.Create(part.Name, (JsonNode?)part.Own.Name))),
        });
        foreach (Split split in source.Splits)
        {
            WriteSplit(source, split, parts, views, folder);
        }
    }

    private static void WriteSplit(
        ExportSource source, Split split, NamedPart[] parts, ExportViews views, string folder)
    {
        string name = DatasetLayout.Folder(split);
        JsonArray rows = [];
        foreach ((int number, ExportRow row) in source.Rows(split).Index())
        {
            rows.Add(Parameters(row, parts));
            string place = string.Create(CultureInfo.InvariantCulture, $"{row.Sample.Label}/{number:000000}");
            Picture(Path.Combine(folder, name, $"{place}.png"), source.Dataset.ReadImage(row.Sample));
            Picture(
                Path.Combine(folder, $"{name}_part_map", $"{place}.png"),
                Map(source.Dataset.ReadParts(row.Sample), parts));
            if (split == Split.Test)
            {
                WriteInterventions(row, parts, views, Path.Combine(folder, $"{name}_interventions", place));
            }

            source.Done();
        }

        WriteJson(folder, $"dataset_{name}.json", rows);
    }

    /// <summary>Every subset of the parts beside the body, and the whole before another background.</summary>
    private static void WriteInterventions(ExportRow row, NamedPart[] parts, ExportViews views, string folder)
    {
        NamedPart[] removable = Removable(parts);
        int[] subsets = [.. Enumerable.Range(0, 1 << removable.Length)];
        IReadOnlyList<ColorImage> pictures = views.With(row.Sample, [.. subsets.Select(subset => removable.Index()
            .Where(part => (subset & (1 << part.Index)) == 0)
            .Aggregate(PartSet.All, (rest, part) => rest.Without((byte)part.Item.Own.Id)))]);
        foreach (int subset in subsets)
        {
            string kept = string.Join('_', removable.Where((_, i) => (subset & (1 << i)) != 0)
                .Select(part => part.Name).Order(StringComparer.Ordinal));
            Picture(Path.Combine(folder, $"{Body}_{kept}.png"), pictures[subset]);
        }

        Picture(
            Path.Combine(folder, "background_interventions", "0.png"), views.Before(row.Sample, Other(row.Row)));
    }

    /// <summary>What the loader hands on; it splits every key at its underscores.</summary>
    private static JsonObject Parameters(ExportRow row, NamedPart[] parts)
    {
        JsonObject parameters = new() { ["class_idx"] = row.Sample.Label };
        foreach (NamedPart part in Removable(parts))
        {
            foreach ((string key, JsonNode? value) in Attributes(part, Look(row.Row, part)))
            {
                parameters[$"{part.Name}_{key}"] = value?.DeepClone();
            }
        }

        parameters["bg_objects"] = "0";
        parameters["bg_color"] = row.Row.Background;
        parameters["an8_id"] = row.Sample.Id;
        parameters["an8_pose"] = row.Sample.Pose;
        return parameters;
    }

    private static NamedPart[] Removable(NamedPart[] parts) => [.. parts.Where(part => part.Name != Body)];

    private static NamedPart[] Named(Dataset dataset)
    {
        PartEntry[] telling = [.. dataset.Parts.Where(part => dataset.Classes.Any(c => c.Parts.Contains(part.Name)))];
        PartEntry[] all = [.. telling, .. dataset.Parts.Except(telling)];
        return all.Length <= Known.Length + 1
            ? [.. Known.Append((Name: Body, Color: BodyColor))
                .Zip(all, (known, part) => new NamedPart(known.Name, known.Color, part))]
            : throw new InputException(
                $"{dataset.Root}: has {all.Length} parts; FunnyBirds' code knows {Known.Length} and a body: join "
                + "some with 'parts' and 'rest' under 'mesh' in the recipe, and generate it again");
    }

    /// <summary>How a part looks: colour and pattern; <c>none</c> where its class does not show it.</summary>
    private static string Look(MetadataRow row, NamedPart part)
    {
        MetadataPart shown = row.Parts.First(one => one.Id == part.Own.Id);
        return shown.Shown == 0 ? "none" : $"{shown.Color} {shown.Surface}".TrimEnd();
    }

    private static JsonObject Attributes(NamedPart part, string look) =>
        new() { ["model"] = part.Own.Name, ["color"] = look };

    private static SrgbColor Other(MetadataRow row) => SrgbColor.TryParse(row.Background, out SrgbColor color)
        ? new((byte)(byte.MaxValue - color.R), (byte)(byte.MaxValue - color.G), (byte)(byte.MaxValue - color.B))
        : throw new InputException($"{row.Id}: background: expected #rrggbb, found '{row.Background}'");

    private static ColorImage Map(PartMask ids, NamedPart[] parts)
    {
        byte[] rgb = new byte[3 * ids.Ids.Length];
        for (int pixel = 0; pixel < ids.Ids.Length; pixel++)
        {
            SrgbColor color = Array.Find(parts, part => part.Own.Id == ids.Ids[pixel])?.Color ?? BackgroundColor;
            (rgb[3 * pixel], rgb[(3 * pixel) + 1], rgb[(3 * pixel) + 2]) = (color.R, color.G, color.B);
        }

        return new ColorImage(ids.Width, ids.Height, rgb);
    }

    private static void Picture(string path, ColorImage image)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        PngWriter.Write(path, PngWriter.EncodeOpaque(image));
    }

    private static void WriteJson(string folder, string name, JsonNode content) =>
        FinishedFile.WriteText(Path.Combine(folder, name), content.ToJsonString(SuiteJson.Indented) + "\n");

    private sealed record NamedPart(string Name, SrgbColor Color, PartEntry Own);
}
