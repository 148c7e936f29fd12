namespace An8Suite.Core.Ablation;

/// <summary>The orders in which channels are silenced, by name.</summary>
public static class AblationOrders
{
    /// <summary>By the lasso: weight times the mean response of the class.</summary>
    public const string Lasso = "lasso";

    /// <summary>Channels drawn from the layers of the lasso's own, as many a layer.</summary>
    public const string Random = "random";

    /// <summary>By the mean response of the class.</summary>
    public const string Largest = "largest";

    /// <summary>By the sum over positions of gradient times activation of the class's logit.</summary>
    public const string GradientActivation = "gradient-activation";

    /// <summary>By weight times mean response, the weights being those of unconstrained least squares.</summary>
    public const string LeastSquares = "least-squares";

    /// <summary>The lasso's order from its end.</summary>
    public const string LeastRelevant = "least-relevant";

    /// <summary>By how far the margin of the class falls when the channel alone is silenced.</summary>
    public const string Oracle = "oracle";

    /// <summary>In the order of the tables.</summary>
    public static IReadOnlyList<string> Names { get; } =
        [Lasso, Random, Largest, GradientActivation, LeastSquares, LeastRelevant, Oracle];
}
