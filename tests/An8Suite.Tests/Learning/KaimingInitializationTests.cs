using An8Suite.Core;
using An8Suite.Learning.Networks;
using TorchSharp;

namespace An8Suite.Tests.Learning;

[Collection("libtorch")]
public sealed class KaimingInitializationTests
{
    [Fact]
    public void Several_threads_draw_what_one_would()
    {
        // 140,000 values, more than two blocks; the formula of Box and Muller, one pair after the other.
        using torch.Tensor weight = KaimingInitialization.Weight(3, "conv", 700, 200);
        float[] values = weight.data<float>().ToArray();
        var random = new CounterRandom(3, "weights:conv", 0);
        for (int i = 0; i < values.Length; i += 2)
        {
            double radius = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble()));
            (double sin, double cos) = Math.SinCos(2 * Math.PI * random.NextDouble());
            Assert.Equal((float)(Math.Sqrt(2.0 / 200) * (radius * cos)), values[i]);
            Assert.Equal((float)(Math.Sqrt(2.0 / 200) * (radius * sin)), values[i + 1]);
        }
    }

    [Fact]
    public void Skipping_leaves_out_draws()
    {
        (CounterRandom skipped, CounterRandom drawn) = (new CounterRandom(1, "s", 2), new CounterRandom(1, "s", 2));
        skipped.Skip(3);
        ulong[] draws = [drawn.NextUInt64(), drawn.NextUInt64(), drawn.NextUInt64(), drawn.NextUInt64()];
        Assert.Equal(draws[3], skipped.NextUInt64());
    }
}
