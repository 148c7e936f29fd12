using An8Suite.Core.Files;
using An8Suite.Core.Labels;
using An8Suite.Core.Scenes.Cameras;
using An8Suite.Core.Scenes.Yaml;
using YamlDotNet.RepresentationModel;

namespace An8Suite.Core.Scenes.Recipes;

/// <summary>Reads recipe files.</summary>
/// <remarks>
/// A recipe is one YAML mapping. Required: <c>name</c>, <c>mesh</c> (path from the recipe's folder, or
/// <c>{file, parts_from, parts, rest, faces, up, center}</c>, see <see cref="Geometry.Parts.MeshOptions"/>),
/// <c>classes</c> (a list of <c>{name, color, parts, pattern, colors, shows, hides}</c>, of which a class needs a name
/// and color with parts, colors, shows or hides; or <c>label</c> instead, see <see cref="LabelRule"/>). Optional, with
/// the defaults of <see cref="Recipe"/>: <c>size</c> (pixels, one number or <c>[width, height]</c>), <c>background</c>
/// (a colour, or kinds of <see cref="Backdrops.BackdropKind"/>), <c>ground</c>, <c>objects</c> and <c>cue</c> (see
/// <see cref="Objects.SceneGround"/>, <see cref="Objects.SceneObject"/>, <see cref="Objects.SceneCue"/>),
/// <c>palette</c> (names for colours), <c>parts</c> (part to colour), <c>axes</c>, <c>splits</c> (or <c>folds</c>),
/// <c>masks</c>, <c>licence</c>, <c>seed</c>. A colour is a name of the palette, <c>"#rrggbb"</c> or <c>"#rgb"</c> in
/// quotes (bare, YAML takes # for a comment), a colour name of CSS, or <c>[red, green, blue]</c> from 0 to 255. A
/// pattern is <c>{shape: stripes, color, period, along}</c> (x, y, z, a direction, or the texture coordinates u, v),
/// <c>{shape: dots, color, period, radius}</c> or <c>{shape: checker, color, period}</c>, in shares of the mesh's
/// height. A part of a glTF mesh that <c>parts</c> does not colour shows its base-colour texture. An axis is one value,
/// a list, <c>{from, to, count}</c> (evenly spaced with both ends, but without the end when it is a full turn from the
/// beginning), or a distribution from which every pose draws its own value: <c>{distribution: uniform, from, to}</c>,
/// <c>{distribution: normal, mean, deviation}</c> with <c>from</c> and <c>to</c> where it is cut (4 deviations from the
/// mean otherwise), <c>{distribution: choice, of}</c>.
/// With <c>count</c> a distribution multiplies the poses by so many draws. The axes are the rows of
/// <see cref="PoseAxes"/> and, of colours and without ranges, <c>background</c>. Splits are <c>{by: folds, count}</c>,
/// <c>{by: share, train, val, test}</c> or <c>{by: arc, val: [from, to], test: [from, to]}</c>.
/// </remarks>
public static class RecipeReader
{
    /// <summary>
    /// Reads and validates; throws <see cref="InputException"/> with file, line and key of every problem.
    /// </summary>
    public static Recipe Read(string path)
    {
        try
        {
            RegularFile.Require(path, "a recipe");
            return Parse(File.ReadAllText(path), path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"{path}: the recipe cannot be read: {error.Message}", error);
        }
    }

    /// <summary>The same for text at hand.</summary>
    /// <param name="text">The recipe.</param>
    /// <param name="file">Stands in messages and places the mesh.</param>
    /// <param name="axes">The axes it may have; null for <see cref="PoseAxes.All"/>.</param>
    /// <param name="policies">The mask policies it may ask for; null for <see cref="MaskPolicy.All"/>.</param>
    public static Recipe Parse(
        string text, string file, IReadOnlyList<PoseAxis>? axes = null, IReadOnlyList<MaskPolicy>? policies = null)
    {
        YamlNode root = RecipeYaml.Load(text, file);
        if (root is not YamlMappingNode mapping)
        {
            throw new InputException(
                $"{file}:{root.Start.Line}: expected the keys of a recipe, found {RecipeNode.Describe(root)}");
        }

        var problems = new RecipeProblems(RecipeLines.Of(file, root));
        Recipe recipe = new RecipeParser(problems, axes ?? PoseAxes.All, policies ?? MaskPolicy.All).Parse(mapping);
        var rules = new RecipeProblems(problems.Lines);
        RecipeRules.CheckAlone(recipe, rules);
        problems.AddUnlessKnown(rules);
        problems.ThrowIfAny();
        return recipe;
    }
}
