using System.Text.Encodings.Web;
using System.Text.Json;
using An8Suite.Core.Labels;
using An8Suite.Core.Scenes.Cameras;

namespace An8Suite.Cli.Recipes;

/// <summary>The JSON Schema of recipes, which editors use and <see cref="RecipeKeys"/> reads.</summary>
/// <remarks>
/// The file lies beside the shipped recipes. What rows elsewhere say is written anew whenever the schema is asked for;
/// <c>an8 recipe schema >meshes/recipe.schema.json</c> brings the file up to date, and a test asks for it.
/// </remarks>
internal static class RecipeSchema
{
    private const string AxisForm = "\"$ref\": \"#/$defs/axis\"}";

    /// <summary>Where it lies.</summary>
    public static string File { get; } = Path.Combine(AppContext.BaseDirectory, "meshes", "recipe.schema.json");

    /// <summary>The schema as the suite is now.</summary>
    public static string Text() => With(System.IO.File.ReadAllText(File), PoseAxes.All, MaskPolicy.All);

    /// <summary>A schema with these axes and mask policies in place of its own.</summary>
    public static string With(string schema, IReadOnlyList<PoseAxis> axes, IReadOnlyList<MaskPolicy> policies)
    {
        List<string> lines = [.. schema.Split('\n')];
        int first = lines.FindIndex(IsAxis);
        lines.RemoveAll(IsAxis);
        lines.InsertRange(first, axes.Select(Line));
        int masks = lines.FindIndex(line => line == "    \"masks\": {");
        string names = string.Join(", ", MaskPolicy.NamesOf(policies));
        Replace("description", Quoted($"Ground-truth masks to write: {names}.") + ",");
        Replace("items", $"{{\"type\": \"string\", \"pattern\": {Quoted(Pattern(policies))}}}");
        return string.Join('\n', lines);

        void Replace(string key, string value)
        {
            string front = $"      \"{key}\": ";
            int line = lines.FindIndex(masks, text => text.StartsWith(front, StringComparison.Ordinal));
            lines[line] = front + value;
        }
    }

    private static string Pattern(IReadOnlyList<MaskPolicy> policies) =>
        $"^({string.Join('|', policies.Select(policy => policy.Name).Append(MaskPolicy.Part(".+").Name))})$";

    private static bool IsAxis(string line) => line.Contains(AxisForm, StringComparison.Ordinal);

    private static string Line(PoseAxis axis) => FormattableString.Invariant(
        $"        \"{axis.Key}\": {{\"description\": {Quoted(axis.Words)}, \"default\": {axis.Default}, {AxisForm},");

    // Without a serializer, whose set-up shows in how long the verb takes.
    private static string Quoted(string text) =>
        $"\"{JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"";
}
