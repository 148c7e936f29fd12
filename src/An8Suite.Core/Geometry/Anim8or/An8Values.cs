namespace An8Suite.Core.Geometry.Anim8or;

/// <summary>The settings of a chunk, checked as they are read.</summary>
internal sealed record An8Values(string Path, An8Chunk Chunk)
{
    /// <summary>The numbers of a setting; null where it is not there.</summary>
    /// <exception cref="InputException">There are fewer than <paramref name="count"/>.</exception>
    public double[]? Numbers(string name, int count)
    {
        An8Chunk? found = Chunk.Find(name);
        return found is null || found.Numbers.Count >= count
            ? found?.Numbers.Take(count).ToArray()
            : throw Wrong(found.Line, $"{name}: expected {count} numbers, found {found.Numbers.Count}");
    }

    /// <summary>The same for whole numbers from 1.</summary>
    public int[]? Whole(string name, int count, int most)
    {
        double[]? numbers = Numbers(name, count);
        return numbers?.All(number => number >= 1 && number <= most) != false
            ? numbers?.Select(number => (int)number).ToArray()
            : throw Wrong(
                Chunk.Find(name)!.Line,
                $"{name}: expected numbers from 1 to {most}, found {string.Join(' ', numbers)}");
    }

    /// <summary>Whether a setting is there.</summary>
    public bool Has(string name) => Chunk.Find(name) is not null;

    /// <summary>A complaint about a line of the file.</summary>
    public InputException Wrong(int line, string message) =>
        new(FormattableString.Invariant($"{Path}:{line}: {message}"));
}
