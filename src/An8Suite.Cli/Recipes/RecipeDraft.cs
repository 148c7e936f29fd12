using System.Text;
using An8Suite.Core;
using An8Suite.Core.Geometry;
using An8Suite.Core.Geometry.Inspection;
using An8Suite.Core.Imaging;
using An8Suite.Core.Labels;
using An8Suite.Core.Scenes.Colors;
using An8Suite.Core.Scenes.Yaml;

namespace An8Suite.Cli.Recipes;

/// <summary>A first recipe for a mesh, complete and commented, for people to change.</summary>
internal static class RecipeDraft
{
    /// <summary>Classes of a draft that names no number.</summary>
    public const int StandardClassCount = 6;

    /// <summary>The text of the recipe.</summary>
    /// <param name="mesh">What the recipe shows.</param>
    /// <param name="name">The dataset's name; characters that names may not have become <c>-</c>.</param>
    /// <param name="meshPath">The mesh's path from the recipe's folder.</param>
    /// <param name="parts">The parts that carry the class colour; none for the largest one.</param>
    /// <param name="classes">How many classes, 1 to <see cref="HueCircle.MostHues"/>.</param>
    /// <exception cref="InputException">The mesh lacks a part.</exception>
    public static string Of(Mesh mesh, string name, string meshPath, IReadOnlyList<string> parts, int classes)
    {
        string[] names = [.. mesh.Parts.Select(part => part.Name)];
        if (parts.FirstOrDefault(part => !names.Contains(part)) is string unknown)
        {
            throw new InputException($"--parts: the mesh has no part '{unknown}'; {NearestName.Hint(unknown, names)}");
        }

        MeshPart largest = mesh.Parts.MaxBy(part => PartArea.Of(mesh, part))!;
        IReadOnlyList<string> coloured = parts.Count > 0 ? parts : [largest.Name];
        MeshPart[] others = [.. mesh.Parts.Where(part => !coloured.Contains(part.Name))];
        double chroma = Math.Min(
            HueCircle.StandardChroma, new HueCircle(classes, HueCircle.StandardLightness, 0).LargestChroma());
        return FormattableString.Invariant($$"""
            # yaml-language-server: $schema=recipe.schema.json
            # A recipe of An8Suite: {{classes}} classes that differ in the colour of {{string.Join(" and ", coloured)}} and in nothing else.
            # 'tools/an8 recipe keys' prints every key with its unit and default; 'tools/an8 recipe check' checks this file.

            name: {{YamlText.Plain(NameOf(name))}}   # the dataset's name
            mesh: {{MeshOf(mesh, meshPath)}}   # path from this file's folder
            size: 128   # pixels: one number or [width, height]
            background: "#ebebeb"   # of pixels that show no part

            # Part of the mesh -> its colour in every class that does not recolour it. A colour is a name of CSS such as tomato,
            # "#rrggbb" in quotes, [red, green, blue], hsv(hue saturation value) or oklch(lightness chroma hue). A part that is
            # left out shows the colour or the texture that the mesh file gives it.
            parts:{{(others.All(ShowsTexture) ? " {}" : string.Empty)}}
            {{Neutrals(others)}}
            # A generator: so many hues, alike in lightness and chroma. In its place classes can be listed one by one, as
            #   - {name: red, color: crimson, parts: [{{YamlText.Plain(coloured[0])}}]}
            classes: {hues: {{classes}}, parts: [{{string.Join(", ", coloured.Select(YamlText.Plain))}}], lightness: {{HueCircle.StandardLightness}}, chroma: {{chroma}}, start: 0, name: hue}

            # Every combination of the axes is one pose, rendered in every class.
            axes:
              view_degrees: {from: 0, to: 360, count: 40}      # turn of the mesh about its vertical axis
              elevation_degrees: {from: 0, to: 40, count: 5}   # camera above the horizon
              distance: {from: 1, to: 1.3, count: 5}           # at 1 the turning mesh just fits

            splits: {by: folds, count: 5}   # whole poses train, validate and test
            masks: [class_part, plant]      # of {{string.Join(", ", MaskPolicy.ValidNames)}}
            seed: 0                         # deals the poses into splits

            """).Replace("\n\n\n", "\n\n", StringComparison.Ordinal);
    }

    private static string MeshOf(Mesh mesh, string path) =>
        MeshBounds.Of(mesh).IsOffAxis ? $"{{file: {YamlText.Plain(path)}, center: true}}" : YamlText.Plain(path);

    /// <summary>
    /// The file's own colours; else greys of different lightness with a touch of blue, which no hue of a class comes
    /// near.
    /// </summary>
    private static string Neutrals(MeshPart[] parts)
    {
        var lines = new StringBuilder();
        foreach ((int i, MeshPart part) in parts.Index())
        {
            double lightness = parts.Length == 1 ? 0.45 : Math.Round(0.3 + (0.3 * i / (parts.Length - 1)), 3);
            string note = part.Runs.Count > 0 ? "; its texture cannot be had, 'mesh inspect' says why" : string.Empty;
            lines.Append(part switch
            {
                _ when ShowsTexture(part) => $"  # {YamlText.Plain(part.Name)}: left out, "
                    + $"so it shows {(part.HasTexture ? "its texture" : "its several colours")}\n",
                { BaseColor: SrgbColor own } => $"  {YamlText.Plain(part.Name)}: \"{own}\"   # as in the file{note}\n",
                _ => FormattableString.Invariant($"  {YamlText.Plain(part.Name)}: oklch({lightness} 0.01 ")
                    + FormattableString.Invariant($"260){(note.Length > 0 ? "   # a grey" + note : note)}\n"),
            });
        }

        return lines.ToString();
    }

    private static bool ShowsTexture(MeshPart part) =>
        part.Runs.Count > 0 && part.Runs.All(run => run.Texture?.Problem is null);

    private static string NameOf(string name)
    {
        string clean = string.Concat(name.Select(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.' ? c : '-'))
            .TrimStart('.', '-', '_');
        return clean.Length == 0 ? "mesh" : clean[..Math.Min(clean.Length, 64)];
    }
}
