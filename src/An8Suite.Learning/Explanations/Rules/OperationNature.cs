using An8Suite.Learning.Networks;
using An8Suite.Learning.Networks.Graphs;

namespace An8Suite.Learning.Explanations.Rules;

/// <summary>
/// What an operation of an imported network is to rules that share values out instead of differentiating.
/// </summary>
internal enum OperationNature
{
    /// <summary>A function of each value alone.</summary>
    Elementwise,

    /// <summary>Sums of values with fixed weights, or of another function that doubles when its values do.</summary>
    Sum,

    /// <summary>The same values at other places.</summary>
    Layout,

    /// <summary>One of its values, chosen by size.</summary>
    Winner,

    /// <summary>Values times values.</summary>
    Product,

    /// <summary>Values by their own spread.</summary>
    Normalization,

    /// <summary>Values that become shares of 1.</summary>
    Shares,
}

/// <summary>The nature of every kind of operation.</summary>
internal static class OperationNatures
{
    /// <exception cref="NotSupportedException">The kind is not known here.</exception>
    public static OperationNature Of(OperationKind kind) => kind.IsActivation ? OperationNature.Elementwise
        : kind.IsLayout ? OperationNature.Layout
        : kind.Name switch
        {
            "sigmoid" or "hard-sigmoid" or "erf" or "exp" or "log" or "sqrt" or "abs" or "neg" or "reciprocal"
                or "pow" => OperationNature.Elementwise,
            "add" or "sub" or "average-pool" or "reduce-mean" or "reduce-sum" or "reduce-l2" => OperationNature.Sum,
            "concat" => OperationNature.Layout,
            "min" or "max" or "max-pool" or "reduce-max" or "reduce-min" => OperationNature.Winner,
            "mul" or "div" or "matmul" => OperationNature.Product,
            "layer-norm" or "group-norm" or "local-response-norm" => OperationNature.Normalization,
            "softmax" or "log-softmax" => OperationNature.Shares,
            _ => throw new NotSupportedException($"no rule for relevance is known for operation '{kind.Name}'"),
        };

    /// <summary>
    /// Whether what is made at <paramref name="place"/> is a gate or attention, laid out anew perhaps: shares that
    /// other values are multiplied with.
    /// </summary>
    public static bool IsGate(Network network, int place)
    {
        while (place >= 0 && LayerRoles.IsLayout(network.Layers[place]))
        {
            place = network.Wiring.ReadsOf(place)[0];
        }

        return place >= 0
            && network.Layers[place] is Operation { Kind.Name: "sigmoid" or "hard-sigmoid" or "softmax" };
    }
}
