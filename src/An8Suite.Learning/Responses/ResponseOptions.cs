using An8Suite.Core;

namespace An8Suite.Learning.Responses;

/// <summary>How activations become one response a channel.</summary>
/// <remarks>Oramas, Wang, Tuytelaars (ICLR 2019); where the paper and its code differ there is an option.</remarks>
public sealed record ResponseOptions
{
    /// <summary>What the paper says; the default.</summary>
    public static ResponseOptions Paper { get; } = new();

    /// <summary>What the authors' released code does.</summary>
    public static ResponseOptions AuthorsCode { get; } = new()
    {
        Norm = ResponseNorm.L2Squared,
        Layers = LayerChoice.All,
        WholeVectorL2 = true,
    };

    /// <summary>What the authors' follow-up of 2025 does, SVEBI.</summary>
    /// <remarks>
    /// J. De Laet, H. Behzadi-Khormouji, L. Deckers, J. Oramas, SVEBI, ECML PKDD 2025, doi
    /// 10.1007/978-3-032-06066-2_27.
    /// </remarks>
    public static ResponseOptions Svebi { get; } = new()
    {
        Norm = ResponseNorm.L2Squared,
        Layers = LayerChoice.ConvOnly,
    };

    /// <summary>The names of the presets.</summary>
    public static IReadOnlyList<string> PresetNames { get; } = ["paper", "authors-code", "svebi"];

    /// <summary>From a channel's map to a number.</summary>
    public ResponseNorm Norm { get; init; } = ResponseNorm.L2;

    /// <summary>Within each layer.</summary>
    public LayerScaling Scaling { get; init; } = LayerScaling.L1;

    /// <summary>Which layers.</summary>
    public LayerChoice Layers { get; init; } = LayerChoice.AfterRelu;

    /// <summary>Whether the concatenated vector of an image is divided by its Euclidean length at the end.</summary>
    public bool WholeVectorL2 { get; init; }

    /// <summary>The preset called <paramref name="name"/>.</summary>
    /// <exception cref="InputException">There is none of that name.</exception>
    public static ResponseOptions Preset(string name) => name switch
    {
        "paper" => Paper,
        "authors-code" => AuthorsCode,
        "svebi" => Svebi,
        _ => throw new InputException($"unknown preset '{name}'; {NearestName.Hint(name, PresetNames)}"),
    };

    /// <summary>Refuses combinations that have no meaning.</summary>
    /// <exception cref="InputException">z-scores of a vector of unit length.</exception>
    public void Validate()
    {
        if (Scaling == LayerScaling.Zscore && WholeVectorL2)
        {
            throw new InputException("scaling 'zscore' cannot be combined with the whole-vector length: choose one");
        }
    }
}
