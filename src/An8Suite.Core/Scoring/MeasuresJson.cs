using System.Text.Json;
using System.Text.Json.Serialization;

namespace An8Suite.Core.Scoring;

/// <summary>Measures as an object with a key each; other keys are read over.</summary>
internal sealed class MeasuresJson : JsonConverter<Measures>
{
    public override Measures Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var values = JsonSerializer.Deserialize<Dictionary<string, double?>>(ref reader, options)!;
        return Measures.Of(MeasureColumn.All.Where(column => values.ContainsKey(column.Name))
            .Select(column => (column, values[column.Name])));
    }

    public override void Write(Utf8JsonWriter writer, Measures value, JsonSerializerOptions options)
    {
        Dictionary<string, double?> values =
            Measures.ColumnsOf([value]).ToDictionary(column => column.Name, column => column.Of(value));
        JsonSerializer.Serialize(writer, values, options);
    }
}
