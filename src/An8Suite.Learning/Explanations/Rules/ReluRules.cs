using An8Suite.Learning.Kernels;
using static TorchSharp.torch;

namespace An8Suite.Learning.Explanations.Rules;

/// <summary>How a backward pass goes through a ReLU.</summary>
/// <param name="signal">d, the signal at the ReLU's output.</param>
/// <param name="input">x, what the ReLU saw in the forward pass; the same shape.</param>
/// <returns>The signal at the ReLU's input.</returns>
public delegate Tensor ReluRule(Tensor signal, Tensor input);

/// <summary>The three ReLU rules of the field, all with a strict &gt;.</summary>
internal static class ReluRules
{
    /// <summary>d [x &gt; 0]: the true derivative, with 0 at 0.</summary>
    public static Tensor Gradient(Tensor signal, Tensor input)
    {
        if (ReluMasks.Fits(signal, input))
        {
            return ReluMasks.Of(signal, input, positiveAlone: false);
        }

        using Tensor passes = Positive(input);
        return signal.mul(passes);
    }

    /// <summary>
    /// max(d, 0): Zeiler and Fergus, Visualizing and Understanding Convolutional Networks, ECCV 2014.
    /// </summary>
    public static Tensor Deconvnet(Tensor signal, Tensor input) => signal.relu();

    /// <summary>max(d, 0) [x &gt; 0]: Springenberg et al., Striving for Simplicity, ICLR workshop 2015.</summary>
    public static Tensor Guided(Tensor signal, Tensor input)
    {
        if (ReluMasks.Fits(signal, input))
        {
            return ReluMasks.Of(signal, input, positiveAlone: true);
        }

        using Tensor passes = Positive(input);
        return signal.relu().mul_(passes);
    }

    /// <summary>
    /// 1 where x &gt; 0 and else 0, as numbers: multiplying with truth values takes several times as long.
    /// </summary>
    private static Tensor Positive(Tensor input) => input.sign().relu_();
}
