using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Text;
using An8Suite.Core.Datasets.Exports;
using An8Suite.Core.Files;
using An8Suite.Core.Imaging;
using An8Suite.Core.Labels;

namespace An8Suite.Tests.Datasets.Exports;

public sealed class QuantusExportTests
{
    private const int PixelCount = 40 * 33;

    [Fact]
    public void Arrays_hold_the_pixels_labels_and_masks_of_every_image()
    {
        using var scene = new ExportedScene();
        Sample[] samples = scene.Samples(Split.Test);
        string npz = Path.Combine(scene.Export("quantus", new ExportOptions { Policy = "plant" }), "test.npz");
        int n = samples.Length;
        float[] x = [.. MemoryMarshal.Cast<byte, float>(Array(npz, "x_batch", "<f4", n, 3, 33, 40))];
        long[] y = [.. MemoryMarshal.Cast<byte, long>(Array(npz, "y_batch", "<i8", n))];
        byte[] s = Array(npz, "s_batch", "|b1", n, 1, 33, 40);
        byte[] parts = Array(npz, "feature_mask", "|u1", n, 1, 33, 40);
        Assert.Equal(samples.Select(sample => (long)sample.Label), y);
        for (int i = 0; i < n; i++)
        {
            byte[] rgb = scene.Dataset.ReadImage(samples[i]).Rgb;
            for (int channel = 0; channel < 3; channel++)
            {
                Assert.Equal(
                    Enumerable.Range(0, PixelCount).Select(pixel => rgb[(3 * pixel) + channel] / 255f),
                    x.Skip(((3 * i) + channel) * PixelCount).Take(PixelCount));
            }

            Assert.Equal(
                scene.Dataset.ReadMask(samples[i], "plant").Values.Select(inside => inside ? (byte)1 : (byte)0),
                s.Skip(i * PixelCount).Take(PixelCount));
            Assert.Equal(scene.Dataset.ReadParts(samples[i]).Ids, parts.Skip(i * PixelCount).Take(PixelCount));
        }
    }

    [Fact]
    public void Text_is_padded_utf32()
    {
        using var scene = new ExportedScene();
        string npz = Path.Combine(scene.Export("quantus"), "val.npz");
        Sample[] samples = scene.Samples(Split.Val);
        int width = samples.Max(s => s.Id.Length);
        Assert.Equal(
            string.Concat(samples.Select(s => s.Id.PadRight(width, '\0'))),
            Encoding.UTF32.GetString(Array(npz, "ids", $"<U{width}", samples.Length)));
        Assert.Equal(
            "red\0\0\0\0\0blue\0\0\0\0stem_red", Encoding.UTF32.GetString(Array(npz, "class_names", "<U8", 3)));
    }

    [Fact]
    public void The_baseline_is_one_picture_of_the_background()
    {
        using var scene = new ExportedScene(SyntheticScene.Recipe with { Background = new SrgbColor(255, 51, 0) });
        string npz = Path.Combine(scene.Export("quantus"), "test.npz");
        float[] baseline = [.. MemoryMarshal.Cast<byte, float>(Array(npz, "baselines", "<f4", 1, 3, 33, 40))];
        Assert.All(baseline[..PixelCount], value => Assert.Equal(1f, value));
        Assert.All(baseline[PixelCount..(2 * PixelCount)], value => Assert.Equal(0.2f, value));
        Assert.All(baseline[(2 * PixelCount)..], value => Assert.Equal(0f, value));
    }

    [Fact]
    public void Different_backgrounds_have_a_baseline_an_image()
    {
        using var scene = new ExportedScene();
        string metadata = Path.Combine(scene.Source, "test", "metadata.jsonl");
        string[] rows = File.ReadAllLines(metadata);
        rows[1] = rows[1].Replace("\"background\":\"#ebebeb\"", "\"background\":\"#ff0000\"", StringComparison.Ordinal);
        File.WriteAllLines(metadata, rows);
        string npz = Path.Combine(scene.Export("quantus", new ExportOptions { Split = Split.Test }), "test.npz");
        float[] baselines = [.. MemoryMarshal.Cast<byte, float>(
            Array(npz, "baselines", "<f4", rows.Length, 3, 33, 40))];
        Assert.Equal((0xeb / 255f, 1f), (baselines[0], baselines[3 * PixelCount]));
    }

    [Fact]
    public void Entries_stand_in_order_with_one_time()
    {
        using var scene = new ExportedScene();
        using ZipArchive zip = ZipFile.OpenRead(Path.Combine(scene.Export("quantus"), "train.npz"));
        Assert.Equal(
            ["x_batch.npy", "y_batch.npy", "s_batch.npy", "feature_mask.npy",
                "baselines.npy", "ids.npy", "class_names.npy"],
            zip.Entries.Select(entry => entry.FullName));
        Assert.All(zip.Entries, entry => Assert.Equal(new DateTime(1980, 1, 1), entry.LastWriteTime.DateTime));
    }

    /// <summary>The bytes behind the header, which must say just this type and shape.</summary>
    private static byte[] Array(string npz, string name, string descr, params int[] shape)
    {
        using ZipArchive zip = ZipFile.OpenRead(npz);
        using var bytes = new MemoryStream();
        using (Stream entry = zip.GetEntry(name + ".npy")!.Open())
        {
            entry.CopyTo(bytes);
        }

        byte[] preamble = NpyFile.Preamble(descr, shape);
        Assert.Equal(preamble, bytes.ToArray()[..preamble.Length]);
        return bytes.ToArray()[preamble.Length..];
    }
}
