using System.Text;
using An8Suite.Core.Labels;
using An8Suite.Core.Scenes.Cameras;
using An8Suite.Core.Scenes.Objects;
using An8Suite.Core.Scenes.Yaml;

namespace An8Suite.Core.Scenes.Recipes;

/// <summary>
/// Writes a recipe with everything resolved: colours as hex, axes as lists or distributions, defaults spelt out.
/// </summary>
public static class RecipeWriter
{
    /// <summary>
    /// YAML that <see cref="RecipeReader"/> reads as the same recipe; the mesh stays as it was written.
    /// </summary>
    public static string ToYaml(Recipe recipe)
    {
        var yaml = new StringBuilder();
        void Line(string text) => yaml.Append(text).Append('\n');

        Line($"name: {YamlText.Quoted(recipe.Name)}");
        Line($"mesh: {(recipe.MeshOptions.IsDefault ? YamlText.Quoted(recipe.Mesh) : MeshMapping(recipe))}");
        Line($"size: [{recipe.Width}, {recipe.Height}]");
        if (!BackgroundAxis.IsGiven(recipe.Axes))
        {
            Line(recipe.Backdrops.Count > 0 ? $"background: [{List(recipe.Backdrops.Select(kind => kind.Yaml))}]"
                : $"background: {YamlText.Quoted($"{recipe.Background}")}");
        }

        foreach (string line in Scene(recipe))
        {
            Line(line);
        }

        Line(recipe.Parts.Count > 0 ? "parts:" : "parts: {}");
        foreach ((string part, Imaging.SrgbColor color) in recipe.Parts)
        {
            Line($"  {YamlText.Quoted(part)}: {YamlText.Quoted($"{color}")}");
        }

        Line(recipe.Label is null ? "classes:" : $"label: {recipe.Label.Yaml}");
        SceneObject[] instances = [.. recipe.Objects.Where(placed => placed.Role == PartRole.Instance)];
        foreach (RecipeClass c in recipe.Label is null ? recipe.Classes.Select(c => c.Spread(instances, [])) : [])
        {
            Line($"  - {{{List(Keys(c))}}}");
        }

        Line("axes:");
        foreach (PoseAxis axis in recipe.Axes.Known)
        {
            Line($"  {axis.Key}: {recipe.Axes.Yaml(axis)}");
        }

        if (BackgroundAxis.IsGiven(recipe.Axes))
        {
            Line($"  {BackgroundAxis.Key}: {BackgroundAxis.Yaml(recipe.Axes)}");
        }

        Line($"splits: {recipe.Splits.Yaml}");
        Line($"masks: [{List(recipe.Masks.Select(m => YamlText.Quoted(m.Name)))}]");
        if (recipe.Layers.Count > 0)
        {
            Line($"layers: [{List(recipe.Layers.Select(Choice.NameOf))}]");
        }

        if (recipe.Licence is not null)
        {
            Line($"licence: {YamlText.Quoted(recipe.Licence)}");
        }

        Line($"seed: {recipe.Seed}");
        return yaml.ToString();
    }

    private static IEnumerable<string> Scene(Recipe recipe)
    {
        if (recipe.Ground is { } ground)
        {
            yield return FormattableString.Invariant(
                $"ground: {{color: {YamlText.Quoted($"{ground.Color}")}, radius: {ground.Radius:R}, ")
                + $"shadows: {(ground.CastsShadows ? "cast" : "contact")}}}";
        }

        foreach ((int i, SceneObject placed) in recipe.Objects.Index())
        {
            yield return $"{(i == 0 ? "objects:\n" : string.Empty)}  - {{{List(Keys(placed))}}}";
        }

        if (recipe.Cue is not null)
        {
            yield return $"cue: {recipe.Cue.Yaml}";
        }
    }

    private static IEnumerable<string> Keys(SceneObject placed) =>
    [
        $"name: {YamlText.Quoted(placed.Name)}",
        $"role: {Choice.NameOf(placed.Role)}",
        .. placed.Mesh is null ? Array.Empty<string>() : [$"mesh: {YamlText.Quoted(placed.Mesh)}"],
        .. placed.Shape is { } shape ? [$"shape: {Choice.NameOf(shape)}"] : Array.Empty<string>(),
        .. placed.IsClassColored ? ["color: class"]
            : placed.Color is { } color ? [$"color: {YamlText.Quoted($"{color}")}"]
            : Array.Empty<string>(),
        $"size: {placed.Size}",
        FormattableString.Invariant($"share: {placed.Share:R}"),
        FormattableString.Invariant($"visible: {placed.Visible:R}"),
        .. placed.Role == PartRole.Occluder ? [$"hides: {placed.Hides}"] : Array.Empty<string>(),
    ];

    private static IEnumerable<string> Keys(RecipeClass c)
    {
        yield return $"name: {YamlText.Quoted(c.Name)}";
        if (c.Parts.Count > 0)
        {
            yield return Colors(c);
        }

        if (c.Pattern is not null)
        {
            yield return $"pattern: {c.Pattern.Yaml}";
        }

        foreach ((string key, IReadOnlyList<string> parts) in new[] { ("shows", c.Shows), ("hides", c.Hides) })
        {
            if (parts.Count > 0)
            {
                yield return $"{key}: [{List(parts.Select(YamlText.Quoted))}]";
            }
        }
    }

    private static string MeshMapping(Recipe recipe)
    {
        Geometry.Parts.MeshOptions options = recipe.MeshOptions;
        List<string> keys =
            [$"file: {YamlText.Quoted(recipe.Mesh)}", $"parts_from: {Choice.NameOf(options.PartsFrom)}"];
        if (options.Parts.Count > 0)
        {
            IEnumerable<string> parts = options.Parts.Select(part =>
                $"{YamlText.Quoted(part.Part)}: [{List(part.Patterns.Select(YamlText.Quoted))}]");
            keys.Add($"parts: {{{List(parts)}}}");
        }

        keys.AddRange(options.Rest is null ? [] : [$"rest: {YamlText.Quoted(options.Rest)}"]);
        keys.AddRange(options.Faces is null ? [] : [$"faces: {YamlText.Quoted(options.Faces)}"]);
        keys.Add($"up: {Choice.NameOf(options.Up)}");
        keys.AddRange(options.Center ? ["center: true"] : []);
        return $"{{{List(keys)}}}";
    }

    private static string Colors(RecipeClass c) => c.PartColors is null
        ? $"color: {YamlText.Quoted($"{c.Color}")}, parts: [{List(c.Parts.Select(YamlText.Quoted))}]"
        : $"colors: {{{List(c.Parts.Select(part => $"{YamlText.Quoted(part)}: {YamlText.Quoted($"{c.ColorOf(part)}")}"))}}}";

    private static string List(IEnumerable<string> items) => string.Join(", ", items);
}
