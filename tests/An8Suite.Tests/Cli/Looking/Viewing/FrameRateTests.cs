using An8Suite.Cli.Looking.Viewing;

namespace An8Suite.Tests.Cli.Looking.Viewing;

public sealed class FrameRateTests
{
    [Fact]
    public void Even_frames_give_their_rate_and_a_pause_does_not_count()
    {
        FrameRate rate = new();
        Assert.Null(rate.PerSecond);
        rate.Add(3);
        Assert.Null(rate.PerSecond);
        rate.Add(3.05);
        rate.Add(3.10);
        Assert.Equal(20, rate.PerSecond!.Value, 9);
        rate.Stop();
        Assert.Null(rate.PerSecond);
        rate.Add(100);
        rate.Add(100.1);
        Assert.Equal(10, rate.PerSecond!.Value, 9);
        rate.Add(100.3); // The mean of 0.1 and 0.2 seconds, a tenth for the newest.
        Assert.Equal(1 / 0.11, rate.PerSecond!.Value, 9);
    }
}
