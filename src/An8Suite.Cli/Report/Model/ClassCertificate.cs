using System.Text.Json;

namespace An8Suite.Cli.Report;

/// <summary>How near the optimum the weights of one class are.</summary>
/// <param name="Class">The class, by name or label.</param>
/// <param name="Gap">The duality gap.</param>
/// <param name="RelativeGap">The gap as a part of the squared norm of the labels.</param>
/// <param name="Lambda">The multiplier of the budget.</param>
/// <param name="Binding">Whether the budget is spent and more of it would help.</param>
/// <param name="Objective">The squared error.</param>
/// <param name="L1Norm">The sum of the absolute weights.</param>
/// <param name="FeaturesUsed">How many weights are not zero.</param>
/// <param name="Converged">Whether the relative gap is small enough.</param>
public sealed record ClassCertificate(
    JsonElement Class,
    double Gap,
    double RelativeGap,
    double Lambda,
    bool Binding,
    double Objective,
    double L1Norm,
    int FeaturesUsed,
    bool Converged);
