using System.Text.Json;
using System.Text.Json.Serialization;

namespace An8Suite.Core.Files;

/// <summary>
/// Texts of the suite's JSON, which become names of files and columns: one with a NUL is damaged, and no path.
/// </summary>
internal sealed class PlainText : JsonConverter<string>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Checked(reader.GetString());

    public override string ReadAsPropertyName(
        ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Checked(reader.GetString())!;

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value);

    public override void WriteAsPropertyName(Utf8JsonWriter writer, string value, JsonSerializerOptions options) =>
        writer.WritePropertyName(value);

    private static string? Checked(string? text) =>
        text?.Contains('\0', StringComparison.Ordinal) == true ? throw new JsonException("a text holds a NUL") : text;
}
