namespace An8Suite.Workflow.Selecting;

/// <summary>The lasso of one class.</summary>
/// <param name="Class">The class's name.</param>
/// <param name="Gap">The duality gap: the objective is at most this much above the smallest possible.</param>
/// <param name="RelativeGap">The gap over the squared norm of the labels.</param>
/// <param name="Lambda">What one more unit of budget would save.</param>
/// <param name="Binding">Whether the budget is spent.</param>
/// <param name="Objective">The squared error.</param>
/// <param name="L1Norm">The sum of the absolute weights.</param>
/// <param name="FeaturesUsed">How many weights are not zero.</param>
/// <param name="Converged">Whether the relative gap is small enough to call the weights optimal.</param>
public sealed record ClassCertificate(
    string Class,
    double Gap,
    double RelativeGap,
    double Lambda,
    bool Binding,
    double Objective,
    double L1Norm,
    int FeaturesUsed,
    bool Converged);
