using An8Suite.Core;
using An8Suite.Core.Labels;

namespace An8Suite.Workflow.Experiments;

/// <summary>Draws the images of an experiment by its seed.</summary>
internal static class ChosenSamples
{
    /// <summary>
    /// Whole poses in a random order until <paramref name="limit"/> images are reached, at least one pose; null for
    /// all.
    /// </summary>
    /// <returns>In the order of <paramref name="samples"/>.</returns>
    public static IReadOnlyList<Sample> WholePoses(IReadOnlyList<Sample> samples, int? limit, ulong seed)
    {
        if (limit is not int most)
        {
            return samples;
        }

        int[][] poses = [.. samples.GroupBy(sample => sample.Pose).OrderBy(pose => pose.Key)
            .Select(pose => new[] { pose.Key, pose.Count() })];
        HashSet<int> chosen = [];
        int images = 0;
        foreach (int[] pose in new CounterRandom(seed, "experiment-poses", 0)
            .Permutation(poses.Length).Select(place => poses[place]))
        {
            if (chosen.Count == 0 || images + pose[1] <= most)
            {
                chosen.Add(pose[0]);
                images += pose[1];
            }
        }

        return [.. samples.Where(sample => chosen.Contains(sample.Pose))];
    }

    /// <summary>At most <paramref name="limit"/> images of every class.</summary>
    /// <returns>In the order of <paramref name="samples"/>.</returns>
    public static IReadOnlyList<Sample> OfEveryClass(IReadOnlyList<Sample> samples, int limit, ulong seed)
    {
        HashSet<string> chosen = [.. samples.GroupBy(sample => sample.Label).SelectMany(members =>
        {
            Sample[] all = [.. members];
            int[] order = new CounterRandom(seed, "experiment-images", (ulong)members.Key).Permutation(all.Length);
            return order.Take(limit).Select(place => all[place].Id);
        })];
        return [.. samples.Where(sample => chosen.Contains(sample.Id))];
    }

    /// <summary>The number of every sample's pose among those of <paramref name="samples"/>, from 0.</summary>
    public static int[] Units(IReadOnlyList<Sample> samples)
    {
        int[] poses = [.. samples.Select(sample => sample.Pose).Distinct().Order()];
        return [.. samples.Select(sample => Array.BinarySearch(poses, sample.Pose))];
    }
}
