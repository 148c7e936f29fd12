using An8Suite.Core.Files;

namespace An8Suite.Workflow.Selecting;

/// <summary><c>certificate.json</c>: how good the lasso's weights are, class by class.</summary>
public sealed record CertificateFile
{
    /// <summary>The file's name in the folder of <c>select</c>.</summary>
    public const string FileName = "certificate.json";

    /// <summary>The budget of every class.</summary>
    public required double Mu { get; init; }

    /// <summary>In the order of the labels.</summary>
    public required IReadOnlyList<ClassCertificate> Classes { get; init; }

    /// <summary>Reads it from the folder of <c>select</c>.</summary>
    public static CertificateFile Read(string folder) =>
        SuiteJson.Read<CertificateFile>(Path.Combine(folder, FileName));
}

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
