using An8Suite.Core.Imaging;
using An8Suite.Core.Scenes.Colors;
using YamlDotNet.RepresentationModel;

namespace An8Suite.Core.Scenes.Yaml;

/// <summary>
/// Reads the colours of a recipe: names of its palette, names of CSS, hexadecimal digits, sRGB triples, HSV and OKLCH.
/// </summary>
internal sealed class RecipeColors(RecipeProblems problems)
{
    private const int ChannelCount = 3;

    private readonly Dictionary<string, SrgbColor> _palette = [];
    private readonly HashSet<string> _later = [];

    /// <summary>Reads names and their colours; an entry may name an earlier one.</summary>
    public void AddPalette(RecipeNode node)
    {
        IReadOnlyDictionary<string, RecipeNode> entries = node.Entries();
        _later.UnionWith(entries.Keys);
        foreach ((string name, RecipeNode color) in entries)
        {
            _palette[name] = Read(color);
            _later.Remove(name);
        }
    }

    /// <summary>Whether the value is a list of three whole numbers.</summary>
    public static bool IsTriple(RecipeNode node) =>
        node.Node is YamlSequenceNode { Children.Count: ChannelCount } list
        && list.All(item => item is YamlScalarNode { Value: string text } && int.TryParse(text, out _));

    /// <summary>The colour; black where there is none, which is noted.</summary>
    public SrgbColor Read(RecipeNode node)
    {
        if (node.Node is YamlSequenceNode { Children.Count: ChannelCount })
        {
            return ReadTriple(node);
        }

        string text = (node.Node as YamlScalarNode)?.Value ?? string.Empty;
        if (_palette.TryGetValue(text, out SrgbColor color)
            || SrgbColor.TryParse(text, out color) || CssColors.TryFind(text, out color))
        {
            return color;
        }

        if (ColorFunction.IsOne(text))
        {
            color = ColorFunction.Read(text, out string? problem);
            if (problem is not null)
            {
                problems.Add(node.Path, problem);
            }

            return color;
        }

        if (_later.Contains(text))
        {
            problems.Add(node.Path, $"'{text}' stands further below in the palette; an entry may name those above it, "
                + "never itself: give it a colour");
            return default;
        }

        string found = text.Length > 0 || node.Node is not YamlScalarNode
            ? $"{RecipeNode.Describe(node.Node)} is no colour"
            : "no colour found (YAML takes a bare # for a comment: put quotes around it)";
        string? nearest = NearestName.Of(text, _palette.Keys.Concat(CssColors.Names));
        problems.Add(
            node.Path,
            found + (nearest is null ? "; " : $"; did you mean '{nearest}'? ")
            + "valid: \"#rrggbb\" or \"#rgb\" in hexadecimal digits, [red, green, blue] from 0 to 255, "
            + $"{ColorFunction.Valid}, a colour name of CSS such as tomato"
            + (_palette.Count > 0 ? ", or a name of the palette: "
                + $"{string.Join(", ", _palette.Keys.Take(RecipeProblems.MostProblems))}" : string.Empty));
        return default;
    }

    private SrgbColor ReadTriple(RecipeNode node)
    {
        byte[] channels = new byte[ChannelCount];
        IReadOnlyList<RecipeNode> items = node.Items();
        for (int i = 0; i < ChannelCount; i++)
        {
            if (items[i].Whole() is int value)
            {
                channels[i] = (byte)value;
                if (value is < byte.MinValue or > byte.MaxValue)
                {
                    problems.Add(items[i].Path, $"expected 0 to {byte.MaxValue}, found {value}");
                }
            }
        }

        return new SrgbColor(channels[0], channels[1], channels[2]);
    }
}
