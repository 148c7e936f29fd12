namespace An8Suite.Core.Labels;

/// <summary>
/// Which parts each class of a dataset shows, and the distinct sets of parts that a pose is rendered with.
/// </summary>
/// <remarks>
/// A part that some class <c>shows</c> is there only in the classes that show it; <c>hides</c> takes a part away in
/// that class alone. Every distinct set is rendered once a pose, among them those with the hidden parts of a class put
/// back, whose part ids say where these would be. Without either there is one set, of all parts.
/// </remarks>
public sealed class PartPresence
{
    private readonly int[] _shown;
    private readonly int[] _whole;
    private readonly int[] _alone;

    /// <summary>Finds the sets; names that are no parts are left out.</summary>
    /// <param name="classes">In order of label.</param>
    /// <param name="partNames">The parts of the mesh, in order of id.</param>
    /// <param name="alone">Whether there are sets of the parts alone that tell a class.</param>
    public PartPresence(IReadOnlyList<ClassEntry> classes, IReadOnlyList<string> partNames, bool alone = false)
    {
        ILookup<string, byte> ids = partNames.Index().ToLookup(part => part.Item, part => (byte)(part.Index + 1));
        IReadOnlyCollection<string>[] absent = [.. AbsentParts(classes)];
        List<PartSet> sets = [];
        int IndexWithout(IEnumerable<string> parts)
        {
            PartSet set = parts.SelectMany(part => ids[part]).Aggregate(PartSet.All, (rest, id) => rest.Without(id));
            if (!sets.Contains(set))
            {
                sets.Add(set);
            }

            return sets.IndexOf(set);
        }

        _shown = [.. absent.Select(IndexWithout)];
        _whole = [.. absent.Zip(classes, (parts, shown) => IndexWithout(parts.Except(shown.Hides ?? [])))];
        _alone = alone ? [.. classes.Select(shown => IndexWithout(partNames.Except(shown.Parts)))] : [];
        (Sets, IsUsed) = (sets, classes.Any(c => c.Shows is not null || c.Hides is not null));
    }

    /// <summary>The sets to render, none twice; the first one is that of the first class.</summary>
    public IReadOnlyList<PartSet> Sets { get; }

    /// <summary>Whether some class shows or hides parts.</summary>
    public bool IsUsed { get; }

    /// <summary>The position in <see cref="Sets"/> of the parts that a class shows.</summary>
    public int ShownIn(int label) => _shown[label];

    /// <summary>
    /// The position in <see cref="Sets"/> of the parts that a class shows with those that it hides put back.
    /// </summary>
    public int WholeIn(int label) => _whole[label];

    /// <summary>The position in <see cref="Sets"/> of the parts that tell a class, without all others.</summary>
    /// <exception cref="InvalidOperationException">Such sets were not asked for.</exception>
    public int AloneIn(int label) => _alone.Length > 0 ? _alone[label]
        : throw new InvalidOperationException("the sets of parts that tell a class alone were not asked for");

    /// <summary>The names of the parts that are not there, for each class.</summary>
    public static IEnumerable<IReadOnlyCollection<string>> AbsentParts(IReadOnlyList<ClassEntry> classes)
    {
        string[] variants = [.. classes.SelectMany(c => c.Shows ?? []).Distinct()];
        return classes.Select(c => variants.Except(c.Shows ?? []).Concat(c.Hides ?? []).ToHashSet());
    }
}
