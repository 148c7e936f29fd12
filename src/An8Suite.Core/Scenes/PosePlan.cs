using An8Suite.Core.Datasets;
using An8Suite.Core.Imaging;

namespace An8Suite.Core.Scenes;

/// <summary>Lays out the poses of a recipe: every combination of its axes, divided by its split rule.</summary>
/// <remarks>
/// The rule deals a seeded order of all poses. A subset is the beginning of that order: poses keep index, values, fold and
/// split, and a larger subset holds every smaller one.
/// </remarks>
public static class PosePlan
{
    /// <summary>The poses in order of index.</summary>
    /// <param name="recipe">A valid recipe; its seed decides splits and draws.</param>
    /// <param name="poseCount">How many of them, or null for all; at least so many that every fold or split has one.</param>
    public static IReadOnlyList<PlannedPose> Of(Recipe recipe, int? poseCount = null)
    {
        int total = (int)recipe.Axes.PoseCount;
        int wanted = poseCount ?? total;
        int[] order = new CounterRandom(recipe.Seed, "folds", 0).Permutation(total);
        IReadOnlyList<(int Fold, Split Split)> dealt = recipe.Splits.Deal([.. order.Select(index => CameraAt(recipe, index).YawDegrees)]);
        int fewest = dealt.Select((role, rank) => (role, rank)).DistinctBy(pose => pose.role).Max(pose => pose.rank) + 1;
        if (wanted < fewest || wanted > total)
        {
            string why = recipe.FoldCount == FoldSplit.Fixed ? "with fewer some split has none" : "the number of folds";
            throw new InputException($"poses: expected {fewest} ({why}) to {total} (all of {recipe.Name}), found {wanted}");
        }

        return
        [
            .. order.Take(wanted).Zip(dealt)
                .OrderBy(pose => pose.First)
                .Select(pose => new PlannedPose(
                    pose.First, CameraAt(recipe, pose.First), BackgroundAt(recipe, pose.First), pose.Second.Fold, pose.Second.Split)),
        ];
    }

    /// <summary>The camera of the pose with this index.</summary>
    internal static CameraPose CameraAt(Recipe recipe, int index)
    {
        RecipeAxes axes = recipe.Axes;
        var values = new (PoseAxis, double)[axes.Known.Count];
        int rest = index;
        foreach ((int place, PoseAxis axis) in axes.Known.Index())
        {
            int count = axes.Count(axis);
            values[place] = (axis, axes.At(axis, rest % count, recipe.Seed, index));
            rest /= count;
        }

        return CameraPose.Of(values);
    }

    /// <summary>The background of the pose with this index.</summary>
    internal static SrgbColor BackgroundAt(Recipe recipe, int index)
    {
        int faster = recipe.Axes.Known.Aggregate(1, (product, axis) => product * recipe.Axes.Count(axis));
        return BackgroundAxis.At(recipe, index / faster, index);
    }
}
