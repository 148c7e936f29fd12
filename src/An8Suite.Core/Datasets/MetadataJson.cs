using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using An8Suite.Core.Files;
using An8Suite.Core.Scenes.Cameras;

namespace An8Suite.Core.Datasets;

/// <summary>
/// How metadata rows become lines: fractions keep their point (1.0), so that every reader sees one type a column.
/// </summary>
internal sealed class MetadataJson
{
    private static readonly string AxesBefore =
        JsonNamingPolicy.SnakeCaseLower.ConvertName(nameof(MetadataRow.LightDirection));
    private readonly JsonSerializerOptions _options;

    private MetadataJson(IReadOnlyList<PoseAxis> axes) => _options = new JsonSerializerOptions(SuiteJson.Line)
    {
        RespectNullableAnnotations = true,
        Converters = { new DoubleConverter(), new SingleConverter() },
        TypeInfoResolver = SuiteJson.Line.TypeInfoResolver!.WithAddedModifier(type => AddColumns(type, axes)),
    };

    /// <summary>Lines with the axes of <see cref="PoseAxes.All"/>.</summary>
    public static MetadataJson Standard { get; } = new(PoseAxes.All);

    /// <summary>Lines with a column for each of some axes.</summary>
    public static MetadataJson Of(IReadOnlyList<PoseAxis> axes) =>
        ReferenceEquals(axes, PoseAxes.All) ? Standard : new MetadataJson(axes);

    /// <summary>The row as one line without its end.</summary>
    public string ToLine<T>(T row) => JsonSerializer.Serialize(row, _options);

    /// <summary>Reads a line; throws <see cref="JsonException"/> when it is no row.</summary>
    public MetadataRow FromLine(string line) =>
        JsonSerializer.Deserialize<MetadataRow>(line, _options)
        ?? throw new JsonException("expected an object, found null");

    private static void AddColumns(JsonTypeInfo type, IReadOnlyList<PoseAxis> axes)
    {
        if (type.Type != typeof(MetadataRow))
        {
            return;
        }

        int place = type.Properties.Index().First(property => property.Item.Name == AxesBefore).Index;
        foreach (PoseAxis axis in PoseAxis.InColumns(axes))
        {
            JsonPropertyInfo column = type.CreateJsonPropertyInfo(typeof(double), axis.Column);
            column.Get = row => ((MetadataRow)row).Camera.At(axis);
            column.Set = (row, value) =>
            {
                var read = (MetadataRow)row;
                read.Camera = read.Camera.With(axis, (double)value!);
            };
            column.IsRequired = true;
            type.Properties.Insert(place++, column);
        }
    }

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
