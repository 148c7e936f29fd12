using An8Suite.Core;
using static TorchSharp.torch;

namespace An8Suite.Learning.Networks;

/// <summary>Sets half of the values to zero while training and doubles the others; otherwise changes nothing.</summary>
/// <remarks>
/// Srivastava et al. 2014. Which ones is drawn from <see cref="CounterRandom"/>, so a training can be repeated.
/// </remarks>
internal sealed class Dropout(string name) : Layer(name)
{
    /// <summary>The input under another handle.</summary>
    public override Tensor Forward(params ReadOnlySpan<Tensor> inputs) => inputs[0].alias();

    /// <summary>Half of the values, doubled.</summary>
    public override Tensor Train(TrainingPass pass, params ReadOnlySpan<Tensor> inputs)
    {
        var random = new CounterRandom(pass.Seed, $"dropout:{Name}", pass.Step);
        float[] keep = new float[inputs[0].numel()];
        for (int i = 0; i < keep.Length; i += 64)
        {
            ulong bits = random.NextUInt64();
            for (int j = i; j < Math.Min(i + 64, keep.Length); j++, bits >>= 1)
            {
                keep[j] = 2 * (bits & 1);
            }
        }

        using Tensor mask = tensor(keep, inputs[0].shape, device: inputs[0].device);
        return inputs[0].mul(mask);
    }
}
