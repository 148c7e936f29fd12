using An8Suite.Core;
using An8Suite.Core.Imaging;
using An8Suite.Core.Labels;
using An8Suite.Core.Scenes.Cameras;
using An8Suite.Core.Scenes.Poses;
using An8Suite.Core.Scenes.Recipes;

namespace An8Suite.Tests.Scenes;

public sealed class PosePlanTests
{
    private static readonly Recipe Recipe = new()
    {
        Name = "plan",
        Mesh = "box.glb",
        Classes = [new RecipeClass("a", new SrgbColor(1, 2, 3), ["box"])],
        Axes = RecipeAxes.Of(
            (PoseAxes.View, [0, 90, 180, 270]), (PoseAxes.Elevation, [0, 10, 20]), (PoseAxes.Distance, [1, 2])),
        FoldCount = 5,
    };

    [Fact]
    public void Every_combination_comes_once_with_the_view_turning_fastest()
    {
        IReadOnlyList<PlannedPose> poses = PosePlan.Of(Recipe);
        Assert.Equal(Enumerable.Range(0, 24), poses.Select(p => p.Index));
        Assert.Equal(24, poses.Select(p => p.Camera).Distinct().Count());
        Assert.Equal((90, 0, 1), Axes(poses[1]));
        Assert.Equal((0, 10, 1), Axes(poses[4]));
        Assert.Equal((270, 20, 2), Axes(poses[23]));
        Assert.Equal(new CameraPose().LightElevationDegrees, poses[7].Camera.LightElevationDegrees);
    }

    [Theory]
    [InlineData(0UL)]
    [InlineData(1UL)]
    [InlineData(99UL)]
    public void Folds_differ_by_at_most_one_pose(ulong seed)
    {
        int[] sizes = [.. PosePlan.Of(Recipe with { Seed = seed }).CountBy(p => p.Fold).OrderBy(c => c.Key).Select(c => c.Value)];
        Assert.Equal([5, 5, 5, 5, 4], sizes);
    }

    [Fact]
    public void Splits_are_the_roles_when_fold_0_is_tested() =>
        Assert.All(PosePlan.Of(Recipe), p => Assert.Equal(
            p.Fold == 0 ? Split.Test : p.Fold == 1 ? Split.Val : Split.Train, p.Split));

    [Fact]
    public void A_subset_keeps_index_camera_and_fold_of_the_full_set()
    {
        HashSet<PlannedPose> all = [.. PosePlan.Of(Recipe)];
        HashSet<PlannedPose> fewer = [.. PosePlan.Of(Recipe, 13)];
        HashSet<PlannedPose> few = [.. PosePlan.Of(Recipe, 6)];
        Assert.Equal((13, 6), (fewer.Count, few.Count));
        Assert.True(few.IsSubsetOf(fewer) && fewer.IsSubsetOf(all));
        Assert.Equal([2, 1, 1, 1, 1], few.CountBy(p => p.Fold).OrderBy(c => c.Key).Select(c => c.Value));
        Assert.Equal(few.Select(p => p.Index).Order(), PosePlan.Of(Recipe, 6).Select(p => p.Index));
    }

    [Fact]
    public void The_seed_decides_the_folds()
    {
        Assert.Equal(PosePlan.Of(Recipe), PosePlan.Of(Recipe));
        Assert.NotEqual(
            PosePlan.Of(Recipe).Select(p => p.Fold), PosePlan.Of(Recipe with { Seed = 1 }).Select(p => p.Fold));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(4)]
    [InlineData(25)]
    public void An_impossible_number_of_poses_is_refused(int count)
    {
        InputException error = Assert.Throws<InputException>(() => PosePlan.Of(Recipe, count));
        Assert.Equal($"poses: expected 5 (the number of folds) to 24 (all of plan), found {count}", error.Message);
    }

    private static (double, double, double) Axes(PlannedPose pose) =>
        (pose.Camera.YawDegrees, pose.Camera.ElevationDegrees, pose.Camera.Distance);
}
