using An8Suite.Core;
using An8Suite.Learning.Explanations.Rules;
using An8Suite.Learning.Networks;
using An8Suite.Learning.Networks.Graphs;
using TorchSharp;
using static TorchSharp.torch;

namespace An8Suite.Learning.Explanations.Methods;

/// <summary>
/// FullGrad: psi(x dy/dx) + the sum over layers with a bias and their channels c of psi(b_c dy/dz_c), z the layer's
/// output before its ReLU; psi stretches |.| to [0, 1], map by map, and resizes it bilinearly (half-pixel).
/// </summary>
/// <remarks>
/// S. Srinivas, F. Fleuret, Full-Gradient Representation for Neural Network Visualization, NeurIPS 2019, arXiv
/// 1905.00780, equation 5. Completeness: y = x . dy/dx + the sum of all b . dy/dz, biases of fully connected layers
/// included, which have no position and so are not drawn. The implicit bias of a layer z = F(x) is F(x) - F'(x) x: of
/// batch normalisation bias - mean weight / deviation, of local response normalisation (3/2) z (D - kappa) / D.
/// </remarks>
internal static class FullGrad
{
    internal static MethodMap[] Explain(ExplanationRequest request)
    {
        using DisposeScope scope = NewDisposeScope();
        using Scalar one = 1;
        Tensor heat = Drawn(request, request.LogitSignal(BackwardRules.Gradient).mul(request.Input));
        foreach (int layer in LayersWithBias(request.Network, request.Trace).Where(IsSpatial))
        {
            foreach (int[] images in Enumerable.Range(0, request.Samples.Count).Chunk(request.Options.PassSize))
            {
                using DisposeScope pass = NewDisposeScope();
                heat.narrow(0, images[0], images.Length)
                    .add_(Drawn(request, BiasGradients(request, layer, images)), one);
            }
        }

        return HeatmapMaths.OnePerImage(request, heat);

        bool IsSpatial(int layer) => request.Trace.OutputOf(layer).ndim == 4;
    }

    /// <summary>
    /// Refuses a network with a layer whose bias is not known here: its map would leave out a part of the logit.
    /// </summary>
    internal static void Check(Network network)
    {
        Layer? other = network.Layers.FirstOrDefault(layer => layer is not (Convolution or Linear or BatchNorm
            or LocalResponseNorm or Relu or MaxPool or AdaptiveAveragePool or Flatten or Dropout or Addition
            or Operation { IsHomogeneous: true }));
        if (other is not null)
        {
            throw new InputException(
                $"method 'full-grad' does not know the bias of layer '{other.Name}' ({other.GetType().Name}); "
                + "'integrated-gradients' is complete for every network");
        }
    }

    /// <summary>The layers with a bias, implicit or not, in forward order.</summary>
    internal static IEnumerable<int> LayersWithBias(Network network, ForwardTrace trace) =>
        Enumerable.Range(0, trace.LayerCount).Where(layer => network.Layers[layer]
            is Convolution { Bias: not null } or Linear or BatchNorm or LocalResponseNorm);

    /// <summary>b dy/dz of neighbouring images, of the shape of the layer's output.</summary>
    internal static Tensor BiasGradients(ExplanationRequest request, int layer, int[] images)
    {
        using DisposeScope scope = NewDisposeScope();
        StartSignal[] starts = [.. request.LogitStarts().Skip(images[0]).Take(images.Length)];
        Tensor gradients = request.Sweep.ToOutputOf(layer, starts, BackwardRules.Gradient);
        return gradients.mul(Bias(request, layer, images)).MoveToOuterDisposeScope();
    }

    private static Tensor Bias(ExplanationRequest request, int layer, int[] images)
    {
        using Scalar one = 1;
        switch (request.Network.Layers[layer])
        {
            case Linear linear:
                return linear.Bias.alias();
            case Convolution convolution:
                return convolution.Bias!.reshape(1, -1, 1, 1);
            case BatchNorm norm:
                using (Scalar epsilon = norm.Epsilon)
                {
                    Tensor deviation = norm.RunningVariance.add(epsilon, one).sqrt();
                    return norm.Bias.sub(norm.RunningMean.mul(norm.Weight).div(deviation)).reshape(1, -1, 1, 1);
                }

            default:
                var response = (LocalResponseNorm)request.Network.Layers[layer];
                using (Scalar kappa = response.Kappa)
                using (Scalar factor = 1.5)
                {
                    Tensor input = request.Trace.InputOf(layer).narrow(0, images[0], images.Length);
                    Tensor output = request.Trace.OutputOf(layer).narrow(0, images[0], images.Length);
                    Tensor divisor = response.Divisor(input);
                    return output.mul(factor).mul(divisor.sub(kappa).div(divisor));
                }
        }
    }

    /// <summary>
    /// The sum over channels of psi, (N, K, h, w) to (N, H, W): resizing is linear, so it comes after the sum.
    /// </summary>
    private static Tensor Drawn(ExplanationRequest request, Tensor gradients)
    {
        using DisposeScope scope = NewDisposeScope();
        long[] shape = gradients.shape;
        Tensor stretched = HeatmapMaths.MinMax(gradients.abs().reshape(-1, shape[2], shape[3])).reshape(shape);
        return ClassActivation.Resized(request, stretched.sum(dim: 1L), Interpolation.Bilinear)
            .MoveToOuterDisposeScope();
    }
}
