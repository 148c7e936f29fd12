using An8Suite.Learning.Networks;
using An8Suite.Learning.Networks.Graphs;
using An8Suite.Learning.Shapes;
using TorchSharp;
using static TorchSharp.torch;

namespace An8Suite.Learning.Explanations.Rules;

/// <summary>From the signals at a layer's output to those at what it read, by the layer's true derivative.</summary>
internal static class Derivatives
{
    /// <summary>One tensor a read; ReLUs and convolutions go by <paramref name="rules"/>.</summary>
    /// <remarks>Max-pools are left to the sweep, which keeps where their maxima were.</remarks>
    internal static Tensor[] Of(LayerVisit visit, BackwardRules rules)
    {
        Tensor signal = visit.Signal;
        switch (visit.Layer)
        {
            case Convolution convolution:
                return [rules.Convolution(signal, convolution, new Extent(visit.Rows, visit.Columns))];
            case Relu:
                return [rules.Relu(signal, visit.Input())];
            case LocalResponseNorm norm:
                return [NormBackward.Of(signal, norm, visit.Input())];
            case BatchNorm norm:
                return [NormBackward.Of(signal, norm)];
            case AdaptiveAveragePool pool:
                return [AveragePoolBackward.Of(signal, pool, visit.Rows, visit.Columns)];
            case Linear linear:
                return [signal.matmul(linear.Weight)];
            case Flatten:
                return [signal.reshape(visit.InputShape())];
            case Dropout:
                return [signal.alias()];
            case Addition:
                return [.. visit.Reads.Select(_ => signal.alias())];
            case BCosConvolution or Operation:
                return ByAutograd(visit);
            default:
                throw new NotSupportedException(
                    $"no backward rule for layer '{visit.Layer.Name}' ({visit.Layer.GetType().Name})");
        }
    }

    /// <summary>Through the layer alone, passed once more from what it saw.</summary>
    internal static Tensor[] ByAutograd(LayerVisit visit) =>
        ByAutograd(visit.Layer, [.. visit.Reads.Select((_, read) => visit.Input(read))], visit.Signal);

    /// <summary>Through <paramref name="layer"/>, passed from any <paramref name="values"/>.</summary>
    internal static Tensor[] ByAutograd(Layer layer, IReadOnlyList<Tensor> values, Tensor signal)
    {
        using DisposeScope scope = NewDisposeScope();
        using IDisposable gradients = enable_grad();
        Tensor[] inputs = [.. values.Select(value => value.detach().requires_grad_())];
        Tensor output = layer.Forward(inputs);
        IList<Tensor> backs = autograd.grad([output], inputs, [signal], allow_unused: true);
        return [.. backs.Select((back, read) =>
            (back is null || back.IsInvalid ? zeros_like(inputs[read]) : back).detach().MoveToOuterDisposeScope())];
    }
}
