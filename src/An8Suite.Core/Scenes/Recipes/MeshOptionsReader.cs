using An8Suite.Core.Geometry.Parts;
using An8Suite.Core.Scenes.Yaml;
using YamlDotNet.RepresentationModel;

namespace An8Suite.Core.Scenes.Recipes;

/// <summary>Reads a recipe's <c>mesh</c>: a path, or a mapping with the path and how the file becomes parts.</summary>
internal static class MeshOptionsReader
{
    private static readonly string[] Optional = ["parts_from", "parts", "rest", "faces", "up", "center"];

    /// <summary>The path, or null.</summary>
    public static string? File(RecipeNode? mesh) => mesh?.Node is YamlMappingNode
        ? mesh.Keys(["file"], Optional).GetValueOrDefault("file")?.Text()
        : mesh?.Text();

    /// <summary>The rest of the mapping; the defaults for a path.</summary>
    public static MeshOptions Options(RecipeNode? mesh)
    {
        var standard = new MeshOptions();
        if (mesh?.Node is not YamlMappingNode)
        {
            return standard;
        }

        IReadOnlyDictionary<string, RecipeNode> keys = mesh.Entries();
        MeshOptions options = standard with
        {
            PartsFrom = keys.TryGetValue("parts_from", out RecipeNode? source) ? OneOf(source, standard.PartsFrom)
                : standard.PartsFrom,
            Parts = keys.TryGetValue(
                "parts", out RecipeNode? parts) ? [.. parts.Entries().Select(pair => Part(pair.Key, pair.Value))] : [],
            Rest = keys.TryGetValue("rest", out RecipeNode? rest) ? Name(rest) : null,
            Faces = keys.GetValueOrDefault("faces")?.Text(),
            Up = keys.TryGetValue("up", out RecipeNode? up) ? OneOf(up, standard.Up) : standard.Up,
            Center = keys.TryGetValue("center", out RecipeNode? center) && YesOrNo(center),
        };
        if (options.Faces is null == (options.PartsFrom == PartSource.Faces))
        {
            mesh.Problems.Add(mesh.Path, options.Faces is null
                ? "parts_from: faces needs the key 'faces' with the path of a CSV file of face ranges"
                : "the key 'faces' needs parts_from: faces");
        }

        return options;
    }

    private static PartPatterns Part(string name, RecipeNode node)
    {
        IReadOnlyList<RecipeNode> patterns = node.Node is YamlSequenceNode ? node.Items() : [node];
        CheckName(name, node);
        return new PartPatterns(
            name.Trim().ToLowerInvariant(), [.. patterns.Select(pattern => pattern.Text()).OfType<string>()]);
    }

    private static string? Name(RecipeNode node)
    {
        string? name = node.Text();
        CheckName(name ?? "?", node);
        return name?.Trim().ToLowerInvariant();
    }

    private static void CheckName(string name, RecipeNode node)
    {
        if (string.IsNullOrWhiteSpace(name))
        {
            node.Problems.Add(node.Path, "expected the name of a part, found nothing");
        }
    }

    private static bool YesOrNo(RecipeNode node) => node.Text() switch
    {
        "true" => true,
        "false" or null => false,
        _ => node.Expected<bool>("true or false"),
    };

    private static T OneOf<T>(RecipeNode node, T standard)
        where T : struct, Enum
    {
        string? text = node.Text();
        if (text is null || Choice.Names<T>().Contains(text))
        {
            return text is null ? standard : Choice.Parse<T>(node.Path, text);
        }

        node.Problems.Add(node.Path, $"unknown value '{text}'; {NearestName.Hint(text, Choice.Names<T>())}");
        return standard;
    }
}
