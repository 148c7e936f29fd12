using An8Suite.Core.Imaging;

namespace An8Suite.Learning.Networks;

/// <summary>Everything about a network that is not a weight.</summary>
/// <param name="Architecture">A name of <see cref="Architectures.Names"/>.</param>
/// <param name="Height">Rows of the input.</param>
/// <param name="Width">Columns of the input.</param>
/// <param name="Classes">The class names in order of label; as many as there are logits.</param>
/// <param name="Normalization">How the input's bytes are scaled.</param>
public sealed record NetworkDescription(
    string Architecture, int Height, int Width, IReadOnlyList<string> Classes, Normalization Normalization)
{
    /// <summary>See <see cref="PictureFit.ShorterSide"/>.</summary>
    public int? ShorterSide { get; init; }

    /// <summary>How pictures come to the input's size.</summary>
    public PictureFit Fit => new(new PictureSize(Width, Height), ShorterSide);
}
