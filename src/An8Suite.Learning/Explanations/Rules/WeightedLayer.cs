using An8Suite.Learning.Networks;
using An8Suite.Learning.Shapes;
using TorchSharp;
using static TorchSharp.torch;

namespace An8Suite.Learning.Explanations.Rules;

/// <summary>
/// A convolution or fully connected layer in one pass, as rules for relevance see it: with the batch normalisation that
/// follows it folded in. Its tensors belong to the dispose scope that was open when it was made.
/// </summary>
internal sealed record WeightedLayer
{
    private readonly Lazy<bool> _hasNegativeInput;
    private readonly Lazy<Tensor> _positive;
    private readonly Lazy<Tensor> _negative;

    private WeightedLayer(Tensor input, Tensor output, Tensor weight, Tensor? bias)
    {
        (Input, Output, Weight, Bias) = (input, output, weight, bias);
        _positive = new(() => weight.relu());
        _negative = new(() => weight.sub(Positive));
        _hasNegativeInput = new(() => input.min().item<float>() < 0);
    }

    /// <summary>a, (N, ...).</summary>
    public Tensor Input { get; }

    /// <summary>z, with the bias.</summary>
    public Tensor Output { get; }

    /// <summary>w.</summary>
    public Tensor Weight { get; }

    /// <summary>max(w, 0).</summary>
    public Tensor Positive => _positive.Value;

    /// <summary>min(w, 0).</summary>
    public Tensor Negative => _negative.Value;

    /// <summary>b, in a shape that adds to the output; null where there is none.</summary>
    public Tensor? Bias { get; }

    /// <summary>sum a w of any input and weights, without a bias.</summary>
    public required Func<Tensor, Tensor, Tensor> Forward { get; init; }

    /// <summary>From a signal at the output and weights to w^T d.</summary>
    public required Func<Tensor, Tensor, Tensor> Back { get; init; }

    /// <summary>
    /// Whether the layer at <paramref name="place"/> is a batch normalisation that counts as a part of the layer before
    /// it, which nothing else reads.
    /// </summary>
    public static bool IsFolded(Network network, int place) =>
        network.Layers[place] is BatchNorm && network.Wiring.ReadsOf(place)[0] is >= 0 and int read
        && network.Layers[read] is Convolution or Linear { PerPosition: false }
        && network.Wiring.OnlyReader(read) == place;

    /// <summary>The layer of a visit.</summary>
    public static WeightedLayer Of(LayerVisit visit)
    {
        int? norm = visit.Network.Wiring.OnlyReader(visit.Place) is int reader && IsFolded(visit.Network, reader)
            ? reader
            : null;
        Tensor output = norm is int place ? visit.OutputOf(place) : visit.OutputOf(visit.Place);
        (Tensor weight, Tensor? bias) = visit.Layer switch
        {
            Convolution convolution => (convolution.Weight, convolution.Bias),
            Linear linear => (linear.Weight, linear.Bias),
            Layer other => throw new ArgumentException($"layer '{other.Name}' has no weights"),
        };
        if (norm is int folded)
        {
            (weight, bias) = Folded(weight, bias, (BatchNorm)visit.Network.Layers[folded]);
        }

        weight = weight.detach();
        bias = bias?.detach();
        if (visit.Layer is not Convolution plain)
        {
            return new WeightedLayer(visit.Input(), output, weight, bias)
            {
                Forward = (input, weights) => input.matmul(weights.transpose(0, 1)),
                Back = (signal, weights) => signal.matmul(weights),
            };
        }

        var size = new Extent(visit.Rows, visit.Columns);
        return new WeightedLayer(visit.Input(), output, weight, bias?.reshape(1, -1, 1, 1))
        {
            Forward = (input, weights) => With(plain, weights).Forward(input),
            Back = (signal, weights) => ConvolutionRules.Transposed(signal, With(plain, weights), size),
        };
    }

    /// <summary>
    /// The sum of the input's positive values times <paramref name="ofPositive"/> and its negative ones times
    /// <paramref name="ofNegative"/>.
    /// </summary>
    public Tensor ForwardBySign(Tensor ofPositive, Tensor ofNegative) => _hasNegativeInput.Value
        ? Forward(Input.relu(), ofPositive).sub(Forward(Input.neg().relu(), ofNegative))
        : Forward(Input, ofPositive);

    /// <summary>The input times what comes back, with weights by the input's sign as above.</summary>
    public Tensor BackBySign(Tensor signal, Tensor ofPositive, Tensor ofNegative) => _hasNegativeInput.Value
        ? Input.relu().mul(Back(signal, ofPositive)).sub(Input.neg().relu().mul(Back(signal, ofNegative)))
        : Input.mul(Back(signal, ofPositive));

    private static (Tensor Weight, Tensor Bias) Folded(Tensor weight, Tensor? bias, BatchNorm norm)
    {
        using Scalar one = 1;
        (Tensor scale, Tensor shift) = NormBackward.LineOf(norm);
        long[] column = [-1, .. Enumerable.Repeat(1L, (int)weight.dim() - 1)];
        return (weight.mul(scale.reshape(column)), bias is null ? shift : shift.add(bias.mul(scale), one));
    }

    private static Convolution With(Convolution layer, Tensor weight) =>
        new(layer.Name, weight, null, layer.Stride, layer.Padding)
        {
            Groups = layer.Groups,
            Dilation = layer.Dilation,
        };
}
