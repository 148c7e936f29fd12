using An8Suite.Core.Imaging;

namespace An8Suite.Core.Scenes;

/// <summary>The colour of the background and of every part of a mesh, for one class.</summary>
/// <param name="Background">The colour of pixels that show no part; never shaded.</param>
/// <param name="Parts">The base colour of the part with id i + 1 at index i.</param>
public sealed record Palette(SrgbColor Background, IReadOnlyList<SrgbColor> Parts)
{
    private PaletteTables? _tables;

    private Palette(Palette other) => (Background, Parts) = (other.Background, other.Parts);

    /// <summary>Built on first use and shared by all poses; a copy with other colours builds its own.</summary>
    internal PaletteTables Tables => _tables ??= new PaletteTables(this);

    /// <summary>Whether both show the same colours.</summary>
    public bool Equals(Palette? other) =>
        other is not null && Background == other.Background && Parts.SequenceEqual(other.Parts);

    /// <inheritdoc/>
    public override int GetHashCode() => Parts.Aggregate(Background.GetHashCode(), HashCode.Combine);
}
