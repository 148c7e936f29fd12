using An8Suite.Core.Statistics;
using static An8Suite.Tests.Statistics.ScoredPoses;

namespace An8Suite.Tests.Statistics;

public sealed class PoseTableTests
{
    [Fact]
    public void Means_are_over_images_within_a_class_then_over_classes()
    {
        PoseTable table = Table(Row("a", 0, 0, .2), Row("a", 1, 0, .4), Row("a", 2, 0, .6), Row("a", 0, 1, .8));
        Assert.Equal([0, 1, 2], table.Poses);
        Assert.Equal([0, 1], table.Labels);
        Assert.Equal((.4 + .8) / 2, table.Find("a")!.Mean()!.Value, 1e-12);
        Assert.Equal([(.2 + .8) / 2, .4, .6], table.Find("a")!.PoseMeans(), (x, y) => Math.Abs(x - y) < 1e-12);
        Assert.Null(table.Find("b"));
    }

    [Fact]
    public void A_drawn_pose_counts_with_all_its_images()
    {
        PoseTable table = Table(Row("a", 0, 0, .2), Row("a", 1, 0, .4), Row("a", 0, 1, .8), Row("a", 1, 1, .6));
        Assert.Equal((((.2 + .2 + .4) / 3) + ((.8 + .8 + .6) / 3)) / 2, table.Find("a")!.Mean([2, 1])!.Value, 1e-12);
        Assert.Equal((.4 + .6) / 2, table.Find("a")!.Mean([0, 5])!.Value, 1e-12);
        Assert.Null(table.Find("a")!.Mean([0, 0]));
    }

    [Fact]
    public void Undefined_scores_enter_no_mean()
    {
        PoseTable table = Table(Row("a", 0, 0, .2), Row("a", 1, 0, null), Row("a", 1, 1, null), Row("b", 0, 0, null));
        Assert.Equal(.2, table.Find("a")!.Mean());
        Assert.Equal(1, table.Find("a")!.ImageCount);
        Assert.True(double.IsNaN(table.Find("a")!.PoseMeans()[1]));
        Assert.Null(table.Find("b")!.Mean());
    }

    [Fact]
    public void The_same_image_in_several_cells_is_averaged_before_it_counts()
    {
        CellTable one = Cell(Row("a", 0, 0, .2), Row("a", 1, 0, 1), Row("b", 0, 0, .5));
        CellTable other = Cell(Row("a", 0, 0, .4), Row("a", 2, 0, .6));
        PoseTable table = PoseTable.Of([one, other]);
        Assert.Equal(3, table.ImageCount);
        Assert.Equal((.3 + 1 + .6) / 3, table.Find("a")!.Mean()!.Value, 1e-12);
        Assert.Equal(.5, table.Find("b")!.Mean());
    }

    [Fact]
    public void Only_the_policy_that_is_asked_for_is_read()
    {
        CellTable cell = Cell(Row("a", 0, 0, .2), Row("a", 0, 0, .9, "plant"));
        Assert.Equal([.2], cell.Scores["a"]);
    }
}
