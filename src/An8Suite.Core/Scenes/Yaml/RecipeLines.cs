using YamlDotNet.RepresentationModel;

namespace An8Suite.Core.Scenes.Yaml;

/// <summary>On which line of a recipe file each key stands, by its path such as <c>classes[2].color</c>.</summary>
internal sealed class RecipeLines
{
    /// <summary>Deeper than any valid recipe; also the end of aliases that contain themselves.</summary>
    private const int MaximumDepth = 6;

    private readonly Dictionary<string, long> _lines;
    private readonly Dictionary<string, string> _options;

    private RecipeLines(Dictionary<string, long> lines, Dictionary<string, string> options) =>
        (_lines, _options) = (lines, options);

    /// <summary>A recipe that was not read from a file.</summary>
    public static RecipeLines None { get; } = new([], []);

    /// <summary>The file, or null.</summary>
    public string? File { get; private init; }

    /// <summary>The lines of everything below <paramref name="root"/>.</summary>
    public static RecipeLines Of(string file, YamlNode root)
    {
        var lines = new RecipeLines([], []) { File = file };
        lines.Add(root, string.Empty, 0);
        return lines;
    }

    /// <summary>The same file, but a key's value comes from an option, which messages are to name.</summary>
    public RecipeLines With(string key, string option) =>
        new(_lines, new Dictionary<string, string>(_options) { [key] = option }) { File = File };

    /// <summary>The path of a key below another.</summary>
    public static string Join(string parent, string key) => parent.Length == 0 ? key : $"{parent}.{key}";

    /// <summary>Whether a key stands in the file.</summary>
    public bool Has(string path) => _lines.ContainsKey(path);

    /// <summary>
    /// The front of a message about <paramref name="path"/>: file, line and key, as far as they are known.
    /// </summary>
    public string Front(string path)
    {
        if (_options.TryGetValue(path.Split('.', '[')[0], out string? option))
        {
            return $"{option}: ";
        }

        if (File is null)
        {
            return $"recipe: {path}: ";
        }

        string known = path;
        while (known.Length > 0 && !_lines.ContainsKey(known))
        {
            known = known[..Math.Max(0, known.LastIndexOfAny(['.', '[']))];
        }

        string where = known.Length > 0 ? $"{File}:{_lines[known]}" : File;
        return path.Length > 0 ? $"{where}: {path}: " : $"{where}: ";
    }

    private void Add(YamlNode node, string path, int depth)
    {
        if (depth == MaximumDepth)
        {
            return;
        }

        if (node is YamlMappingNode mapping)
        {
            foreach ((YamlNode key, YamlNode value) in mapping)
            {
                string child = Join(path, key.ToString());
                _lines[child] = key.Start.Line;
                Add(value, child, depth + 1);
            }
        }
        else if (node is YamlSequenceNode sequence)
        {
            for (int i = 0; i < sequence.Children.Count; i++)
            {
                string child = $"{path}[{i}]";
                _lines[child] = sequence.Children[i].Start.Line;
                Add(sequence.Children[i], child, depth + 1);
            }
        }
    }
}
