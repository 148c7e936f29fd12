using An8Suite.Core.Labels;
using An8Suite.Core.Scenes.Recipes;

namespace An8Suite.Core.Scenes.Poses;

/// <summary>Lays out the poses of a recipe: every combination of its axes, divided by its split rule.</summary>
/// <remarks>
/// The rule deals a seeded order of all poses. A subset is the beginning of that order: poses keep index, values, fold
/// and split, and a larger subset holds every smaller one.
/// </remarks>
public static class PosePlan
{
    /// <summary>The poses in order of index.</summary>
    /// <param name="recipe">A valid recipe; its seed decides splits and draws.</param>
    /// <param name="poseCount">
    /// How many of them, or null for all; at least so many that every fold or split has one.
    /// </param>
    public static IReadOnlyList<PlannedPose> Of(Recipe recipe, int? poseCount = null)
    {
        int total = (int)recipe.Axes.PoseCount;
        int wanted = poseCount ?? total;
        int[] order = new CounterRandom(recipe.Seed, "folds", 0).Permutation(total);
        IReadOnlyList<(int Fold, Split Split)> dealt = recipe.Splits.Deal(
            [.. order.Select(index => PoseValues.CameraAt(recipe, index).YawDegrees)]);
        int fewest =
            dealt.Select((role, rank) => (role, rank)).DistinctBy(pose => pose.role).Max(pose => pose.rank) + 1;
        if (wanted < fewest || wanted > total)
        {
            string why = recipe.FoldCount == FoldSplit.Fixed ? "with fewer some split has none" : "the number of folds";
            throw new InputException(
                $"poses: expected {fewest} ({why}) to {total} (all of {recipe.Name}), found {wanted}");
        }

        return
        [
            .. order.Take(wanted).Zip(dealt)
                .OrderBy(pose => pose.First)
                .Select(pose => new PlannedPose(
                    pose.First, PoseValues.CameraAt(recipe, pose.First),
                    PoseValues.BackgroundAt(recipe, pose.First), pose.Second.Fold, pose.Second.Split)),
        ];
    }
}
