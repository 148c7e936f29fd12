using System.IO.Enumeration;
using An8Suite.Core;
using An8Suite.Core.Games;
using An8Suite.Core.Imaging;
using An8Suite.Core.Labels;

namespace An8Suite.Workflow.Experiments.Parts;

/// <summary>The parts of a mesh as players of a game, alone or several as one.</summary>
internal sealed class PartPlayers
{
    private readonly int[] _playerOf;

    private readonly string[] _parts;

    private PartPlayers(string[] names, string[] parts, int[] playerOf) =>
        (Names, _parts, _playerOf) = (names, parts, playerOf);

    /// <summary>In order of the first part of each.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>How many coalitions there are.</summary>
    public int Coalitions => 1 << Names.Count;

    /// <summary>Deals the parts.</summary>
    /// <param name="parts">Their names, in order of id.</param>
    /// <param name="groups">Such as <c>flower=petals*+core</c>: a name, and patterns of parts.</param>
    /// <exception cref="InputException">
    /// A group names no part or one of another, or the players are too many.
    /// </exception>
    public static PartPlayers Of(IReadOnlyList<string> parts, IReadOnlyList<string> groups)
    {
        string[] playerNames = [.. parts];
        bool[] dealt = new bool[parts.Count];
        foreach (string group in groups)
        {
            foreach (int part in PartsOf(group, parts))
            {
                if (dealt[part])
                {
                    throw new InputException($"--groups: the part '{parts[part]}' is in two groups");
                }

                (playerNames[part], dealt[part]) = (group[..group.IndexOf('=', StringComparison.Ordinal)], true);
            }
        }

        string[] names = [.. playerNames.Distinct()];
        return names.Length is >= 1 and <= CooperativeGame.MostPlayers
            ? new PartPlayers(names, [.. parts], [.. playerNames.Select(name => Array.IndexOf(names, name))])
            : throw new InputException(
                $"the mesh has {names.Length} parts, whose 2^{names.Length} subsets are too many to render; make at most "
                + $"{CooperativeGame.MostPlayers} groups of them: --groups one={parts[0]}+{parts[^1]},... "
                + $"(parts: {string.Join(", ", parts)})");
    }

    /// <summary>The players that some parts belong to.</summary>
    public HashSet<string> Of(IEnumerable<string> parts) =>
        [.. parts.Select(part => Names[_playerOf[Array.IndexOf(_parts, part)]])];

    /// <summary>The parts of the players in a coalition, of those that a class shows.</summary>
    public PartSet Showing(PartSet whole, int coalition) => Enumerable.Range(0, _playerOf.Length)
        .Where(part => (coalition & (1 << _playerOf[part])) == 0)
        .Aggregate(whole, (rest, part) => rest.Without((byte)(part + 1)));

    /// <summary>How much lies on every player, and last on the background.</summary>
    /// <param name="parts">The part of every pixel.</param>
    /// <param name="heat">Its heat; null counts pixels.</param>
    public double[] Sums(PartMask parts, Heatmap? heat)
    {
        double[] sums = new double[Names.Count + 1];
        for (int i = 0; i < parts.Ids.Length; i++)
        {
            int player = parts.Ids[i] == PartMask.Background ? Names.Count : _playerOf[parts.Ids[i] - 1];
            sums[player] += heat?.Values[i] ?? 1;
        }

        return sums;
    }

    /// <summary>The player of every pixel; those of the background are <see cref="Names"/>' count.</summary>
    public int[] Places(PartMask parts) =>
        Array.ConvertAll(parts.Ids, id => id == PartMask.Background ? Names.Count : _playerOf[id - 1]);

    /// <summary>The players in a coalition by name.</summary>
    public string NamesOf(int coalition) => NamesOf(coalition, Names);

    /// <inheritdoc cref="NamesOf(int)"/>
    public static string NamesOf(int coalition, IReadOnlyList<string> players) => coalition == 0
        ? "nothing"
        : string.Join(" + ", players.Where((_, player) => (coalition & (1 << player)) != 0));

    private static int[] PartsOf(string group, IReadOnlyList<string> parts)
    {
        string[] sides = group.Split('=');
        if (sides.Length != 2 || sides[0].Length == 0)
        {
            throw new InputException($"--groups: expected name=part+part, found '{group}'");
        }

        return [.. sides[1].Split('+').SelectMany(pattern =>
        {
            int[] found = [.. Enumerable.Range(0, parts.Count)
                .Where(part => FileSystemName.MatchesSimpleExpression(pattern, parts[part], ignoreCase: false))];
            return found.Length > 0
                ? found
                : throw new InputException($"--groups: no part is called '{pattern}'; {NearestName.Hint(pattern, [.. parts])}");
        }).Distinct()];
    }
}
