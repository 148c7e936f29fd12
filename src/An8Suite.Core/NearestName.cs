namespace An8Suite.Core;

/// <summary>Finds the valid name that a mistyped one most likely meant.</summary>
public static class NearestName
{
    /// <summary>The valid name with the smallest edit distance, or null when none is near.</summary>
    /// <remarks>Near means at most a third of the longer name's letters differ, and at least two may.</remarks>
    public static string? Of(string name, IEnumerable<string> valid)
    {
        string? best = null;
        int bestDistance = int.MaxValue;
        foreach (string candidate in valid)
        {
            int distance = EditDistance(name.ToLowerInvariant(), candidate.ToLowerInvariant());
            int allowed = Math.Max(2, Math.Max(name.Length, candidate.Length) / 3);
            if (distance <= allowed && distance < bestDistance)
            {
                (best, bestDistance) = (candidate, distance);
            }
        }

        return best;
    }

    /// <summary>The tail of a message about an unknown name: the nearest valid name and the list of all of them.</summary>
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
