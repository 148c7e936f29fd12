using An8Suite.Learning.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace An8Suite.Learning.Explanations.Rules;

/// <summary>How relevance goes back through a layer with weights.</summary>
/// <param name="relevance">R at the layer's output.</param>
/// <param name="layer">What the layer saw, and its weights.</param>
/// <returns>R at its input.</returns>
internal delegate Tensor RelevanceRule(Tensor relevance, WeightedLayer layer);

/// <summary>
/// The rules of layer-wise relevance propagation. With a the layer's input, rho(w) the changed weights and
/// z = sum a rho(w) + rho(b), all are R_in = a (rho(w)^T (R / z)).
/// </summary>
/// <remarks>
/// S. Bach et al., On Pixel-Wise Explanations by Layer-Wise Relevance Propagation, PLoS ONE 10(7), 2015; G. Montavon et
/// al., Layer-Wise Relevance Propagation: An Overview, 2019. Where z is 0 nothing was contributed, and nothing goes
/// back.
/// </remarks>
internal static class RelevanceRules
{
    // Below it a sum holds nothing but rounding; squares and quotients of larger ones stay finite.
    private const float Nothing = 1e-12f;

    /// <summary>rho(w) = w; z is moved away from 0 by epsilon, which takes up what contradicts itself.</summary>
    internal static RelevanceRule Epsilon(double epsilon) => (relevance, layer) =>
        layer.Input.mul(layer.Back(Share(relevance, layer.Output, epsilon), layer.Weight));

    /// <summary>Positive contributions alone, without the bias: whatever arrives goes on whole.</summary>
    internal static RelevanceRule ZPlus { get; } = (relevance, layer) =>
        layer.BackBySign(
            Share(relevance, layer.ForwardBySign(layer.Positive, layer.Negative)), layer.Positive, layer.Negative);

    /// <summary>
    /// rho(w) = w + gamma max(w, 0) and the same for b, where the input is not negative. Else contributions a w take
    /// the place of weights, and where z is negative its negative ones are favoured (L. Andeol et al., Learning Domain
    /// Invariant Representations by Joint Wasserstein Distance Minimization, 2021): z and its changed form then have
    /// one sign.
    /// </summary>
    internal static RelevanceRule Gamma(double gamma) => (relevance, layer) =>
    {
        using Scalar factor = gamma;
        using Scalar zero = 0;
        using Scalar one = 1;
        Tensor z = layer.Output;
        Tensor positive = layer.ForwardBySign(layer.Positive, layer.Negative);
        positive = layer.Bias is Tensor bias ? positive.add(bias.relu(), one) : positive;
        Tensor more = layer.Weight.add(layer.Positive, factor);
        Tensor less = layer.Weight.add(layer.Negative, factor);
        Tensor up = z.ge(zero).to(z.dtype);
        Tensor back = layer.BackBySign(Share(relevance.mul(up), z.add(positive, factor)), more, less);
        Tensor against = relevance.sub(relevance.mul(up));
        return !against.any().item<bool>() ? back : back.add(
            layer.BackBySign(Share(against, z.add(z.sub(positive), factor)), less, more), one);
    };

    /// <summary>
    /// alpha times the positive contributions' shares less beta times the negative ones', alpha - beta = 1; a bias
    /// belongs to those of its sign. Where a neuron has none of one sign, that part of its relevance is missing.
    /// </summary>
    internal static RelevanceRule AlphaBeta(double alpha, double beta) => (relevance, layer) =>
    {
        using Scalar first = alpha;
        using Scalar second = -beta;
        using Scalar one = 1;
        Tensor positive = layer.ForwardBySign(layer.Positive, layer.Negative);
        Tensor negative = layer.ForwardBySign(layer.Negative, layer.Positive);
        if (layer.Bias is Tensor bias)
        {
            positive = positive.add(bias.relu(), one);
            negative = negative.sub(bias.neg().relu());
        }

        return layer.BackBySign(Share(relevance, positive).mul(first), layer.Positive, layer.Negative)
            .add(layer.BackBySign(Share(relevance, negative).mul(second), layer.Negative, layer.Positive), one);
    };

    /// <summary>The same to every input of a neuron, whatever its value and weight.</summary>
    internal static RelevanceRule Flat { get; } = (relevance, layer) => OfWeights(
        relevance, layer, ones_like(layer.Weight));

    /// <summary>By the squares of the weights, whatever the input.</summary>
    internal static RelevanceRule WSquared { get; } = (relevance, layer) => OfWeights(
        relevance, layer, layer.Weight.square());

    /// <summary>
    /// z-B, for inputs that are pixels: contributions a w - low max(w, 0) - high min(w, 0), none of which is negative.
    /// </summary>
    /// <param name="scaling">From which low and high follow, a pair a colour: black and white after it.</param>
    internal static RelevanceRule Box(Normalization scaling) => (relevance, layer) =>
    {
        Tensor low = Colors(scaling, 0, layer.Input);
        Tensor high = Colors(scaling, 1, layer.Input);
        Tensor z = layer.Forward(layer.Input, layer.Weight)
            .sub(layer.Forward(low, layer.Positive)).sub(layer.Forward(high, layer.Negative));
        Tensor share = Share(relevance, z);
        return layer.Input.mul(layer.Back(share, layer.Weight))
            .sub(low.mul(layer.Back(share, layer.Positive)))
            .sub(high.mul(layer.Back(share, layer.Negative)));
    };

    /// <summary>R / (z + epsilon sign(z)), with sign(0) = 1.</summary>
    internal static Tensor Share(Tensor relevance, Tensor z, double epsilon)
    {
        using DisposeScope scope = NewDisposeScope();
        using Scalar zero = 0;
        using Scalar up = epsilon;
        using Scalar twice = -2 * epsilon;
        using Scalar one = 1;
        Tensor away = z.lt(zero).to(z.dtype).mul(twice).add_(up); // epsilon, or -epsilon below 0
        return relevance.div(z.add(away, one)).MoveToOuterDisposeScope();
    }

    /// <summary>R / z, and 0 where z is.</summary>
    private static Tensor Share(Tensor relevance, Tensor z)
    {
        using DisposeScope scope = NewDisposeScope();
        using Scalar nothing = Nothing;
        using Scalar infinity = double.PositiveInfinity;
        return relevance.div(z.masked_fill(z.abs().lt(nothing), infinity)).MoveToOuterDisposeScope();
    }

    private static Tensor OfWeights(Tensor relevance, WeightedLayer layer, Tensor weight)
    {
        Tensor ones = ones_like(layer.Input.narrow(0, 0, 1));
        return layer.Back(Share(relevance, layer.Forward(ones, weight)), weight);
    }

    /// <summary>(1, C, H, W): what every pixel of a grey value from 0 to 1 is to the network.</summary>
    private static Tensor Colors(Normalization scaling, float value, Tensor like)
    {
        float[] values = [.. scaling.Mean.Zip(scaling.Deviation, (mean, deviation) => (value - mean) / deviation)];
        return tensor(values, [1, values.Length, 1, 1], device: like.device).expand([1, .. like.shape[1..]]);
    }
}
