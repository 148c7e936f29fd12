namespace An8Suite.Learning.Networks;

/// <summary>What a file of weights is to become.</summary>
/// <param name="Architecture">A name of <see cref="Architectures.Names"/>.</param>
public sealed record ImportRequest(string Architecture)
{
    /// <summary>Rows and columns of the input; null for what the architecture was designed for.</summary>
    public int? Side { get; init; }

    /// <summary>See <see cref="NetworkDescription.ShorterSide"/>.</summary>
    public int? ShorterSide { get; init; }

    /// <summary>How the network wants its input.</summary>
    public Normalization Normalization { get; init; } = ImportedWeights.ImageNet;

    /// <summary>One name a logit; null for class0000 and so on.</summary>
    public IReadOnlyList<string>? Classes { get; init; }

    /// <summary>Whether tensors that the architecture does not have are left out; they are refused otherwise.</summary>
    public bool IgnoreExtraKeys { get; init; }

    /// <summary>Hears in a sentence each what was left out of the file.</summary>
    public Action<string> Note { get; init; } = _ => { };
}
