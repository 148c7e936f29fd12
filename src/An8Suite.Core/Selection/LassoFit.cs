namespace An8Suite.Core.Selection;

/// <summary>The weights of one class and how good they are.</summary>
public sealed record LassoFit
{
    /// <summary>One a feature; most are exactly zero.</summary>
    public required double[] Weights { get; init; }

    /// <summary>How near the optimum the weights are.</summary>
    public required LassoCertificate Certificate { get; init; }

    /// <summary>Whether the homotopy missed the certificate and the active-set method finished the fit.</summary>
    public required bool Repaired { get; init; }
}
