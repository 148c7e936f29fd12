using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Text;
using An8Suite.Core.Files;
using An8Suite.Core.Imaging;
using An8Suite.Core.Labels;

namespace An8Suite.Core.Datasets.Exports;

/// <summary>One <c>.npz</c> a split with the arrays that Quantus, and Captum, take as they are.</summary>
/// <remarks>
/// <c>x_batch</c> (N, 3, H, W) float32 in [0, 1]; <c>y_batch</c> (N,) int64; <c>s_batch</c> (N, 1, H, W) bool, true
/// inside the mask; <c>feature_mask</c> (N, 1, H, W) uint8, the part ids; <c>baselines</c> (1, 3, H, W), or (N, ...)
/// where backgrounds differ, float32, the picture without the plant; <c>ids</c> and <c>class_names</c>, text. Arrays
/// are streamed one after the other into the zip, with one time for all entries, so memory is flat and the same dataset
/// gives the same bytes. Format: numpy.savez_compressed.
/// </remarks>
internal static class QuantusExport
{
    private const string Float32 = "<f4";
    private const string Int64 = "<i8";
    private const string Bool = "|b1";
    private const string UInt8 = "|u1";

    // The first day that a zip can hold.
    private static readonly DateTimeOffset EntryTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static ExportFormat Format { get; } = new(
        "quantus", ".npz with x_batch, y_batch, s_batch, and feature masks and baselines for Captum", Write)
    {
        HasPolicy = true,
    };

    private static void Write(ExportSource source, string folder)
    {
        string policy = source.Policy();
        foreach (Split split in source.Splits)
        {
            using var zip = new ZipArchive(
                File.Create(Path.Combine(folder, DatasetLayout.Folder(split) + ".npz")), ZipArchiveMode.Create);
            WriteArrays(source, split, policy, zip);
        }
    }

    private static void WriteArrays(ExportSource source, Split split, string policy, ZipArchive zip)
    {
        Dataset dataset = source.Dataset;
        (int n, int h, int w) = (source.Count(split), dataset.Height, dataset.Width);
        List<string> ids = [];
        List<SrgbColor> backgrounds = [];
        List<long> labels = [];
        Add(zip, "x_batch", NpyFile.Preamble(Float32, n, 3, h, w), stream =>
        {
            foreach (ExportRow row in source.Rows(split))
            {
                stream.Write(Planes(dataset.ReadImage(row.Sample).Rgb));
                ids.Add(row.Sample.Id);
                labels.Add(row.Sample.Label);
                backgrounds.Add(Background(row.Row));
                source.Done();
            }
        });
        Add(zip, "y_batch", NpyFile.Preamble(Int64, n), stream =>
            stream.Write(MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(labels))));
        Add(zip, "s_batch", NpyFile.Preamble(Bool, n, 1, h, w), stream =>
        {
            foreach (ExportRow row in source.Rows(split))
            {
                stream.Write(MemoryMarshal.AsBytes(dataset.ReadMask(row.Sample, policy).Values.AsSpan()));
            }
        });
        Add(zip, "feature_mask", NpyFile.Preamble(UInt8, n, 1, h, w), stream =>
        {
            foreach (ExportRow row in source.Rows(split))
            {
                stream.Write(dataset.ReadParts(row.Sample).Ids);
            }
        });
        List<SrgbColor> baselines = backgrounds.Distinct().Count() == 1 ? [backgrounds[0]] : backgrounds;
        Add(zip, "baselines", NpyFile.Preamble(Float32, baselines.Count, 3, h, w), stream =>
        {
            foreach (SrgbColor color in baselines)
            {
                stream.Write(Planes(Filled(color, h * w)));
            }
        });
        AddText(zip, "ids", ids);
        AddText(zip, "class_names", [.. dataset.Classes.Select(c => c.Name)]);
    }

    private static void Add(ZipArchive zip, string name, byte[] preamble, Action<Stream> write)
    {
        ZipArchiveEntry entry = zip.CreateEntry(name + ".npy", CompressionLevel.Fastest);
        entry.LastWriteTime = EntryTime;
        using Stream stream = entry.Open();
        stream.Write(preamble);
        write(stream);
    }

    /// <summary>NumPy's text is UTF-32, padded with zeros to the longest.</summary>
    private static void AddText(ZipArchive zip, string name, List<string> texts)
    {
        int width = texts.Max(text => text.EnumerateRunes().Count());
        Add(zip, name, NpyFile.Preamble(FormattableString.Invariant($"<U{width}"), texts.Count), stream =>
        {
            foreach (string text in texts)
            {
                byte[] padded = new byte[4 * width];
                Encoding.UTF32.GetBytes(text, padded);
                stream.Write(padded);
            }
        });
    }

    private static SrgbColor Background(MetadataRow row) => SrgbColor.TryParse(row.Background, out SrgbColor color)
        ? color
        : throw new InputException($"{row.Id}: background: expected #rrggbb, found '{row.Background}'");

    private static byte[] Filled(SrgbColor color, int pixelCount)
    {
        byte[] rgb = new byte[3 * pixelCount];
        for (int i = 0; i < rgb.Length; i += 3)
        {
            (rgb[i], rgb[i + 1], rgb[i + 2]) = (color.R, color.G, color.B);
        }

        return rgb;
    }

    /// <summary>The three channels one after the other, as floats in [0, 1].</summary>
    private static ReadOnlySpan<byte> Planes(byte[] rgb)
    {
        int pixelCount = rgb.Length / 3;
        float[] planes = new float[rgb.Length];
        for (int i = 0; i < pixelCount; i++)
        {
            for (int channel = 0; channel < 3; channel++)
            {
                planes[(channel * pixelCount) + i] = rgb[(3 * i) + channel] / 255f;
            }
        }

        return MemoryMarshal.AsBytes(planes.AsSpan());
    }
}
