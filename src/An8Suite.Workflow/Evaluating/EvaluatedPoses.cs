using An8Suite.Core;
using An8Suite.Core.Labels;

namespace An8Suite.Workflow.Evaluating;

/// <summary>
/// Chooses whole poses, because the images of one pose are not independent and statistics draw poses.
/// </summary>
internal static class EvaluatedPoses
{
    /// <summary>
    /// The samples of <paramref name="count"/> poses in their order; all where there are no more or no count is given.
    /// </summary>
    /// <param name="samples">Such as those of a test fold.</param>
    /// <param name="count">How many poses; null for all.</param>
    /// <param name="seed">Chooses them: a larger count takes the same ones and more.</param>
    /// <param name="stream">What they are chosen for, so that two experiments need not share them.</param>
    public static IReadOnlyList<Sample> Of(IReadOnlyList<Sample> samples, int? count, ulong seed, string stream)
    {
        int[] poses = [.. samples.Select(sample => sample.Pose).Distinct().Order()];
        if (count is not int wanted || wanted >= poses.Length)
        {
            return samples;
        }

        HashSet<int> chosen =
            [.. new CounterRandom(seed, stream, 0).Permutation(poses.Length)
                .Take(wanted).Select(place => poses[place])];
        return [.. samples.Where(sample => chosen.Contains(sample.Pose))];
    }
}
