using System.Buffers.Binary;
using System.IO.Compression;

namespace An8Suite.Core.Datasets.Sources;

/// <summary>An array of unsigned bytes in an IDX file, plain or gzipped.</summary>
/// <remarks>
/// Y. LeCun, C. Cortes, C. Burges, "The MNIST database of handwritten digits": two zero bytes, the type (8 for unsigned
/// bytes), the number of axes, each axis as a big-endian 32-bit count, then the bytes, the last axis running fastest.
/// </remarks>
/// <param name="Shape">The axes.</param>
/// <param name="Values">As many bytes as the shape says.</param>
internal sealed record IdxFile(IReadOnlyList<int> Shape, byte[] Values)
{
    private const int UnsignedByte = 8;

    // Deflate packs at most 1,032 to 1, so a shape beyond that is a lie that need not be given memory.
    private const long MostInflation = 1_040;

    /// <summary>Reads a file that must have so many <paramref name="axes"/>.</summary>
    /// <exception cref="InputException">
    /// The file cannot be read, is of another kind, or is shorter or longer than it says.
    /// </exception>
    public static IdxFile Read(string path, int axes)
    {
        try
        {
            using FileStream file = File.OpenRead(path);
            bool packed = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase);
            using Stream stream = packed ? new GZipStream(file, CompressionMode.Decompress) : file;
            return Read(stream, path, axes, file.Length * (packed ? MostInflation : 1));
        }
        catch (InvalidDataException error)
        {
            throw new InputException($"{path}: damaged gzip: {error.Message}", error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"{path}: cannot be read: {error.Message}", error);
        }
    }

    private static IdxFile Read(Stream stream, string path, int axes, long mostBytes)
    {
        byte[] header = new byte[4 + (4 * axes)];
        int read = stream.ReadAtLeast(header, header.Length, throwOnEndOfStream: false);
        int expected = (UnsignedByte << 8) | axes;
        int magic = read < 4 ? -1 : BinaryPrimitives.ReadInt32BigEndian(header);
        if (magic != expected)
        {
            throw new InputException(
                $"{path}: not an IDX file of bytes with {axes} axes: expected it to begin with {expected}, found "
                + (read < 4 ? $"{read} bytes in all" : FormattableString.Invariant($"{magic}")));
        }

        int[] shape = [.. Enumerable.Range(0, axes)
            .Select(axis => BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(4 + (4 * axis))))];
        string shown = string.Join(" x ", shape);
        long count = 1;
        foreach (int side in shape)
        {
            count = side > 0 && count <= mostBytes ? count * side : long.MaxValue;
        }

        if (count > Math.Min(mostBytes, Array.MaxLength))
        {
            throw new InputException(
                $"{path}: its header says {shown}, which is not the size of a file of this length");
        }

        byte[] values = new byte[count];
        read = stream.ReadAtLeast(values, values.Length, throwOnEndOfStream: false);
        return read < values.Length
            ? throw new InputException($"{path}: truncated: {read} of the {shown} bytes its header says")
            : stream.ReadByte() >= 0 ? throw new InputException(
                $"{path}: longer than the {shown} bytes its header says")
            : new IdxFile(shape, values);
    }
}
