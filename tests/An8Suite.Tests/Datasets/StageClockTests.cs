using An8Suite.Core.Datasets;

namespace An8Suite.Tests.Datasets;

public sealed class StageClockTests
{
    [Fact]
    public void Spans_of_all_threads_add_up_in_their_own_stage()
    {
        var clock = new StageClock();
        Parallel.For(0, 4, new ParallelOptions { MaxDegreeOfParallelism = 4 }, _ =>
        {
            using (clock.Measure(GeneratorStage.Render))
            {
                Thread.Sleep(20);
            }
        });
        Assert.InRange(clock.Seconds(GeneratorStage.Render), 0.075, 60);
        Assert.Equal(0, clock.Seconds(GeneratorStage.Write));
    }

    [Fact]
    public void Without_a_clock_measuring_is_allowed()
    {
        StageClock? none = null;
        using StageSpan span = none.Measure(GeneratorStage.Write);
        span.Dispose();
    }
}
