using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using An8Suite.Core.Files;

namespace An8Suite.Core.Datasets;

/// <summary>How metadata rows become lines: fractions keep their point (1.0), so that every reader sees one type a column.</summary>
internal static class MetadataJson
{
    private static readonly JsonSerializerOptions Options = new(SuiteJson.Line)
    {
        RespectNullableAnnotations = true,
        Converters = { new DoubleConverter(), new SingleConverter() },
    };

    /// <summary>The row as one line without its end.</summary>
    public static string ToLine<T>(T row) => JsonSerializer.Serialize(row, Options);

    /// <summary>Reads a line; throws <see cref="JsonException"/> when it is no row.</summary>
    public static MetadataRow FromLine(string line) =>
        JsonSerializer.Deserialize<MetadataRow>(line, Options) ?? throw new JsonException("expected an object, found null");

    private static void WriteWithPoint(Utf8JsonWriter writer, string number) =>
        writer.WriteRawValue(number.AsSpan().ContainsAny('.', 'E') ? number : number + ".0", skipInputValidation: true);

    private sealed class DoubleConverter : JsonConverter<double>
    {
        public override double Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.GetDouble();

        public override void Write(Utf8JsonWriter writer, double value, JsonSerializerOptions options) =>
            WriteWithPoint(writer, value.ToString("R", CultureInfo.InvariantCulture));
    }

    private sealed class SingleConverter : JsonConverter<float>
    {
        public override float Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.GetSingle();

        public override void Write(Utf8JsonWriter writer, float value, JsonSerializerOptions options) =>
            WriteWithPoint(writer, value.ToString("R", CultureInfo.InvariantCulture));
    }
}
