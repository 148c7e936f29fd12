using System.Globalization;
using System.Text.Json.Nodes;

namespace An8Suite.Core.Scenes;

/// <summary>What may stand after a key, in words and as JSON Schema.</summary>
/// <param name="Words">Such as <c>number</c>.</param>
/// <param name="Range">Such as <c>0 to 1</c>; empty where any value will do.</param>
/// <param name="Schema">Makes the schema, a new one each time.</param>
public sealed record KeyValue(string Words, string Range, Func<JsonObject> Schema)
{
    private const string Number = "number";
    private const string NamePattern = "^[A-Za-z0-9][A-Za-z0-9_.-]{0,63}$";

    /// <summary>A text that is not empty.</summary>
    public static KeyValue Text { get; } = new("text", string.Empty, () => new() { ["type"] = "string", ["minLength"] = 1 });

    /// <summary>A name that may become a folder's.</summary>
    public static KeyValue Name { get; } = new(
        "name", "letters, digits, _ - . (64)", () => new() { ["type"] = new JsonArray("string", Number), ["pattern"] = NamePattern });

    /// <summary>A colour in any notation.</summary>
    public static KeyValue Color { get; } = Section("color", "color");

    /// <summary>Names of parts, at least one.</summary>
    public static KeyValue Parts { get; } = ListOf("part", () => Text.Schema(), 1);

    /// <summary>One of these words.</summary>
    public static KeyValue OneOf(params string[] words) => new(
        string.Join(" | ", words), string.Empty, () => new() { ["enum"] = new JsonArray([.. words.Select(word => JsonValue.Create(word))]) });

    /// <summary>A number; infinite ends are no limits.</summary>
    public static KeyValue Between(double low, double high) => new(
        Number, RangeOf(low, high), () => Limited(Number, low, high));

    /// <summary>A whole number.</summary>
    public static KeyValue Whole(long low, long high) => new("whole number", RangeOf(low, high), () => Limited("integer", low, high));

    /// <summary>A list.</summary>
    public static KeyValue ListOf(string what, Func<JsonObject> item, int fewest, int? most = null) => new($"list of {what}s", string.Empty, () =>
    {
        JsonObject schema = new() { ["type"] = "array", ["items"] = item(), ["minItems"] = fewest };
        if (most is int count)
        {
            schema["maxItems"] = count;
        }

        return schema;
    });

    /// <summary>A mapping from free names.</summary>
    public static KeyValue Named(string words, Func<JsonObject> value, int fewest = 0) => new(
        words, string.Empty, () => new() { ["type"] = "object", ["additionalProperties"] = value(), ["minProperties"] = fewest });

    /// <summary>Another section of the recipe by its name.</summary>
    public static KeyValue Section(string words, string name) => new(words, string.Empty, () => new() { ["$ref"] = $"#/$defs/{name}" });

    /// <summary>Any of these.</summary>
    public static KeyValue Any(string words, string range, params KeyValue[] values) => new(
        words, range, () => new() { ["anyOf"] = new JsonArray([.. values.Select(value => value.Schema())]) });

    /// <summary>The values of an axis of numbers.</summary>
    public static KeyValue Axis(double low, double high) => Any(
        "number, list, range or distribution",
        RangeOf(low, high),
        [
            Between(low, high), ListOf(Number, Between(low, high).Schema, 1),
            .. new[] { "range", "uniform", "normal", "choice" }.Select(name => Section(name, name)),
        ]);

    private static string RangeOf(double low, double high) => double.IsFinite(low) && double.IsFinite(high)
        ? string.Create(CultureInfo.InvariantCulture, $"{low:0.######} to {high:0.######}")
        : string.Empty;

    private static JsonObject Limited(string type, double low, double high)
    {
        JsonObject schema = new() { ["type"] = type };
        if (double.IsFinite(low))
        {
            schema["minimum"] = low;
        }

        if (double.IsFinite(high))
        {
            schema["maximum"] = high;
        }

        return schema;
    }
}
