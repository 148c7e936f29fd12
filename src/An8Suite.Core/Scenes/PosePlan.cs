using An8Suite.Core.Datasets;

namespace An8Suite.Core.Scenes;

/// <summary>Lays out the poses of a recipe: every combination of its axes, dealt into folds.</summary>
/// <remarks>
/// A seeded order of all poses is dealt round robin, so folds differ by at most one pose. A subset is the beginning of
/// that order: poses keep index and fold, and a larger subset holds every smaller one.
/// </remarks>
public static class PosePlan
{
    /// <summary>The poses in order of index.</summary>
    /// <param name="recipe">A valid recipe; its seed decides the folds.</param>
    /// <param name="poseCount">How many of them, or null for all; from the number of folds to the number of poses.</param>
    public static IReadOnlyList<PlannedPose> Of(Recipe recipe, int? poseCount = null)
    {
        int total = (int)recipe.Axes.PoseCount;
        int wanted = poseCount ?? total;
        if (wanted < recipe.FoldCount || wanted > total)
        {
            throw new InputException(
                $"poses: expected {recipe.FoldCount} (the number of folds) to {total} (all of {recipe.Name}), found {wanted}");
        }

        int[] order = new CounterRandom(recipe.Seed, "folds", 0).Permutation(total);
        return
        [
            .. order.Take(wanted)
                .Select((index, rank) => (Index: index, Fold: rank % recipe.FoldCount))
                .OrderBy(pose => pose.Index)
                .Select(pose => new PlannedPose(
                    pose.Index,
                    CameraAt(recipe.Axes, pose.Index),
                    pose.Fold,
                    FoldSplit.RoleOf(pose.Fold, 0, recipe.FoldCount))),
        ];
    }

    private static CameraPose CameraAt(RecipeAxes axes, int index)
    {
        var pose = new CameraPose();
        foreach (RecipeAxis axis in RecipeAxis.All)
        {
            IReadOnlyList<double> values = axis.Values(axes);
            pose = axis.Apply(pose, values[index % values.Count]);
            index /= values.Count;
        }

        return pose;
    }
}
