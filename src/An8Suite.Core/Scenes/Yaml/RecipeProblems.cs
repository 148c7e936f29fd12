namespace An8Suite.Core.Scenes.Yaml;

/// <summary>Collects everything that is wrong with a recipe, so that one message shows it all.</summary>
internal sealed class RecipeProblems(RecipeLines lines)
{
    /// <summary>More than anybody reads; a list of a hundred thousand wrong values makes as many problems.</summary>
    public const int MostProblems = 50;

    private readonly List<(string Path, string Message)> _problems = [];

    /// <summary>Where keys stand.</summary>
    public RecipeLines Lines { get; } = lines;

    /// <summary>Notes a problem with the value at <paramref name="path"/>.</summary>
    public void Add(string path, string message)
    {
        if (_problems.Count < MostProblems)
        {
            _problems.Add((path, message));
        }
    }

    /// <summary>Notes the problems of a later check, less those of keys that could not even be read.</summary>
    public void AddUnlessKnown(RecipeProblems later) => _problems.AddRange(
        [.. later._problems.Where(p => !_problems.Any(q => Covers(q.Path, p.Path) || Covers(p.Path, q.Path)))]);

    /// <summary>Throws <see cref="InputException"/> with one line a problem, in the order they were found.</summary>
    public void ThrowIfAny()
    {
        if (_problems.Count > 0)
        {
            throw new InputException(
                string.Join("\n", _problems.Select(p => Lines.Front(p.Path) + p.Message).Distinct()));
        }
    }

    private static bool Covers(string path, string below) =>
        below.StartsWith(path, StringComparison.Ordinal)
        && (below.Length == path.Length || below[path.Length] is '.' or '[');
}
