using System.Globalization;
using System.Text;
using An8Suite.Core.Files;
using An8Suite.Core.Imaging;
using An8Suite.Core.Labels;

namespace An8Suite.Core.Datasets.Exports;

/// <summary>
/// YOLO segmentation: <c>images/&lt;split&gt;</c>, a text file of polygons an image in <c>labels/&lt;split&gt;</c>, and
/// <c>data.yaml</c>.
/// </summary>
/// <remarks>
/// A class is a part, its number the part's id less one. A line is <c>class x1 y1 x2 y2 ...</c>, one for each connected
/// region of a part, in shares of width and height; an image without parts has an empty file. YOLO knows no holes: each
/// is joined to the outline by a cut that encloses nothing, see <see cref="Polygon"/>, so areas are exact. Images are
/// hard links to the dataset's where the disk allows it. Source: Ultralytics' "Instance Segmentation Datasets",
/// verify_image_label.
/// </remarks>
internal static class YoloExport
{
    public static ExportFormat Format { get; } = new(
        "yolo", "YOLO segmentation, one polygon a connected region of a part", Write);

    private static void Write(ExportSource source, string folder)
    {
        foreach (string split in source.Splits.Select(DatasetLayout.Folder))
        {
            Directory.CreateDirectory(Path.Combine(folder, "images", split));
            Directory.CreateDirectory(Path.Combine(folder, "labels", split));
        }

        source.ForEach(row =>
        {
            string name = $"{DatasetLayout.Folder(row.Sample.Split)}/{row.Sample.Id}";
            HardLink.LinkOrCopy(source.PathOf(row.Sample.ImagePath), Path.Combine(folder, $"images/{name}.png"));
            File.WriteAllText(Path.Combine(folder, $"labels/{name}.txt"), Labels(source.Dataset.ReadParts(row.Sample)));
        });
        FinishedFile.WriteText(Path.Combine(folder, "data.yaml"), Description(source));
    }

    /// <summary>The lines of one image.</summary>
    internal static string Labels(PartMask parts)
    {
        var text = new StringBuilder();
        foreach (Polygon polygon in RegionPolygons.Of(parts))
        {
            text.Append(CultureInfo.InvariantCulture, $"{polygon.PartId - 1}");
            foreach (PixelCorner corner in polygon.Corners)
            {
                text.Append(
                    CultureInfo.InvariantCulture, $" {Share(corner.X, parts.Width)} {Share(corner.Y, parts.Height)}");
            }

            text.Append('\n');
        }

        return text.ToString();
    }

    // Eight decimals: at 2048 pixels a corner is off by less than 0.00002 of one.
    private static string Share(int pixels, int size) =>
        ((double)pixels / size).ToString("0.########", CultureInfo.InvariantCulture);

    private static string Description(ExportSource source)
    {
        // Ultralytics insists on train and val; a split that is not there is stood in for by one that is.
        string standIn = DatasetLayout.Folder(source.Splits[0]);
        var yaml = new StringBuilder($"# {source.Dataset.Name}; paths are relative to this file\n");
        foreach (Split split in DatasetLayout.Splits)
        {
            string name = DatasetLayout.Folder(split);
            if (source.Splits.Contains(split))
            {
                yaml.Append($"{name}: images/{name}\n");
            }
            else if (split != Split.Test)
            {
                yaml.Append($"{name}: images/{standIn}  # no images of split {name} were exported\n");
            }
        }

        yaml.Append("names:\n");
        foreach (PartEntry part in source.Dataset.Parts)
        {
            yaml.Append(CultureInfo.InvariantCulture, $"  {part.Id - 1}: \"{part.Name}\"\n");
        }

        return yaml.ToString();
    }
}
