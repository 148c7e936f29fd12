using An8Suite.Learning.Training;

namespace An8Suite.Tests.Learning;

public sealed class LearningRateScheduleTests
{
    [Fact]
    public void Constant_is_one_all_the_time() => Assert.Equal([1, 1, 1, 1], Factors("constant", warmUp: 0));

    [Fact]
    public void Cosine_falls_from_one_along_half_a_wave() =>
        AssertClose([1, (1 + Math.Sqrt(0.5)) / 2, 0.5, (1 - Math.Sqrt(0.5)) / 2], Factors("cosine", warmUp: 0));

    [Fact]
    public void Step_takes_a_tenth_at_half_and_three_quarters() =>
        Assert.Equal([1, 1, 0.1, 0.01], Factors("step", warmUp: 0));

    [Theory]
    [InlineData("constant", new[] { 0.25, 0.5, 0.75, 1, 1, 1, 1, 1 })]
    [InlineData("step", new[] { 0.25, 0.5, 0.75, 1, 1, 1, 0.1, 0.01 })]
    public void Warm_up_grows_in_equal_steps_and_the_rest_follows(string schedule, double[] expected)
    {
        var options = new TrainingOptions { Schedule = schedule, Epochs = 2, WarmUpEpochs = 1 };
        var rates = new LearningRateSchedule(options, stepsPerEpoch: 4);
        AssertClose(expected, [.. Enumerable.Range(0, 8).Select(step => rates.Factor(step))]);
    }

    private static double[] Factors(string schedule, int warmUp)
    {
        var options = new TrainingOptions { Schedule = schedule, Epochs = 4, WarmUpEpochs = warmUp };
        var rates = new LearningRateSchedule(options, stepsPerEpoch: 1);
        return [.. Enumerable.Range(0, 4).Select(step => rates.Factor(step))];
    }

    private static void AssertClose(double[] expected, double[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, 1e-12));
    }
}
