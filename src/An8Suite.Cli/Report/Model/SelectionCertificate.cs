namespace An8Suite.Cli.Report;

/// <summary>What the report needs of <c>certificate.json</c>.</summary>
/// <param name="Mu">The budget of each class: the largest sum of absolute weights.</param>
/// <param name="Classes">One entry a class, in order of label.</param>
public sealed record SelectionCertificate(double Mu, IReadOnlyList<ClassCertificate> Classes);
