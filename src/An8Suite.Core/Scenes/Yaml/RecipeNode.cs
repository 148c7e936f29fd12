using System.Globalization;
using YamlDotNet.RepresentationModel;

namespace An8Suite.Core.Scenes.Yaml;

/// <summary>One value of a recipe file and its path; reading it as something else than it is notes a problem.</summary>
internal sealed record RecipeNode(YamlNode Node, string Path, RecipeProblems Problems)
{
    /// <summary>What a value is, in words.</summary>
    public static string Describe(YamlNode node) => node switch
    {
        YamlMappingNode => "a mapping",
        YamlSequenceNode => "a list",
        YamlScalarNode { Value: null or "" } => "nothing",
        _ => $"'{node}'",
    };

    /// <summary>The values by key; unknown keys and missing required ones are problems.</summary>
    public IReadOnlyDictionary<string, RecipeNode> Keys(string[] required, string[] optional)
    {
        IReadOnlyDictionary<string, RecipeNode> all = Entries();
        string[] valid = [.. required, .. optional];
        foreach (string key in all.Keys.Where(key => !valid.Contains(key)))
        {
            Problems.Add(RecipeLines.Join(Path, key), $"unknown key; {NearestName.Hint(key, valid)}");
        }

        if (Node is YamlMappingNode)
        {
            foreach (string key in required.Where(key => !all.ContainsKey(key)))
            {
                Problems.Add(RecipeLines.Join(Path, key), "required key is missing");
            }
        }

        return all;
    }

    /// <summary>Whether this is a mapping with that key.</summary>
    public bool Has(string key) =>
        Node is YamlMappingNode mapping && mapping.Children.ContainsKey(new YamlScalarNode(key));

    /// <summary>The values of a mapping whose keys are free names.</summary>
    public IReadOnlyDictionary<string, RecipeNode> Entries()
    {
        if (Node is YamlMappingNode mapping)
        {
            return mapping.ToDictionary(
                pair => pair.Key.ToString(),
                pair => new RecipeNode(pair.Value, RecipeLines.Join(Path, pair.Key.ToString()), Problems));
        }

        Expected("a mapping of keys");
        return new Dictionary<string, RecipeNode>();
    }

    /// <summary>The values of a list.</summary>
    public IReadOnlyList<RecipeNode> Items()
    {
        if (Node is YamlSequenceNode sequence)
        {
            return [.. sequence.Select((item, i) => new RecipeNode(item, $"{Path}[{i}]", Problems))];
        }

        Expected("a list");
        return [];
    }

    /// <summary>A text that is not empty, or null.</summary>
    public string? Text() => Node is YamlScalarNode { Value: { Length: > 0 } text } ? text : Expected<string>("a text");

    /// <summary>A finite number, or null.</summary>
    public double? Number() =>
        Node is YamlScalarNode { Value: string text }
        && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value)
        && double.IsFinite(value)
            ? value
            : Expected<double?>("a number");

    /// <summary>A whole number, or null.</summary>
    public int? Whole() =>
        Node is YamlScalarNode { Value: string text }
        && int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int value)
            ? value
            : Expected<int?>("a whole number");

    /// <summary>A whole number that is not negative, or null.</summary>
    public ulong? Seed() =>
        Node is YamlScalarNode { Value: string text }
        && ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out ulong value)
            ? value
            : Expected<ulong?>("a whole number, 0 or more");

    /// <summary>Notes that something else was expected here, and gives the absent value.</summary>
    public T? Expected<T>(string what)
    {
        Expected(what);
        return default;
    }

    private void Expected(string what) => Problems.Add(Path, $"expected {what}, found {Describe(Node)}");
}
