using An8Suite.Core;
using An8Suite.Core.Labels;
using An8Suite.Core.Scenes.Poses;
using An8Suite.Core.Scenes.Recipes;
using An8Suite.Core.Scenes.Splitting;

namespace An8Suite.Tests.Scenes;

public sealed class SplitRuleTests
{
    private const string Axes = "view_degrees: {from: 0, to: 360, count: 36}\ndistance: [1, 1.5, 2]";
    private const string Share = "splits: {by: share, train: 0.8, val: 0.1, test: 0.1}";
    private const string ByArc = "splits: {by: arc, val: [300, 330], test: [330, 30]}";

    [Fact]
    public void Folds_have_a_long_form_and_a_short_one()
    {
        Assert.Equal(PosePlan.Of(RecipeText.Read(Axes)), PosePlan.Of(RecipeText.Read(Axes, "splits: {by: folds}")));
        Assert.Equal(PosePlan.Of(RecipeText.Read(Axes, "folds: 7")), PosePlan.Of(RecipeText.Read(Axes, "splits: {by: folds, count: 7}")));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(4)]
    public void Shares_get_their_number_of_poses_exactly_and_by_chance(ulong seed)
    {
        IReadOnlyList<PlannedPose> poses = PosePlan.Of(RecipeText.Read(Axes, Share) with { Seed = seed });

        // Of 108: 86.4, 10.8, 10.8.
        Assert.Equal([86, 11, 11], Counts(poses));
        Assert.All(poses, p => Assert.Equal(0, p.Fold));
        int[] tested = [.. poses.Where(p => p.Split == Split.Test).Select(p => p.Index)];
        Assert.NotEqual(tested, PosePlan.Of(RecipeText.Read(Axes, Share) with { Seed = seed + 1 })
            .Where(p => p.Split == Split.Test).Select(p => p.Index));
    }

    [Fact]
    public void Arcs_hold_out_viewpoints_without_their_end_and_through_360()
    {
        IReadOnlyList<PlannedPose> poses = PosePlan.Of(RecipeText.Read(Axes, ByArc));
        Assert.Equal([300, 310, 320], Views(Split.Val));
        Assert.Equal([0, 10, 20, 330, 340, 350], Views(Split.Test));
        Assert.Equal(27, Views(Split.Train).Length);
        Assert.Equal(108, poses.Count);

        double[] Views(Split split) => [.. poses.Where(p => p.Split == split).Select(p => p.Camera.YawDegrees).Distinct().Order()];
    }

    [Theory]
    [InlineData(10, 20, 10, true)]
    [InlineData(10, 20, 20, false)]
    [InlineData(10, 20, 379.5, true)]
    [InlineData(350, 10, -5, true)]
    [InlineData(350, 10, 10, false)]
    [InlineData(-10, 10, 355, true)]
    [InlineData(0, 360, 5, false)]
    public void An_arc_holds_directions(double from, double to, double view, bool inside) =>
        Assert.Equal(inside, new Arc(from, to).Holds(view));

    [Theory]
    [InlineData(Share)]
    [InlineData(ByArc)]
    [InlineData("folds: 4")]
    public void A_subset_keeps_the_splits_of_the_whole_and_none_is_empty(string rule)
    {
        Recipe recipe = RecipeText.Read(Axes, rule);
        PlannedPose[] whole = [.. PosePlan.Of(recipe)];
        int fewest = Enumerable.Range(1, 108).First(count => !Refuses(() => PosePlan.Of(recipe, count)));
        Assert.InRange(fewest, 3, 40);
        foreach (int count in (int[])[fewest, fewest + 1, 50, 107, 108])
        {
            IReadOnlyList<PlannedPose> some = PosePlan.Of(recipe, count);
            Assert.Equal(count, some.Count);
            Assert.All(some, p => Assert.Equal(whole[p.Index], p));
            Assert.DoesNotContain(0, Counts(some));
        }
    }

    [Fact]
    public void Every_beginning_of_the_order_is_near_the_shares()
    {
        Recipe recipe = RecipeText.Read(Axes, "splits: {by: share, train: 0.5, val: 0.25, test: 0.25}");
        for (int count = 4; count <= 108; count++)
        {
            int[] counts = Counts(PosePlan.Of(recipe, count));
            Assert.True(Math.Abs(counts[0] - (0.5 * count)) <= 1.5 && Math.Abs(counts[1] - (0.25 * count)) <= 1.5, $"{count}");
        }
    }

    [Fact]
    public void A_subset_that_leaves_a_split_empty_is_refused_with_the_fewest_poses()
    {
        Recipe share = RecipeText.Read(Axes, Share);
        Assert.Equal(
            "poses: expected 3 (with fewer some split has none) to 108 (all of x), found 2",
            Assert.Throws<InputException>(() => PosePlan.Of(share, 2)).Message);
        Recipe arc = RecipeText.Read(Axes, ByArc);
        Assert.Contains("with fewer some split has none", Assert.Throws<InputException>(() => PosePlan.Of(arc, 1)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("folds: 4", "{by: folds, count: 4}")]
    [InlineData(Share, "{by: share, train: 0.8, val: 0.1, test: 0.1}")]
    [InlineData(ByArc, "{by: arc, val: [300, 330], test: [330, 30]}")]
    public void The_resolved_recipe_divides_the_same_way(string rule, string yaml) =>
        Assert.Contains($"splits: {yaml}\n", RecipeText.Resolved(RecipeText.Read(Axes, rule)), StringComparison.Ordinal);

    [Theory]
    [InlineData("folds: 5\nsplits: {by: folds, count: 5}", "x.yaml:7: folds: stands beside 'splits', which says the same; keep one of them")]
    [InlineData("splits: {by: folds, count: 2}", "x.yaml:7: splits.count: expected 3 (train, val, test) to 108 (the number of poses), found 2")]
    [InlineData("folds: 2", "x.yaml:7: folds: expected 3 (train, val, test) to 108 (the number of poses), found 2")]
    [InlineData("splits: {by: fold}", "x.yaml:7: splits.by: unknown rule 'fold'; did you mean 'folds'? valid: folds, share, arc")]
    [InlineData("splits: {count: 5}", "x.yaml:7: splits.by: required key is missing")]
    [InlineData("splits: share", "x.yaml:7: splits: expected a mapping of keys, found 'share'")]
    [InlineData("splits: {by: share, train: 0.8, val: 0.1}", "x.yaml:7: splits.test: required key is missing")]
    [InlineData("splits: {by: share, train: 0.8, val: 0.1, test: 0.1, count: 5}", "x.yaml:7: splits.count: unknown key; ")]
    [InlineData("splits: {by: share, train: 0.8, val: 0.1, test: 0.2}", "x.yaml:7: splits: expected shares that sum to 1, found 0.8 + 0.1 + 0.2")]
    [InlineData("splits: {by: share, train: 0.9, val: 0, test: 0.1}", "x.yaml:7: splits.val: expected a share above 0 and below 1, found 0")]
    [InlineData("splits: {by: share, train: 0.997, val: 0.002, test: 0.001}", "x.yaml:7: splits: of 108 poses train gets 108, val 0, test 0, and every split needs one")]
    [InlineData("splits: {by: share, train: most, val: 0.1, test: 0.1}", "x.yaml:7: splits.train: expected a number, found 'most'")]
    [InlineData("splits: {by: arc, val: [10, 20], test: 30}", "x.yaml:7: splits.test: expected a list, found '30'")]
    [InlineData("splits: {by: arc, val: [10, 20], test: [30]}", "x.yaml:7: splits.test: expected [from, to] in degrees, found a list")]
    [InlineData("splits: {by: arc, val: [10, 370], test: [30, 50]}", "x.yaml:7: splits.val: expected two different directions, found [10, 370]")]
    [InlineData("splits: {by: arc, val: [350, 20], test: [10, 50]}", "x.yaml:7: splits.test: expected views outside val [350, 20], found [10, 50]")]
    [InlineData("splits: {by: arc, val: [11, 19], test: [30, 50]}", "x.yaml:7: splits.val: no pose has its view from 11 to below 19")]
    [InlineData("splits: {by: arc, val: [0, 100], test: [100, 359]}", "x.yaml:7: splits: val and test hold the views of all poses")]
    public void A_problem_is_told_with_file_line_and_key(string rule, string message) =>
        Assert.Contains(message, RecipeText.Refusal(Axes, rule), StringComparison.Ordinal);

    private static int[] Counts(IReadOnlyList<PlannedPose> poses) =>
        [.. Enum.GetValues<Split>().Select(split => poses.Count(p => p.Split == split))];

    private static bool Refuses(Action action)
    {
        try
        {
            action();
            return false;
        }
        catch (InputException)
        {
            return true;
        }
    }
}
