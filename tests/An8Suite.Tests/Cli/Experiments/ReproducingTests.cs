using An8Suite.Cli.Reproducing;
using An8Suite.Core;
using An8Suite.Learning.Training;
using An8Suite.Workflow.Planning;

namespace An8Suite.Tests.Cli.Experiments;

public sealed class ReproducingTests
{
    private static readonly ReproduceOptions Full = new() { Dataset = "both", Out = "out", Threads = 2 };

    [Fact]
    public void Quick_and_full_differ_in_every_number()
    {
        ReproduceOptions full = Full.Resolve(5);
        ReproduceOptions quick = (Full with { Quick = true }).Resolve(5);
        Assert.Equal((3, 5, 40, 4), (full.SeedCount, full.FoldCount, full.EvaluatedPoses, full.SlowPoses));
        Assert.Equal((1, 1, 4, 1), (quick.SeedCount, quick.FoldCount, quick.EvaluatedPoses, quick.SlowPoses));
        Assert.Equal(["small"], quick.Architectures);
        Assert.Equal(["small", "vgg-f", "alexnet", "resnet18"], full.Architectures);
    }

    [Theory]
    [InlineData("folds", "--folds: expected 1 to 5, found 6")]
    [InlineData("fold", "--fold: expected 0 to 4, found 5")]
    [InlineData("seeds", "--seeds: expected 1 or more, found 0")]
    [InlineData("poses", "--poses: expected 1 or more, found 0")]
    [InlineData("slow", "--slow-poses: expected 1 to 3, all that are evaluated, found 4")]
    public void A_number_out_of_range_is_refused(string which, string message) =>
        Assert.Equal(message, Assert.Throws<InputException>(() => (which switch
        {
            "folds" => Full with { FoldCount = 6 },
            "fold" => Full with { Fold = 5 },
            "seeds" => Full with { SeedCount = 0 },
            "poses" => Full with { EvaluatedPoses = 0 },
            _ => Full with { EvaluatedPoses = 3, SlowPoses = 4 },
        }).Resolve(5)).Message);

    [Fact]
    public void Every_network_is_trained_at_its_own_rate()
    {
        ReproduceOptions options = Full.Resolve(5);
        DatasetPlan dataset = new(options, "an8flower-single-6c");
        Assert.Equal(3 * 5 + 3, dataset.Cells.Count);
        Assert.All(dataset.Cells, cell =>
            Assert.Equal(
                TrainingOptions.StandardLearningRate(cell.Training.Architecture, cell.Training.Optimizer),
                cell.Training.LearningRate));
        Assert.Equal([1e-3, 1e-4, 1e-4, 3e-4], dataset.Cells.GroupBy(cell => cell.Training.Architecture)
            .Select(cells => cells.First().Training.LearningRate));
        Assert.Equal([0UL, 1UL, 2UL], dataset.Seeds.Select(cell => cell.Training.Seed));
    }

    [Fact]
    public void The_time_left_is_corrected_by_what_steps_take()
    {
        PlannedStep[] steps = [.. Enumerable.Range(0, 3)
            .Select(i => new PlannedStep("step", "nowhere", 60, _ => true))];
        TimeLeft left = new(steps);
        Assert.Equal(180, left.Seconds);
        Assert.Equal("about 3 min", left.Words);
        // 30 s of trust in the measured machine: twice as slow
        left.Finished(steps[0], seemedDone: false, seconds: 150);
        Assert.Equal(240, left.Seconds);
        left.Finished(steps[1], seemedDone: false, seconds: null);
        left.Finished(steps[2], seemedDone: false, seconds: null);
        Assert.Equal("a few seconds", left.Words);
    }
}
