using An8Suite.Learning.Networks;
using An8Suite.Learning.Networks.Graphs;
using TorchSharp;
using static TorchSharp.torch;

namespace An8Suite.Learning.Explanations.Rules;

/// <summary>Which rule of layer-wise relevance propagation goes with which kind of layer.</summary>
/// <remarks>
/// Layers without weights are the same in all composites: relevance passes ReLUs and other functions of single values,
/// normalisations by an image's own spread (R. Achtibat et al., AttnLRP, ICML 2024, arXiv 2402.05602) and dropout as it
/// is; a max-pool sends it to the winner; sums and averages share it out by epsilon. Of a product the gate, which is a
/// sigmoid's or softmax's output, gets nothing (A. Ali et al., XAI for Transformers, ICML 2022, arXiv 2202.07304), a
/// constant neither, and two signals half each. A batch normalisation counts as a part of the layer before it, and
/// where it stands alone as a layer with weights and a bias, by epsilon.
/// </remarks>
internal sealed record RelevanceComposite
{
    /// <summary>Of fully connected layers.</summary>
    public required RelevanceRule Linear { get; init; }

    /// <summary>Of convolutions.</summary>
    public required RelevanceRule Convolution { get; init; }

    /// <summary>Of convolutions that read the network's input.</summary>
    public required RelevanceRule First { get; init; }

    /// <summary>Of sums.</summary>
    public required double Epsilon { get; init; }

    /// <summary>For a sweep that starts with the relevance of the logit, which is the logit.</summary>
    public BackwardRules Rules => new(ReluRules.Gradient, ConvolutionRules.Transposed) { Layer = Back };

    private Tensor[]? Back(LayerVisit visit)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor[]? backs = visit.Layer switch
        {
            Linear _ => [Linear(visit.Signal, WeightedLayer.Of(visit))],
            Convolution _ => [(visit.Reads[0] == Wiring.Input ? First : Convolution)(
                visit.Signal, WeightedLayer.Of(visit))],
            Relu or Dropout or LocalResponseNorm => [visit.Signal.alias()],
            BatchNorm when WeightedLayer.IsFolded(visit.Network, visit.Place) => [visit.Signal.alias()],
            BatchNorm norm => [visit.Input().mul(NormBackward.Of(Share(visit), norm))],
            AdaptiveAveragePool pool =>
                [visit.Input().mul(AveragePoolBackward.Of(Share(visit), pool, visit.Rows, visit.Columns))],
            Addition => Added(visit),
            BCosConvolution => Shared(visit, 1, _ => true), // doubles when its input does
            Operation operation => OfOperation(visit, operation),
            MaxPool or Flatten => null, // their derivatives move values without changing them
            Layer other => throw new NotSupportedException(
                $"no rule for relevance at layer '{other.Name}' ({other.GetType().Name})"),
        };
        return backs is null ? null : [.. backs.Select(back => back.MoveToOuterDisposeScope())];
    }

    private Tensor[] Added(LayerVisit visit)
    {
        Tensor share = Share(visit);
        return [.. visit.Reads.Select((_, read) => visit.Input(read).mul(share))];
    }

    private Tensor[] OfOperation(LayerVisit visit, Operation operation) => OperationNatures.Of(operation.Kind) switch
    {
        OperationNature.Layout or OperationNature.Winner => Derivatives.ByAutograd(visit),
        OperationNature.Sum => Shared(visit, 1, _ => true),
        OperationNature.Product => OfProduct(visit, operation),
        _ => [visit.Signal.reshape(visit.InputShape())],
    };

    private Tensor[] OfProduct(LayerVisit visit, Operation operation)
    {
        if (operation.Kind.Name == "div")
        {
            // What divides sets the scale, as in a normalisation; where nothing else is read, it is all there is.
            return operation.ConstantOperands[0] is null
                ? Shared(visit, 1, read => read == 0)
                : Shared(visit, -1, _ => true);
        }

        bool[] isSignal = [.. visit.Reads.Select(read => !OperationNatures.IsGate(visit.Network, read))];
        int signals = isSignal.Count(signal => signal);
        return signals == 0
            ? Shared(visit, isSignal.Length, _ => true)
            : Shared(visit, signals, read => isSignal[read]);
    }

    /// <summary>
    /// a (dz/da)^T (R / z) to each of the reads that <paramref name="takes"/> lets in, by epsilon. Over all values of a
    /// sum this adds up to R, over those of a product to R for each of its factors, and to -R for what divides:
    /// <paramref name="whole"/> says how often.
    /// </summary>
    private Tensor[] Shared(LayerVisit visit, int whole, Func<int, bool> takes)
    {
        using Scalar times = whole;
        Tensor[] backs = Derivatives.ByAutograd(
            visit.Layer, [.. visit.Reads.Select((_, read) => visit.Input(read))], Share(visit).div(times));
        return [.. backs.Select((back, read) => takes(read) ? visit.Input(read).mul(back) : zeros_like(back))];
    }

    private Tensor Share(LayerVisit visit) => RelevanceRules.Share(visit.Signal, visit.Output(), Epsilon);
}
