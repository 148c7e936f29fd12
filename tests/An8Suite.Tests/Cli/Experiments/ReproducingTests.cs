using An8Suite.Cli.Reproducing;
using An8Suite.Core;
using An8Suite.Learning.Training;
using An8Suite.Workflow.Experiments;
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

    [Fact]
    public void The_paper_has_both_datasets_two_networks_on_all_folds_and_its_own_experiments()
    {
        ReproduceOptions paper = (Full with { Paper = true }).Resolve(5);
        Assert.Equal((1, 5, 40), (paper.SeedCount, paper.FoldCount, paper.EvaluatedPoses));
        Assert.Equal("both", paper.Size.Datasets);
        Assert.False(paper.Cells.Evaluation.Grid);
        DatasetPlan dataset = new(paper, "an8flower-double-12c");
        Assert.Equal(12_000, dataset.Images);
        Assert.Equal(
            [("small", 5), ("an8net", 5)],
            dataset.Cells.GroupBy(cell => cell.Architecture).Select(cells => (cells.Key, cells.Count())));
        string[] experiments = [.. KnownExperiments.All.Where(one => paper.Size.Experiments!.Contains(one.Name))
            .SelectMany(one => one.Plan(paper, dataset)).Select(step => step.Title)];
        Assert.Equal(2 * 6, experiments.Length); // faithfulness takes two steps
        Assert.Equal(6, experiments.Count(title => title.Contains("an8net, seed 0, fold 0", StringComparison.Ordinal)));
        Assert.Equal(ReproduceSize.Paper.Experiments, KnownExperiments.All.Select(one => one.Name)
            .Intersect(ReproduceSize.Paper.Experiments!));
    }

    [Theory]
    [InlineData(6000, 30, false, 2 * 3600, 2 * 2400)]
    [InlineData(1200, 30, false, 6 * 720, 6 * 480)]
    [InlineData(120, 30, false, 30 * 72, 30 * 48)]
    [InlineData(120, 1, false, 72, 48)]
    [InlineData(6000, 15, true, 15 * 3600, 15 * 2400)]
    public void Training_lasts_until_it_has_seen_enough(int images, int epochs, bool all, double trained, double passed)
    {
        var work = StepWork.Training("small", images, epochs, all);
        Assert.Equal((trained, passed), (Math.Round(work.Trained), Math.Round(work.Passed)));
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
        MachineSpeed speed = new(
            Rendered: 2, new Dictionary<string, NetworkSpeed> { ["small"] = new(Trained: 4, Passed: 1, Explained: 3) });
        StepWork work = new() { Rendered = 3, Trained = 6, Passed = 12, Explained = 6 };
        PlannedStep[] steps = [.. Enumerable.Range(0, 3)
            .Select(i => new PlannedStep("step", "nowhere", work, _ => true))];
        TimeLeft left = new(steps, speed);
        Assert.Equal(180, left.Seconds);
        Assert.Equal("about 3 min", left.Words);
        // 30 s of trust in the calibration: twice as slow
        left.Finished(steps[0], seemedDone: false, seconds: 150);
        Assert.Equal(240, left.Seconds);
        left.Finished(steps[1], seemedDone: false, seconds: null);
        left.Finished(steps[2], seemedDone: false, seconds: null);
        Assert.Equal("a few seconds", left.Words);
    }
}
