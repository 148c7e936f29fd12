using An8Suite.Core.Labels;
using An8Suite.Core.Scenes.Yaml;
using YamlDotNet.RepresentationModel;

namespace An8Suite.Core.Scenes.Objects;

/// <summary>Reads <c>objects</c>, <c>ground</c> and <c>cue</c> of a recipe; what is wrong is noted.</summary>
internal static class SceneReader
{
    private const string ClassColor = "class";
    private static readonly PartRole[] Roles =
        [PartRole.Distractor, PartRole.Occluder, PartRole.Instance, PartRole.Cue];

    /// <summary>The list of objects.</summary>
    public static IReadOnlyList<SceneObject> Objects(RecipeNode node, RecipeColors colors) =>
        [.. node.Items().Select(item => Object(item, colors))];

    /// <summary><c>none</c>, a colour, or <c>{color, radius, shadows}</c>.</summary>
    public static SceneGround? Ground(RecipeNode node, RecipeColors colors)
    {
        if (node.Node is YamlScalarNode { Value: "none" })
        {
            return null;
        }

        if (node.Node is not YamlMappingNode)
        {
            return new SceneGround(colors.Read(node), SceneGround.StandardRadius, CastsShadows: true);
        }

        IReadOnlyDictionary<string, RecipeNode> keys = node.Keys(["color"], ["radius", "shadows"]);
        double radius = keys.GetValueOrDefault("radius")?.Number() ?? SceneGround.StandardRadius;
        Require(keys.GetValueOrDefault("radius"), radius is >= 1 and <= 20, radius, "1 to 20");
        string shadows = keys.GetValueOrDefault("shadows")?.Text() ?? "cast";
        if (shadows is not ("cast" or "contact"))
        {
            node.Problems.Add(keys["shadows"].Path, $"expected cast or contact, found '{shadows}'");
        }

        return new SceneGround(
            keys.TryGetValue("color", out RecipeNode? color) ? colors.Read(color) : default, radius,
            shadows == "cast");
    }

    /// <summary><c>{kind, rate, size, colors}</c>.</summary>
    public static SceneCue Cue(RecipeNode node, RecipeColors colors)
    {
        IReadOnlyDictionary<string, RecipeNode> keys = node.Keys(["kind", "rate"], ["size", "colors"]);
        CueKind kind = keys.TryGetValue("kind", out RecipeNode? word) ? Named<CueKind>(word, "kind of cue") : default;
        (double train, double val, double test) = keys.TryGetValue("rate", out RecipeNode? rate) ? Rates(rate)
            : (1, 1, 1);
        var cue = new SceneCue(kind, train, val, test)
        {
            Colors = keys.TryGetValue("colors", out RecipeNode? list) ? [.. list.Items().Select(colors.Read)] : [],
        };
        if (!keys.TryGetValue("size", out RecipeNode? size))
        {
            return cue;
        }

        double side = size.Number() ?? cue.Size;
        Require(size, side is >= 0.02 and <= 0.5, side, "0.02 to 0.5 of the picture's shorter side");
        if (kind != CueKind.Sticker)
        {
            node.Problems.Add(size.Path, $"only a sticker has a size, a {Choice.NameOf(kind)} has none");
        }

        return cue with { Size = side };
    }

    private static SceneObject Object(RecipeNode node, RecipeColors colors)
    {
        IReadOnlyDictionary<string, RecipeNode> keys = node.Keys(
            ["name", "role"], ["mesh", "shape", "color", "size", "share", "visible", "hides"]);
        PartRole role = keys.TryGetValue("role", out RecipeNode? word) ? Named<PartRole>(word, "role", Roles)
            : PartRole.Distractor;
        var read = new SceneObject(keys.GetValueOrDefault("name")?.Text() ?? "unnamed", role)
        {
            Mesh = keys.GetValueOrDefault("mesh")?.Text(),
            Shape = keys.TryGetValue("shape", out RecipeNode? shape) ? Named<BasicShape>(shape, "shape") : null,
        };
        bool isClassColored = keys.TryGetValue("color", out RecipeNode? color)
            && color.Node is YamlScalarNode { Value: ClassColor };
        read = read with
        {
            IsClassColored = isClassColored,
            Color = color is null || isClassColored ? null : colors.Read(color),
            Size = Range(keys.GetValueOrDefault("size"), 0.02, 3) ?? read.Size,
            Share = keys.GetValueOrDefault("share")?.Number() ?? read.Share,
            Visible = keys.GetValueOrDefault("visible")?.Number() ?? read.Visible,
            Hides = Range(keys.GetValueOrDefault("hides"), 0.01, 0.9) ?? read.Hides,
        };
        Require(keys.GetValueOrDefault("share"), read.Share is > 0 and <= 1, read.Share, "more than 0, at most 1");
        Require(keys.GetValueOrDefault("visible"), read.Visible is >= 0 and <= 1, read.Visible, "0 to 1");
        if (read.Mesh is not null && read.Shape is not null)
        {
            node.Problems.Add(keys["shape"].Path, "stands beside 'mesh'; keep one of them");
        }

        if (keys.TryGetValue("hides", out RecipeNode? hides) && role != PartRole.Occluder)
        {
            node.Problems.Add(hides.Path, $"only an occluder hides a wanted share, this is a {Choice.NameOf(role)}");
        }

        if (role == PartRole.Instance && read is not { Mesh: null, Shape: null, Color: null, IsClassColored: false })
        {
            node.Problems.Add(
                node.Path,
                "an instance is a copy of the recipe's mesh in its colours; leave out mesh, shape and color");
        }

        return read;
    }

    private static (double Train, double Val, double Test) Rates(RecipeNode node)
    {
        if (node.Node is not YamlMappingNode)
        {
            double one = node.Number() ?? 1;
            Require(node, one is >= 0 and <= 1, one, "0 to 1");
            return (one, one, one);
        }

        IReadOnlyDictionary<string, RecipeNode> keys = node.Keys(["train", "test"], ["val"]);
        double Of(string key)
        {
            double rate = keys.GetValueOrDefault(key)?.Number() ?? 1;
            Require(keys.GetValueOrDefault(key), rate is >= 0 and <= 1, rate, "0 to 1");
            return rate;
        }

        double train = Of("train");
        return (train, keys.ContainsKey("val") ? Of("val") : train, Of("test"));
    }

    private static Span? Range(RecipeNode? node, double least, double most)
    {
        if (node is null)
        {
            return null;
        }

        RecipeNode[] ends = node.Node is YamlSequenceNode ? [.. node.Items()] : [node, node];
        if (ends.Length != 2 || ends[0].Number() is not double low || ends[1].Number() is not double high)
        {
            return ends.Length == 2 ? null : node.Expected<Span?>("one number or [from, to]");
        }

        if (!(low >= least && high <= most && low <= high))
        {
            node.Problems.Add(node.Path, FormattableString.Invariant(
                $"expected {least} to {most}, the smaller number first, found {new Span(low, high)}"));
        }

        return new Span(low, high);
    }

    private static void Require(RecipeNode? node, bool holds, double found, string expected)
    {
        if (node is not null && !holds)
        {
            node.Problems.Add(node.Path, FormattableString.Invariant($"expected {expected}, found {found}"));
        }
    }

    private static T Named<T>(RecipeNode node, string what, IReadOnlyList<T>? valid = null)
        where T : struct, Enum
    {
        string name = node.Text() ?? string.Empty;
        T[] values = [.. valid ?? Enum.GetValues<T>()];
        T[] found = [.. values.Where(value => Choice.NameOf(value) == name)];
        if (found.Length == 0 && name.Length > 0)
        {
            node.Problems.Add(
                node.Path, $"unknown {what} '{name}'; {NearestName.Hint(name, [.. values.Select(Choice.NameOf)])}");
        }

        return found.FirstOrDefault(values[0]);
    }
}
