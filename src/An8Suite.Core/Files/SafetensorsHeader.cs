using System.Text.Json;

namespace An8Suite.Core.Files;

/// <summary>The parsed and checked header of a safetensors file.</summary>
internal sealed class SafetensorsHeader
{
    private static readonly JsonDocumentOptions Options = new() { AllowDuplicateProperties = false };

    private readonly string _path;
    private readonly List<Entry> _entries = [];
    private readonly SortedDictionary<string, string> _metadata = new(StringComparer.Ordinal);

    private SafetensorsHeader(string path) => _path = path;

    /// <summary>One tensor; bytes [Begin, End) counted from the end of the header.</summary>
    internal readonly record struct Entry(string Name, SafetensorsType Type, int[] Shape, long Begin, long End);

    /// <summary>In order of their bytes, which they cover without gap or overlap.</summary>
    internal IReadOnlyList<Entry> Entries => _entries;

    internal IReadOnlyDictionary<string, string> Metadata => _metadata;

    /// <summary>Parses <paramref name="json"/> and checks it against the number of bytes that follow it.</summary>
    internal static SafetensorsHeader Parse(string path, ReadOnlyMemory<byte> json, long dataLength)
    {
        var header = new SafetensorsHeader(path);
        try
        {
            using var document = JsonDocument.Parse(json, Options);
            header.ReadRoot(document.RootElement);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: a string that is not valid UTF-8 or holds half a surrogate pair.
            throw new InputException($"{path}: the header is not valid JSON: {error.Message}", error);
        }

        header.CheckCover(dataLength);
        return header;
    }

    private void ReadRoot(JsonElement root)
    {
        Expect(root, JsonValueKind.Object, "the header");
        foreach (JsonProperty property in root.EnumerateObject())
        {
            if (property.Name == SafetensorsFile.MetadataKey)
            {
                ReadMetadata(property.Value);
            }
            else
            {
                _entries.Add(ReadEntry(property.Name, property.Value));
            }
        }
    }

    private void ReadMetadata(JsonElement metadata)
    {
        Expect(metadata, JsonValueKind.Object, SafetensorsFile.MetadataKey);
        foreach (JsonProperty pair in metadata.EnumerateObject())
        {
            Expect(pair.Value, JsonValueKind.String, $"metadata '{pair.Name}'");
            _metadata.Add(pair.Name, pair.Value.GetString()!);
        }
    }

    private Entry ReadEntry(string name, JsonElement entry)
    {
        Expect(entry, JsonValueKind.Object, $"tensor '{name}'");
        JsonElement dtype = Member(name, entry, "dtype", JsonValueKind.String);
        if (!SafetensorsType.TryFind(dtype.GetString()!, out SafetensorsType? type))
        {
            throw Wrong(
                $"tensor '{name}' has dtype {dtype.GetString()}; expected {string.Join(", ", SafetensorsType.Names)}");
        }

        long[] sizes = Numbers(name, entry, "shape");
        long[] offsets = Numbers(name, entry, "data_offsets");
        if (offsets.Length != 2 || offsets[1] < offsets[0])
        {
            throw Wrong($"tensor '{name}': expected data_offsets [begin, end], found [{string.Join(", ", offsets)}]");
        }

        string shape = string.Join(", ", sizes);
        if (sizes.Any(size => size > int.MaxValue)
            || sizes.Aggregate(1.0, (product, size) => product * size) > Array.MaxLength)
        {
            throw Wrong($"tensor '{name}': shape [{shape}] is larger than an array can be");
        }

        long bytes = sizes.Aggregate((long)type.Size, (product, size) => product * size);
        return bytes == offsets[1] - offsets[0]
            ? new Entry(name, type, [.. sizes.Select(size => (int)size)], offsets[0], offsets[1])
            : throw Wrong(
                $"tensor '{name}': shape [{shape}] needs {bytes} bytes, data_offsets give {offsets[1] - offsets[0]}");
    }

    private long[] Numbers(string name, JsonElement entry, string key)
    {
        JsonElement array = Member(name, entry, key, JsonValueKind.Array);
        var numbers = new List<long>();
        foreach (JsonElement element in array.EnumerateArray())
        {
            numbers.Add(element.ValueKind == JsonValueKind.Number && element.TryGetInt64(out long number) && number >= 0
                ? number
                : throw Wrong($"tensor '{name}': {key} holds {element.GetRawText()}, expected whole numbers from 0"));
        }

        return [.. numbers];
    }

    private JsonElement Member(string name, JsonElement entry, string key, JsonValueKind kind)
    {
        if (!entry.TryGetProperty(key, out JsonElement member))
        {
            throw Wrong($"tensor '{name}' has no {key}");
        }

        Expect(member, kind, $"{key} of tensor '{name}'");
        return member;
    }

    private void CheckCover(long dataLength)
    {
        // Order by both ends, so that an empty tensor comes before the one that starts where it stands.
        _entries.Sort((a, b) => (a.Begin, a.End).CompareTo((b.Begin, b.End)));
        long end = 0;
        foreach (Entry entry in _entries)
        {
            if (entry.Begin != end)
            {
                string what = entry.Begin < end ? "overlaps the tensor before it" : "leaves a gap before it";
                throw Wrong($"tensor '{entry.Name}' {what}: expected offset {end}, found {entry.Begin}");
            }

            end = entry.End;
        }

        if (end != dataLength)
        {
            string what = end > dataLength ? "truncated" : "longer than its header says";
            throw Wrong($"{what}: the tensors take {end} bytes, {dataLength} follow the header");
        }
    }

    private void Expect(JsonElement element, JsonValueKind kind, string what)
    {
        if (element.ValueKind != kind)
        {
            throw Wrong($"{what} should be JSON {kind}, found {element.ValueKind}");
        }
    }

    private InputException Wrong(string message) => new($"{_path}: {message}");
}
