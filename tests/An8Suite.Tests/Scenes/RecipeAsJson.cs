using System.Globalization;
using System.Text.Json.Nodes;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace An8Suite.Tests.Scenes;

/// <summary>A YAML text as the JSON that an editor's schema checker sees, by the core schema of YAML 1.2.</summary>
internal static class RecipeAsJson
{
    public static JsonNode? Of(string yaml)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(yaml));
        return Of(stream.Documents[0].RootNode);
    }

    private static JsonNode? Of(YamlNode node) => node switch
    {
        YamlMappingNode mapping => new JsonObject(mapping.Select(pair => KeyValuePair.Create(pair.Key.ToString(), Of(pair.Value)))),
        YamlSequenceNode list => new JsonArray([.. list.Select(Of)]),
        YamlScalarNode { Style: ScalarStyle.Plain } plain => Plain(plain.Value ?? string.Empty),
        _ => JsonValue.Create(((YamlScalarNode)node).Value),
    };

    private static JsonValue? Plain(string text) => text switch
    {
        "" or "~" or "null" => null,
        "true" => JsonValue.Create(true),
        "false" => JsonValue.Create(false),
        _ when decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal number) => JsonValue.Create(number),
        _ => JsonValue.Create(text),
    };
}
