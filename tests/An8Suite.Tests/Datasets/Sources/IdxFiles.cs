using System.Buffers.Binary;
using System.IO.Compression;

namespace An8Suite.Tests.Datasets.Sources;

/// <summary>
/// Writes small IDX files: image i of a set is a 6 x 4 picture (h x w) whose bytes count up from 10 i.
/// </summary>
internal static class IdxFiles
{
    public const int Height = 6;
    public const int Width = 4;

    /// <summary>Images and labels of the set <c>train</c> or <c>t10k</c>.</summary>
    public static void Write(string folder, string set, byte[] labels, bool packed = false)
    {
        Directory.CreateDirectory(folder);
        WriteFile(Path.Combine(folder, $"{set}-images-idx3-ubyte"), packed, Images(labels.Length));
        WriteFile(Path.Combine(folder, $"{set}-labels-idx1-ubyte"), packed, [.. Header(labels.Length), .. labels]);
    }

    public static byte[] Images(int count) =>
        [.. Header(count, Height, Width), .. Enumerable.Range(0, count)
            .SelectMany(i => Enumerable.Range(0, Height * Width).Select(k => (byte)((10 * i) + k)))];

    /// <summary>Two zero bytes, the type of unsigned bytes, the number of axes and their lengths.</summary>
    public static byte[] Header(params int[] shape)
    {
        byte[] header = new byte[4 + (4 * shape.Length)];
        (header[2], header[3]) = (8, (byte)shape.Length);
        foreach ((int axis, int side) in shape.Index())
        {
            BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4 + (4 * axis)), side);
        }

        return header;
    }

    public static void WriteFile(string path, bool packed, byte[] bytes)
    {
        if (!packed)
        {
            File.WriteAllBytes(path, bytes);
            return;
        }

        using FileStream file = File.Create(path + ".gz");
        using GZipStream gzip = new(file, CompressionLevel.Optimal);
        gzip.Write(bytes);
    }
}
