namespace An8Suite.Core;

/// <summary>Finds the valid name that a mistyped one most likely meant.</summary>
public static class NearestName
{
    // A shorter beginning is shared by chance.
    private const int ShortestBeginning = 3;

    /// <summary>
    /// The valid name that begins with the typed one or it with that, else the one with the smallest edit distance;
    /// null when none is near.
    /// </summary>
    /// <remarks>
    /// Near means at most a third of the longer name's letters differ, and at least two may, but not all of the shorter
    /// one's. Case and what is neither letter nor digit count for nothing in a beginning, so that <c>resnet-1</c>
    /// begins <c>resnet18</c>. One wrong letter is nearer than any beginning: names may be each other's.
    /// </remarks>
    public static string? Of(string name, IEnumerable<string> valid)
    {
        string? best = null;
        double bestDistance = double.MaxValue;
        foreach (string candidate in valid)
        {
            double distance = Distance(name.ToLowerInvariant(), candidate.ToLowerInvariant());
            if (distance < bestDistance)
            {
                (best, bestDistance) = (candidate, distance);
            }
        }

        return best;
    }

    /// <summary>
    /// Letters to change; between one and two for a beginning, the less the more it covers; without end when not near.
    /// </summary>
    private static double Distance(string name, string candidate)
    {
        int distance = EditDistance(name, candidate);
        (string one, string other) = (Plain(name), Plain(candidate));
        (int shorter, int longer) = (Math.Min(one.Length, other.Length), Math.Max(one.Length, other.Length));
        if (distance > 1 && shorter >= ShortestBeginning && string.CompareOrdinal(one, 0, other, 0, shorter) == 0)
        {
            return 2 - ((double)shorter / (longer + 1));
        }

        int allowed = Math.Max(2, Math.Max(name.Length, candidate.Length) / 3);
        return distance <= allowed && distance < Math.Min(name.Length, candidate.Length) ? distance : double.MaxValue;
    }

    private static string Plain(string name) => string.Concat(name.Where(char.IsLetterOrDigit));

    /// <summary>
    /// The tail of a message about an unknown name: the nearest valid name and the list of all of them.
    /// </summary>
    public static string Hint(string name, IReadOnlyCollection<string> valid)
    {
        string? nearest = Of(name, valid);
        string all = $"valid: {string.Join(", ", valid)}";
        return nearest is null ? all : $"did you mean '{nearest}'? {all}";
    }

    private static int EditDistance(string a, string b)
    {
        int[] previous = [.. Enumerable.Range(0, b.Length + 1)];
        for (int i = 1; i <= a.Length; i++)
        {
            int[] current = new int[b.Length + 1];
            current[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int replace = previous[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                current[j] = Math.Min(replace, Math.Min(previous[j], current[j - 1]) + 1);
            }

            previous = current;
        }

        return previous[^1];
    }
}
