using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using An8Suite.Core.Imaging;

namespace An8Suite.Core.Scenes;

/// <summary>The JSON Schema (draft 2020-12) of recipes, with which editors complete and check them.</summary>
/// <remarks>
/// Built from <see cref="RecipeKeys"/>. It cannot know the mesh, the palette's names or what keys mean together: what it
/// accepts <c>an8 recipe check</c> may still refuse.
/// </remarks>
public static class RecipeSchema
{
    /// <summary>The file beside the shipped recipes.</summary>
    public const string FileName = "recipe.schema.json";

    private static readonly JsonSerializerOptions Written = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The schema as the text of a file.</summary>
    public static string ToJson()
    {
        JsonObject schema = new() { ["$schema"] = "https://json-schema.org/draft/2020-12/schema", ["title"] = "An8Suite recipe" };
        foreach ((string key, JsonNode? value) in SchemaOf(RecipeKeys.File))
        {
            schema[key] = value?.DeepClone();
        }

        JsonObject definitions = new() { ["color"] = ColorSchema() };
        foreach (RecipeSection section in RecipeKeys.All.Where(section => section != RecipeKeys.File))
        {
            definitions[section.Name] = SchemaOf(section);
        }

        schema["$defs"] = definitions;
        return schema.ToJsonString(Written) + "\n";
    }

    private static JsonObject SchemaOf(RecipeSection section)
    {
        JsonObject properties = [];
        foreach (RecipeKey key in section.Keys)
        {
            JsonObject value = key.Value.Schema();
            value["description"] = $"{key.Sentence} ({key.Facts})";
            if (key.Default.Length > 0 && ValueOf(key.Default) is JsonNode standard)
            {
                value["default"] = standard;
            }

            properties[key.Name] = value;
        }

        JsonObject schema = new()
        {
            ["type"] = "object",
            ["description"] = section.Place,
            ["properties"] = properties,
            ["required"] = Names(section.Required),
            ["additionalProperties"] = false,
        };
        if (section.Alternatives.Count > 0)
        {
            schema["anyOf"] = new JsonArray([.. section.Alternatives.Select(keys => new JsonObject { ["required"] = Names(keys) })]);
        }

        if (section.Exclusives.Count > 0)
        {
            schema["allOf"] = new JsonArray([.. section.Exclusives.Select(pair =>
                new JsonObject { ["not"] = new JsonObject { ["required"] = Names([pair.First, pair.Second]) } })]);
        }

        return schema;
    }

    /// <summary>Names of the palette are not known here, so any text is a colour that does not look like a wrong notation.</summary>
    private static JsonObject ColorSchema() => new()
    {
        ["description"] = "A name of the palette or of CSS, \"#rrggbb\", \"#rgb\", [red, green, blue], hsv(hue s% v%) or oklch(lightness chroma hue).",
        ["anyOf"] = new JsonArray(
            new JsonObject { ["enum"] = Names([.. CssColors.Names]) },
            new JsonObject
            {
                ["type"] = "string",
                ["pattern"] = "^(#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})|[hH][sS][vV]\\([^()]*\\)|[oO][kK][lL][cC][hH]\\([^()]*\\)|[^#()]+)$",
            },
            new JsonObject
            {
                ["type"] = "array",
                ["items"] = KeyValue.Whole(byte.MinValue, byte.MaxValue).Schema(),
                ["minItems"] = 3,
                ["maxItems"] = 3,
            }),
    };

    private static JsonArray Names(IReadOnlyList<string> names) => new([.. names.Select(name => JsonValue.Create(name))]);

    private static JsonNode? ValueOf(string text)
    {
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
