using An8Suite.Learning.Networks;
using An8Suite.Learning.Networks.Graphs;
using TorchSharp;
using static TorchSharp.torch;

namespace An8Suite.Learning.Explanations.Rules;

/// <summary>
/// DeepLIFT's rescale rule: at a nonlinearity the slope (y - y0) / (x - x0) from a reference to the image takes the
/// place of the derivative, so that differences are shared out without a rest.
/// </summary>
/// <remarks>
/// A. Shrikumar, P. Greenside, A. Kundaje, Learning Important Features Through Propagating Activation Differences, ICML
/// 2017, arXiv 1704.02685. Layers that are linear go by their derivative. At a max-pool the rise of a maximum belongs
/// to its place in the image and the fall to its place in the reference. Layers whose outputs depend on several values
/// in other ways (products, softmax, normalisations) take the mean of their derivative on the straight way from
/// reference to image, as integrated gradients do: half-way is exact for products, some points come near for the
/// others, and what is missing shows in the sum.
/// </remarks>
/// <param name="reference">The pass of the reference, one image.</param>
internal sealed class RescaleRule(ForwardTrace reference)
{
    // Where the change is rounding alone, the derivative; the same bound as in the authors' code.
    private const double NoChange = 1e-7;

    // On the way through a softmax or normalisation.
    private const int Points = 8;

    /// <summary>For a sweep that starts with 1 at the logit and ends with multipliers of x - x0.</summary>
    public BackwardRules Rules => new(ReluRules.Gradient, ConvolutionRules.Transposed) { Layer = Back };

    private Tensor[]? Back(LayerVisit visit)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor[]? backs = visit.Layer switch
        {
            Relu => [Slope(visit, ReluRules.Gradient(visit.Signal, visit.Input()))],
            MaxPool pool => [OfMaximum(visit, pool)],
            LocalResponseNorm norm => OnTheWay(
                visit, Points, inputs => [NormBackward.Of(visit.Signal, norm, inputs[0])]),
            BCosConvolution layer => OnTheWay(
                visit, Points, inputs => Derivatives.ByAutograd(layer, inputs, visit.Signal)),
            Operation operation => OfOperation(visit, operation),
            _ => null,
        };
        return backs is null ? null : [.. backs.Select(back => back.MoveToOuterDisposeScope())];
    }

    private Tensor[] OfOperation(LayerVisit visit, Operation operation) => OperationNatures.Of(operation.Kind) switch
    {
        OperationNature.Elementwise when visit.Reads.Count == 1 => [Slope(visit, Derivatives.ByAutograd(visit)[0])],
        OperationNature.Winner => OfWinners(visit, operation),
        OperationNature.Layout => Derivatives.ByAutograd(visit),
        OperationNature.Sum => Derivatives.ByAutograd(visit),
        OperationNature nature => OnTheWay(
            visit, nature == OperationNature.Product ? 1 : Points,
            inputs => Derivatives.ByAutograd(operation, inputs, visit.Signal)),
    };

    /// <summary>The signal times the slope, and <paramref name="back"/> where x and x0 are the same.</summary>
    private Tensor Slope(LayerVisit visit, Tensor back)
    {
        Tensor change = visit.Input().sub(reference.OutputOf(visit.Reads[0]));
        Tensor rise = visit.Output().sub(reference.OutputOf(visit.Place)).reshape(change.shape);
        return Quotient(visit.Signal.reshape(change.shape).mul(rise), change, back);
    }

    private static Tensor Quotient(Tensor rise, Tensor change, Tensor elsewhere)
    {
        using Scalar least = NoChange;
        return where(change.abs().lt(least), elsewhere, rise.div(change));
    }

    /// <summary>
    /// With m the larger of y and y0: d (m - y0) to the maximum's place in the image, d (y - m) to that in the
    /// reference, both by x - x0 there, which lies between.
    /// </summary>
    private Tensor OfMaximum(LayerVisit visit, MaxPool pool)
    {
        using Scalar one = 1;
        Tensor start = reference.OutputOf(visit.Reads[0]);
        (Tensor y, Tensor before) = (visit.Output(), reference.OutputOf(visit.Place));
        Tensor larger = maximum(y, before);
        Tensor rise = At(visit.Signal.mul(larger.sub(before)), MaxPoolBackward.Switches(pool, visit.Input()));
        Tensor fall = At(visit.Signal.mul(y.sub(larger)), MaxPoolBackward.Switches(pool, start).expand(y.shape));
        Tensor change = visit.Input().sub(start);
        return Quotient(rise.add(fall, one), change, zeros_like(change));

        Tensor At(Tensor signal, Tensor switches) =>
            MaxPoolBackward.Of(signal, switches, visit.Rows, visit.Columns);
    }

    /// <summary>The same at operations that choose the largest or smallest of their values.</summary>
    private Tensor[] OfWinners(LayerVisit visit, Operation operation)
    {
        Tensor[] inputs = [.. visit.Reads.Select((_, read) => visit.Input(read))];
        Tensor[] places = [.. visit.Reads.Select((read, i) =>
            reference.OutputOf(read).expand(visit.InputShape(i)).contiguous())];
        (Tensor y, Tensor before) = (visit.Output(), reference.OutputOf(visit.Place));
        Tensor between = operation.Kind.Name is "min" or "reduce-min" ? minimum(y, before) : maximum(y, before);
        Tensor[] rises = Derivatives.ByAutograd(operation, inputs, visit.Signal.mul(between.sub(before)));
        Tensor[] falls = Derivatives.ByAutograd(operation, places, visit.Signal.mul(y.sub(between)));
        using Scalar one = 1;
        return [.. inputs.Select((input, read) => Quotient(
            rises[read].add(falls[read], one), input.sub(places[read]), zeros_like(input)))];
    }

    /// <summary>
    /// The mean of <paramref name="back"/> in the middles of equal steps from the reference to the image.
    /// </summary>
    private Tensor[] OnTheWay(LayerVisit visit, int points, Func<Tensor[], Tensor[]> back)
    {
        using Scalar one = 1;
        using Scalar count = points;
        Tensor[] changes = [.. visit.Reads.Select((place, read) => visit.Input(read).sub(reference.OutputOf(place)))];
        Tensor[] sums = [.. changes.Select(change => zeros_like(change))];
        for (int point = 0; point < points; point++)
        {
            using Scalar way = (point + 0.5) / points;
            Tensor[] backs = back(
                [.. changes.Select((change, read) => change.mul(way).add(reference.OutputOf(visit.Reads[read]), one))]);
            sums = [.. sums.Zip(backs, (sum, part) => sum.add(part, one))];
        }

        return [.. sums.Select(sum => sum.div(count))];
    }
}
