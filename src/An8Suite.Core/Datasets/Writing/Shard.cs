using System.Globalization;

namespace An8Suite.Core.Datasets.Writing;

/// <summary>One of several runs that share a dataset's poses among them.</summary>
/// <remarks>
/// Shards hold neighbouring poses, so the files of shard 1, 2, ... one after the other are those of the whole.
/// </remarks>
/// <param name="Number">From 1 to <paramref name="Count"/>.</param>
/// <param name="Count">How many shards there are.</param>
public readonly record struct Shard(int Number, int Count)
{
    /// <summary>Reads <c>2/8</c>; false when <paramref name="text"/> is anything else.</summary>
    public static bool TryParse(string text, out Shard shard)
    {
        string[] words = text.Split('/');
        shard = default;
        if (words.Length != 2
            || !TryRead(words[0], out int number) || !TryRead(words[1], out int count) || number > count)
        {
            return false;
        }

        shard = new Shard(number, count);
        return true;
    }

    /// <summary>This shard's part of <paramref name="poses"/>; sizes differ by at most one.</summary>
    public IReadOnlyList<T> Of<T>(IReadOnlyList<T> poses)
    {
        if (Count > poses.Count)
        {
            throw new InputException(
                $"--shard {this}: expected at most as many shards as poses, found {poses.Count} poses");
        }

        int first = Bound(Number - 1, poses.Count);
        return [.. poses.Skip(first).Take(Bound(Number, poses.Count) - first)];
    }

    /// <summary><c>2/8</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Number}/{Count}");

    private static bool TryRead(string text, out int value) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value) && value > 0;

    private int Bound(int shards, int poses) => (int)((long)poses * shards / Count);
}
