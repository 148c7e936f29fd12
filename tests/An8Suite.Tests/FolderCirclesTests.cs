using System.Text.RegularExpressions;

namespace An8Suite.Tests;

/// <summary>
/// Folders read in one direction: what a folder uses lies below it, and nothing below uses it in turn.
/// </summary>
/// <remarks>
/// A folder's own files may list what stands in its sub-folders, as tables of methods and networks do: only folders beside
/// each other are compared. Read from the sources' text, since namespaces are folders: a file uses a namespace by a using directive, by a
/// qualified name, or, where it lies in a folder above its own, by naming one of its types.
/// </remarks>
public sealed partial class FolderCirclesTests
{
    public static TheoryData<string> Projects => [.. Directory.GetDirectories(Path.Combine(RepositoryRoot.Path, "src"))
        .Select(folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_namespace_is_the_folder(string project) => Assert.Empty(Sources(project)
        .Where(source => source.Space is not null && source.Space != Space(project, source.Folder))
        .Select(source => $"{source.File}: {source.Space}"));

    [Theory]
    [MemberData(nameof(Projects))]
    public void Folders_form_no_circle(string project)
    {
        Use[] uses = [.. Uses(project)];
        None(Circle(uses, folder => folder.Split('/')[0]));
        foreach (string room in uses.Select(use => use.From.Split('/')[0]).Where(room => room.Length > 0).Distinct())
        {
            Use[] inside = [.. uses.Where(use => IsBelow(use.From, room) && IsBelow(use.To, room))];
            None(Circle(inside, folder => folder.Split('/')[1]));
        }
    }

    [Fact]
    public void A_circle_is_found_and_what_hangs_on_it_is_not_named()
    {
        Use[] uses =
        [
            new("a", "b", "A.cs"), new("b", "c/d", "B.cs"), new("c", "a", "C.cs"), new("c", "e", "C.cs"),
            new("f", "a", "F.cs"),
        ];
        Assert.Equal(
            ["a -> b in A.cs", "b -> c in B.cs", "c -> a in C.cs"], Circle(uses, folder => folder.Split('/')[0]));
        Assert.Empty(Circle(uses[1..], folder => folder.Split('/')[0]));
    }

    private static void None(IEnumerable<string> found)
    {
        string text = string.Join('\n', found);
        Assert.True(text.Length == 0, $"folders use each other in a circle:\n{text}");
    }

    private static bool IsBelow(string folder, string room) => folder.StartsWith(room + "/", StringComparison.Ordinal);

    /// <summary>
    /// The uses that close a circle: folders that use nothing or are used by nothing are taken away until none is left.
    /// </summary>
    private static IEnumerable<string> Circle(IEnumerable<Use> uses, Func<string, string> room)
    {
        Use[] left = [.. uses.Select(use => use with { From = room(use.From), To = room(use.To) })
            .Where(use => use.From != use.To)];
        int before;
        do
        {
            before = left.Length;
            HashSet<string> users = [.. left.Select(use => use.From)], used = [.. left.Select(use => use.To)];
            left = [.. left.Where(use => users.Contains(use.To) && used.Contains(use.From))];
        }
        while (left.Length < before);
        return left.Select(use => $"{Name(use.From)} -> {Name(use.To)} in {use.File}")
            .Distinct().Order(StringComparer.Ordinal);
    }

    private static string Name(string folder) => folder.Length == 0 ? "(the project's own folder)" : folder;

    private static IEnumerable<Use> Uses(string project)
    {
        Source[] sources = [.. Sources(project)];
        ILookup<string, string> types = sources.Where(source => source.Space is not null)
            .SelectMany(source => source.Types.Select(type => (source.Folder, type)))
            .ToLookup(pair => pair.Folder, pair => pair.type);
        Dictionary<string, string> folders = types.ToDictionary(group => Space(project, group.Key), group => group.Key);
        foreach (Source source in sources)
        {
            IEnumerable<string> named = source.Names.Select(name => Longest(name, folders)).OfType<string>()
                .Concat(source.Names.SelectMany(name => Relative(name, source.Folder, types)))
                .Concat(Above(source.Folder).Where(folder => types[folder].Any(source.Words.Contains)));
            foreach (string folder in named.Where(folder => folder != source.Folder).Distinct())
            {
                yield return new Use(source.Folder, folder, source.File);
            }
        }
    }

    /// <summary>The folder of the namespace that a full name begins with.</summary>
    private static string? Longest(string name, Dictionary<string, string> folders)
    {
        for (string space = name; space.Contains(
            '.', StringComparison.Ordinal); space = space[..space.LastIndexOf('.')])
        {
            if (folders.TryGetValue(space, out string? folder))
            {
                return folder;
            }
        }

        return null;
    }

    /// <summary>
    /// The folders that a name such as <c>Imaging.Heatmap</c> means, seen from the folder and those above it.
    /// </summary>
    private static IEnumerable<string> Relative(string name, string from, ILookup<string, string> types)
    {
        string[] parts = name.Split('.');
        return Above(from).Append(from).SelectMany(folder => Enumerable.Range(1, parts.Length - 1)
            .Where(count => types[Join(folder, string.Join('/', parts[..count]))].Contains(parts[count]))
            .Select(count => Join(folder, string.Join('/', parts[..count]))));
    }

    private static IEnumerable<string> Above(string folder)
    {
        for (string above = folder; above.Length > 0;)
        {
            above = above.Contains('/', StringComparison.Ordinal) ? above[..above.LastIndexOf('/')] : "";
            yield return above;
        }
    }

    private static string Join(string folder, string below) => folder.Length == 0 ? below : $"{folder}/{below}";

    private static string Space(string project, string folder) =>
        folder.Length == 0 ? project : $"{project}.{folder.Replace('/', '.')}";

    private static IEnumerable<Source> Sources(string project)
    {
        string root = Path.Combine(RepositoryRoot.Path, "src", project);
        return Directory.EnumerateFiles(root, "*.cs", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(root, file).Replace('\\', '/'))
            .Where(file => file.Split('/')[0] is not ("bin" or "obj"))
            .Order(StringComparer.Ordinal)
            .Select(file => Read(file, File.ReadAllText(Path.Combine(root, file))));
    }

    private static Source Read(string file, string text)
    {
        string code = SourceText.Unread().Replace(text, "\"\"");
        string folder = file.Contains('/', StringComparison.Ordinal) ? file[..file.LastIndexOf('/')] : "";
        Match space = SpaceLine().Match(code);
        return new Source(
            file,
            folder,
            space.Success ? space.Groups[1].Value : null,
            [.. Declaration().Matches(code).Select(match => match.Groups["name"].Value)],
            [.. QualifiedName().Matches(SpaceLine().Replace(code, "")).Select(match => match.Value).Distinct()],
            [.. TypeName().Matches(code).Select(match => match.Value)]);
    }

    [GeneratedRegex(@"^namespace ([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex SpaceLine();

    /// <summary>Types that stand in the namespace itself.</summary>
    [GeneratedRegex(
        @"^[a-z][a-z ]*\b(?:class|struct|record|interface|enum)(?: struct| class)? (?<name>\w+)"
        + @"|^[a-z][a-z ]*delegate [^(]*? (?<name>\w+)[<(]",
        RegexOptions.Multiline)]
    private static partial Regex Declaration();

    [GeneratedRegex(@"(?<![\w.])[A-Z]\w*(\.[A-Z]\w*)+")]
    private static partial Regex QualifiedName();

    /// <summary>Words that may name a type; not what stands behind a point, nor a member's own name.</summary>
    [GeneratedRegex(
        @"(?<![\w.]|\w[?\]>)]* )[A-Z]\w*\b|(?<=\b(?:new|is|as|not|or|and|case|return|in|out|ref|readonly|static|const"
        + "|public|private|internal|protected|required|override|virtual|abstract|sealed|params|this|await|throw|yield"
        + @"|else|when|default|async|partial) )[A-Z]\w*\b")]
    private static partial Regex TypeName();

    private sealed record Use(string From, string To, string File);

    private sealed record Source(
        string File, string Folder, string? Space, string[] Types, string[] Names, HashSet<string> Words);
}
