using An8Suite.Core;
using TorchSharp;

namespace An8Suite.Tests.Learning.Explanations;

/// <summary>Tensors for tests, and comparing them.</summary>
internal static class Tensors
{
    /// <summary>Values in [-1, 1) that depend on the seed alone.</summary>
    public static torch.Tensor Random(ulong seed, params long[] shape)
    {
        var random = new CounterRandom(seed, "test", 0);
        float[] values = new float[shape.Aggregate(1L, (a, b) => a * b)];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = (float)((2 * random.NextDouble()) - 1);
        }

        return torch.tensor(values, shape);
    }

    public static torch.Tensor Of(float[] values, params long[] shape) => torch.tensor(values, shape);

    public static float[] Values(this torch.Tensor tensor) => tensor.contiguous().data<float>().ToArray();

    /// <summary>The largest difference over the largest expected magnitude.</summary>
    public static double RelativeError(torch.Tensor expected, torch.Tensor actual)
    {
        Assert.Equal(expected.shape, actual.shape);
        return RelativeError(expected.Values(), actual.Values());
    }

    public static double RelativeError(float[] expected, float[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        double scale = expected.Max(Math.Abs);
        Assert.True(scale > 0, "nothing to compare: every expected value is zero");
        return expected.Zip(
            actual, (e, a) => double.IsFinite(a) ? Math.Abs(e - (double)a) : double.PositiveInfinity).Max() / scale;
    }
}
