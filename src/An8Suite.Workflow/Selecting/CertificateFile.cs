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
