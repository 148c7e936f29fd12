using An8Suite.Core;
using An8Suite.Learning.Explanations.Rules;
using An8Suite.Learning.Networks;
using An8Suite.Learning.Networks.Graphs;
using TorchSharp;
using static TorchSharp.torch;

namespace An8Suite.Learning.Explanations.Methods;

/// <summary>
/// The contributions of a B-cos network: its logit is w(x)^T x plus a constant, w(x) the gradient when every |cos| is
/// held; a pixel's heat is the positive part of the sum of w(x) x over its values.
/// </summary>
/// <remarks>
/// M. Böhle, M. Fritz, B. Schiele, CVPR 2022, arXiv 2205.10268. x are the values that the first
/// transform reads. Complete by construction: the contributions add up to the logit without its constant.
/// </remarks>
internal static class BCos
{
    private static readonly BackwardRules Held = BackwardRules.Gradient with { Layer = Back };

    /// <summary>Refuses networks without B-cos transforms.</summary>
    internal static void Check(Network network)
    {
        if (!network.Layers.OfType<BCosConvolution>().Any())
        {
            throw new InputException(
                "method 'bcos' draws the sum that a B-cos network is, and this network has no B-cos transforms; "
                + "'an8 train --architecture bcos-small' makes one, and 'integrated-gradients' is complete for any");
        }
    }

    internal static MethodMap[] Explain(ExplanationRequest request)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor contributions = Contributions(request);
        return HeatmapMaths.PositivePerImage(
            request, contributions.sum(dim: 1L), Completeness.Of(contributions, Promised(request)));
    }

    /// <summary>w(x) x, one value a value of the first transform's input, (N, C, H, W).</summary>
    internal static Tensor Contributions(ExplanationRequest request)
    {
        int first = request.Network.Layers.ToList().FindIndex(layer => layer is BCosConvolution);
        int values = request.Network.Wiring.ReadsOf(first)[0];
        using Tensor weights = request.Sweep.ToOutputOf(values, request.LogitStarts(), Held);
        return weights.mul(request.Trace.OutputOf(values));
    }

    /// <summary>The explained logits without the constant that the network ends in.</summary>
    internal static double[] Promised(ExplanationRequest request)
    {
        double constant = request.Network.Layers[^1] is Operation { Kind.Name: "add" } bias
            ? bias.ConstantOperands.OfType<Tensor>().Sum(value => value.item<float>())
            : 0;
        return [.. request.ExplainedLogits().Select(logit => logit - constant)];
    }

    private static Tensor[]? Back(LayerVisit visit)
    {
        if (visit.Layer is not BCosConvolution layer)
        {
            return null;
        }

        using DisposeScope scope = NewDisposeScope();
        Convolution linear = layer.Linear();
        Tensor factor = layer.Factor(visit.Input(), linear.Forward(visit.Input()));
        return [ConvolutionRules.Transposed(visit.Signal.mul(factor), linear, new(visit.Rows, visit.Columns))
            .MoveToOuterDisposeScope()];
    }
}
