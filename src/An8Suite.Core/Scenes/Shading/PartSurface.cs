using An8Suite.Core.Imaging;

namespace An8Suite.Core.Scenes.Shading;

/// <summary>What a part shows beside its flat colour in one class; the default shows nothing.</summary>
/// <param name="PatternBit">
/// The bit in <see cref="GBuffer.Surface"/> of the samples that show <paramref name="Second"/>; 0 without a pattern.
/// </param>
/// <param name="Second">The second colour of the pattern.</param>
public readonly record struct PartSurface(byte PatternBit, SrgbColor Second)
{
    /// <summary>A part that shows the texture of the mesh.</summary>
    public static PartSurface Texture { get; } = new() { IsTextured = true };

    /// <summary>Whether the part shows the texture that the mesh has for it.</summary>
    public bool IsTextured { get; init; }

    /// <summary>Whether the part is in one flat colour.</summary>
    public bool IsFlat => PatternBit == 0 && !IsTextured;
}
