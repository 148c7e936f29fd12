using An8Suite.Core;
using An8Suite.Learning.Native;
using static TorchSharp.torch;

namespace An8Suite.Learning.Networks;

/// <summary>First weights: normal with variance 2 / fan-in, biases zero (He et al. 2015, for ReLU networks).</summary>
/// <remarks>Drawn from <see cref="CounterRandom"/>, so a tensor depends on the seed and its name alone.</remarks>
internal static class KaimingInitialization
{
    private const int BlockLength = 1 << 16; // even: every two values take two draws

    /// <summary>A weight of shape (outputs, inputs, ...), the fan-in being all but the first dimension.</summary>
    public static Tensor Weight(ulong seed, string name, params long[] shape)
    {
        int fanIn = 1;
        foreach (long side in shape.AsSpan(1))
        {
            fanIn = checked(fanIn * (int)side);
        }

        double deviation = Math.Sqrt(2.0 / fanIn);
        var values = new float[checked(fanIn * (int)shape[0])];
        Parallel.For(0, (values.Length + BlockLength - 1) / BlockLength, block =>
        {
            var random = new CounterRandom(seed, $"weights:{name}", 0);
            random.Skip((ulong)block * BlockLength);
            Fill(values.AsSpan(block * BlockLength, Math.Min(BlockLength, values.Length - (block * BlockLength))),
                deviation, random);
        });
        return tensor(values, shape, device: LibTorch.Device);
    }

    private static void Fill(Span<float> values, double deviation, CounterRandom random)
    {
        for (int i = 0; i < values.Length; i += 2)
        {
            (double first, double second) = random.NextNormals();
            values[i] = (float)(deviation * first);
            if (i + 1 < values.Length)
            {
                values[i + 1] = (float)(deviation * second);
            }
        }
    }
}
