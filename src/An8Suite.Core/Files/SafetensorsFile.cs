using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace An8Suite.Core.Files;

/// <summary>Checkpoints in the safetensors format: a JSON header, then the raw little-endian numbers.</summary>
/// <remarks>
/// Writes F32 tensors; reads them and F64, F16, BF16, whole numbers and BOOL, which become the nearest F32. The
/// header's length stands in the first 8 bytes; the header is padded with spaces to a multiple of 8, so that the
/// tensors are aligned. Same arrays and metadata, same bytes. Format: https://github.com/huggingface/safetensors.
/// </remarks>
public static class SafetensorsFile
{
    internal const string MetadataKey = "__metadata__";

    // The limit of the reference implementation: a longer header is an attack or another kind of file.
    private const long LongestHeader = 100_000_000;

    private static readonly JsonWriterOptions HeaderOptions =
        new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes the arrays in the order given, and the metadata in ordinal order of its keys.</summary>
    /// <exception cref="ArgumentException">
    /// A name that is taken twice or reserved, or a shape that does not fit its values.
    /// </exception>
    public static void Write(
        string path, IReadOnlyList<NamedArray> arrays, IReadOnlyDictionary<string, string> metadata)
    {
        byte[] header = Header(arrays, metadata);
        FinishedFile.Write(path, stream =>
        {
            Span<byte> length = stackalloc byte[8];
            BinaryPrimitives.WriteInt64LittleEndian(length, header.Length);
            stream.Write(length);
            stream.Write(header);
            foreach (NamedArray array in arrays)
            {
                stream.Write(MemoryMarshal.AsBytes<float>(array.Values));
            }
        });
    }

    /// <summary>Reads every array, in the order of the bytes, and the metadata.</summary>
    /// <exception cref="InputException">The file cannot be read or is not a well-formed file of numbers.</exception>
    public static (IReadOnlyList<NamedArray> Arrays, IReadOnlyDictionary<string, string> Metadata) Read(string path)
    {
        try
        {
            using FileStream stream = File.OpenRead(path);
            return Read(path, stream);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"{path}: cannot be read: {error.Message}", error);
        }
    }

    private static (IReadOnlyList<NamedArray>, IReadOnlyDictionary<string, string>) Read(string path, FileStream stream)
    {
        if (stream.Length < 8)
        {
            throw new InputException(
                $"{path}: not a safetensors file: expected at least 8 bytes, found {stream.Length}");
        }

        Span<byte> lengthBytes = stackalloc byte[8];
        stream.ReadExactly(lengthBytes);
        ulong length = BinaryPrimitives.ReadUInt64LittleEndian(lengthBytes);
        if (length > (ulong)stream.Length - 8 && OtherFormat(lengthBytes) is string other)
        {
            throw new InputException(
                $"{path}: is {other}, not a safetensors file; make one of it: tools/convert_checkpoint.py {path} "
                + "OUT.safetensors");
        }

        if (length > LongestHeader)
        {
            throw new InputException(
                $"{path}: not a safetensors file: its first 8 bytes ask for a header of {length} bytes (at most "
                + $"{LongestHeader})");
        }

        if ((long)length > stream.Length - 8)
        {
            throw new InputException(
                $"{path}: truncated: the header should have {length} bytes, the file ends after "
                + $"{stream.Length - 8} of them");
        }

        byte[] header = new byte[length];
        stream.ReadExactly(header);
        SafetensorsHeader parsed = SafetensorsHeader.Parse(path, header, stream.Length - 8 - header.Length);
        var arrays = new List<NamedArray>();
        foreach (SafetensorsHeader.Entry entry in parsed.Entries)
        {
            arrays.Add(new NamedArray(entry.Name, entry.Shape, entry.Type.Read(stream, entry.End - entry.Begin)));
        }

        return (arrays, parsed.Metadata);
    }

    /// <summary>What of PyTorch's own files begins like this; null for anything else.</summary>
    private static string? OtherFormat(ReadOnlySpan<byte> begin) => begin switch
    {
        [(byte)'P', (byte)'K', 3, 4, ..] => "a zip archive, as torch.save writes (.pth, .pt)",
        [0x80, >= 2 and <= 5, (byte)'c' or (byte)'}' or (byte)'(' or (byte)']' or 0x8a or 0x95, ..] => "a pickle, as "
            + "old versions of torch.save wrote (.pth, .pt)",
        _ => null,
    };

    private static byte[] Header(IReadOnlyList<NamedArray> arrays, IReadOnlyDictionary<string, string> metadata)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, HeaderOptions))
        {
            json.WriteStartObject();
            if (metadata.Count > 0)
            {
                json.WriteStartObject(MetadataKey);
                foreach ((string key, string value) in metadata.OrderBy(pair => pair.Key, StringComparer.Ordinal))
                {
                    json.WriteString(key, value);
                }

                json.WriteEndObject();
            }

            WriteEntries(json, arrays);
            json.WriteEndObject();
        }

        while (buffer.Length % 8 != 0)
        {
            buffer.WriteByte((byte)' ');
        }

        return buffer.ToArray();
    }

    private static void WriteEntries(Utf8JsonWriter json, IReadOnlyList<NamedArray> arrays)
    {
        var names = new HashSet<string>(StringComparer.Ordinal) { MetadataKey };
        long offset = 0;
        foreach ((string name, int[] shape, float[] values) in arrays)
        {
            long count = shape.Aggregate(1L, (product, size) => checked(product * size));
            if (!names.Add(name) || count != values.Length)
            {
                string why = count == values.Length ? "the name is taken" : $"shape [{string.Join(", ", shape)}], "
                    + $"{values.Length} values";
                throw new ArgumentException($"array '{name}' cannot be written: {why}", nameof(arrays));
            }

            long end = offset + (count * sizeof(float));
            json.WriteStartObject(name);
            json.WriteString("dtype", "F32");
            WriteNumbers(json, "shape", shape.Select(size => (long)size));
            WriteNumbers(json, "data_offsets", [offset, end]);
            json.WriteEndObject();
            offset = end;
        }
    }

    private static void WriteNumbers(Utf8JsonWriter json, string key, IEnumerable<long> numbers)
    {
        json.WriteStartArray(key);
        foreach (long number in numbers)
        {
            json.WriteNumberValue(number);
        }

        json.WriteEndArray();
    }
}
