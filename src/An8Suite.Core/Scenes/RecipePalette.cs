using An8Suite.Core.Imaging;
using An8Suite.Core.Scenes.Colors;
using YamlDotNet.RepresentationModel;

namespace An8Suite.Core.Scenes;

/// <summary>The names for colours of a recipe: colours, other names, and generators that give several names at once.</summary>
internal sealed class RecipePalette(RecipeProblems problems)
{
    /// <summary>How many names may stand for one another in a row.</summary>
    private const int LongestChain = 20;

    private readonly Dictionary<string, SrgbColor> _colors = [];
    private readonly Dictionary<string, RecipeNode> _later = [];
    private readonly List<string> _open = [];

    /// <summary>The names that have a colour so far.</summary>
    public IReadOnlyCollection<string> Names => _colors.Keys;

    /// <summary>Reads all entries; <paramref name="read"/> reads the colour of one.</summary>
    public void Add(RecipeNode node, Func<RecipeNode, SrgbColor> read)
    {
        IReadOnlyDictionary<string, RecipeNode> entries = node.Entries();
        foreach ((string name, RecipeNode entry) in entries)
        {
            if (entry.Node is YamlMappingNode)
            {
                AddHues(name, entry, entries);
            }
            else
            {
                _later[name] = entry;
            }
        }

        foreach ((string name, RecipeNode entry) in entries.Where(entry => _later.ContainsKey(entry.Key)))
        {
            if (!_colors.ContainsKey(name))
            {
                Resolve(name, entry, read);
            }
        }
    }

    /// <summary>The colour of a name that has one by now.</summary>
    public bool TryFind(string name, out SrgbColor color) => _colors.TryGetValue(name, out color);

    /// <summary>The colour of a name that stands further below; false where there is none. A circle of names is noted.</summary>
    public bool TryFindLater(string name, string path, Func<RecipeNode, SrgbColor> read, out SrgbColor color)
    {
        color = default;
        if (!_later.TryGetValue(name, out RecipeNode? entry))
        {
            return false;
        }

        int first = _open.IndexOf(name);
        if (first >= 0 || _open.Count >= LongestChain)
        {
            problems.Add(path, first >= 0
                ? $"the names of the palette go in a circle: {string.Join(" -> ", _open.Skip(first).Append(name))}; give one of them a colour"
                : $"expected at most {LongestChain} names that stand for one another, found more; give '{name}' a colour");
            return true;
        }

        color = Resolve(name, entry, read);
        return true;
    }

    private SrgbColor Resolve(string name, RecipeNode entry, Func<RecipeNode, SrgbColor> read)
    {
        _open.Add(name);
        SrgbColor color = read(entry);
        _open.RemoveAt(_open.Count - 1);
        return _colors[name] = color;
    }

    private void AddHues(string name, RecipeNode entry, IReadOnlyDictionary<string, RecipeNode> entries)
    {
        if (HueReader.Read(entry, RecipeKeys.PaletteHues) is not HueCircle hues)
        {
            return;
        }

        foreach ((int i, SrgbColor color) in hues.Colors().Index())
        {
            string numbered = $"{name}_{i + 1}";
            if (entries.ContainsKey(numbered) || !_colors.TryAdd(numbered, color))
            {
                problems.Add(entry.Path, $"makes the name '{numbered}', which stands in the palette already; rename one of them");
            }
        }
    }
}
