using System.Collections;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;

namespace An8Suite.Core.Files;

/// <summary>
/// How the suite writes JSON: snake_case keys, indented or one line, readable by people and by Python.
/// </summary>
public static class SuiteJson
{
    /// <summary>Indented, for files people open.</summary>
    public static JsonSerializerOptions Indented { get; } = Create(indented: true);

    /// <summary>One line, for JSON Lines.</summary>
    public static JsonSerializerOptions Line { get; } = Create(indented: false);

    private static ReadOnlySpan<byte> ByteOrderMark => [0xef, 0xbb, 0xbf];

    /// <summary>
    /// Reads <paramref name="path"/>, or throws <see cref="InputException"/> naming the file and what is wrong.
    /// </summary>
    public static T Read<T>(string path)
    {
        try
        {
            byte[] text = File.ReadAllBytes(path);
            return !Utf8.IsValid(text) ? throw new JsonException("it is no UTF-8") // which nodes would find late
                : JsonSerializer.Deserialize<T>(
                    text.AsSpan(text.AsSpan().StartsWith(ByteOrderMark) ? ByteOrderMark.Length : 0), Indented)
                    ?? throw new InputException($"{path}: expected a JSON object, found null");
        }
        catch (JsonException error)
        {
            throw new InputException($"{path}: not the expected JSON: {error.Message}", error);
        }
        catch (IOException error)
        {
            throw new InputException($"{path}: cannot be read: {error.Message}", error);
        }
    }

    /// <summary>Writes <paramref name="value"/> indented, aside and renamed.</summary>
    public static void Write<T>(string path, T value) =>
        FinishedFile.WriteText(path, JsonSerializer.Serialize(value, Indented) + "\n");

    /// <summary>The same, on the disk when it returns.</summary>
    public static void WriteDurably<T>(string path, T value) =>
        FinishedFile.WriteDurably(
            path, stream => stream.Write(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(value, Indented) + "\n")));

    // Annotations are heeded for properties alone; no list or table of the suite's holds nothing in place of an object
    // or a text.
    private static void RefuseNullItems(JsonTypeInfo type)
    {
        Type? item = type.Kind is JsonTypeInfoKind.Enumerable or JsonTypeInfoKind.Dictionary ? type.ElementType : null;
        if (item is { IsValueType: false })
        {
            type.OnDeserialized = all =>
            {
                if ((all is IDictionary table ? table.Values : (IEnumerable)all).Cast<object?>().Contains(null))
                {
                    throw new JsonException($"expected a {item.Name} in every place, found null");
                }
            };
        }
    }

    // In a program that was compiled ahead a type has none where nothing asked for them, and would be written as {}.
    private static void RefuseNoProperties(JsonTypeInfo type)
    {
        if (type is { Kind: JsonTypeInfoKind.Object, Properties.Count: 0 })
        {
            throw new InvalidOperationException($"{type.Type} has no properties here to be written or read as JSON");
        }
    }

    private static JsonSerializerOptions Create(bool indented) => new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        WriteIndented = indented,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters =
        {
            new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false),
            new PlainText(),
        },
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { RefuseNullItems, RefuseNoProperties } },
    };
}
