using An8Suite.Core.Scenes.Cameras;
using An8Suite.Core.Scenes.Recipes;

namespace An8Suite.Core.Scenes.Poses;

/// <summary>A few poses of a recipe that together show what its axes do.</summary>
/// <remarks>
/// The first axis with several values, usually the view, is walked evenly; the others take the digits of the pose's
/// number mirrored at the point, each in another prime base (a Hammersley set; J. M. Hammersley, 1960), so that no two
/// axes change in step.
/// </remarks>
public static class PoseSpread
{
    /// <summary>
    /// At most <paramref name="count"/> different poses of <paramref name="recipe"/>, as a full dataset holds them.
    /// </summary>
    public static IReadOnlyList<PlannedPose> Of(Recipe recipe, int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        IReadOnlyList<PlannedPose> all = PosePlan.Of(recipe);
        if (all.Count <= count)
        {
            return all;
        }

        int[] axes = Counts(recipe);
        HashSet<int> taken = [];
        List<PlannedPose> poses = [];
        for (int k = 0; k < count; k++)
        {
            int index = IndexOf(axes, k, count);
            while (!taken.Add(index))
            {
                index = (index + 1) % all.Count;
            }

            poses.Add(all[index]);
        }

        return poses;
    }

    /// <summary>The pose at the first view and in the middle of every other axis.</summary>
    public static PlannedPose Middle(Recipe recipe)
    {
        int[] counts = Counts(recipe);
        (int index, int stride) = (0, counts[0]);
        foreach (int count in counts.Skip(1))
        {
            index += count / 2 * stride;
            stride *= count;
        }

        return PosePlan.Of(recipe)[index];
    }

    /// <summary>The values of the axes that change among <paramref name="poses"/>, one line a pose.</summary>
    /// <param name="poses">Some poses of a recipe.</param>
    /// <param name="axes">Its axes; null for <see cref="PoseAxes.All"/>.</param>
    public static IReadOnlyList<string> Describe(IReadOnlyList<PlannedPose> poses, IReadOnlyList<PoseAxis>? axes = null)
    {
        (string Name, Func<PlannedPose, string> Of)[] values =
        [
            .. (axes ?? PoseAxes.All).Select(axis =>
                (axis.Title, (Func<PlannedPose, string>)(pose => Text(pose.Camera.At(axis))))),
            ("background", pose => pose.Background.ToString()),
        ];
        var changing = values.Where(value => poses.Select(value.Of).Distinct().Skip(1).Any()).ToArray();
        return [.. poses.Select(pose => string.Join(", ", changing.Select(value => $"{value.Name} {value.Of(pose)}")))];
    }

    private static string Text(double value) => FormattableString.Invariant($"{value:0.##}");

    private static int[] Counts(Recipe recipe) =>
        [.. recipe.Axes.Known.Select(recipe.Axes.Count), BackgroundAxis.Count(recipe.Axes)];

    private static int IndexOf(int[] counts, int k, int wanted)
    {
        (int index, int stride, int varying) = (0, 1, 0);
        foreach (int count in counts)
        {
            if (count > 1)
            {
                double share = varying == 0 ? (double)k / wanted : Mirrored(k, Prime(varying));
                index += (int)(share * count) * stride;
                varying++;
            }

            stride *= count;
        }

        return index;
    }

    /// <summary>The prime with this number, of which 2 is the first.</summary>
    private static int Prime(int number) => Enumerable.Range(2, int.MaxValue - 2)
        .Where(candidate => Enumerable.Range(2, (int)Math.Sqrt(candidate) - 1).All(divisor => candidate % divisor != 0))
        .ElementAt(number - 1);

    /// <summary>
    /// The radical inverse: the digits of <paramref name="k"/> in a base, read backwards behind the point.
    /// </summary>
    private static double Mirrored(int k, int numberBase)
    {
        (double value, double digit) = (0, 1.0 / numberBase);
        for (; k > 0; k /= numberBase, digit /= numberBase)
        {
            value += k % numberBase * digit;
        }

        return value;
    }
}
