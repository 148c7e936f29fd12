using An8Suite.Core.Imaging;

namespace An8Suite.Core.Scenes;

/// <summary>The colour of the background and of every part of a mesh, for one class.</summary>
/// <param name="Background">The colour of pixels that show no part; never shaded.</param>
/// <param name="Parts">The base colour of the part with id i + 1 at index i.</param>
public sealed record Palette(SrgbColor Background, IReadOnlyList<SrgbColor> Parts)
{
    private readonly Lazy<PaletteTables> _tables = TablesOf(Parts);

    /// <summary>The base colour of the part with id i + 1 at index i.</summary>
    public IReadOnlyList<SrgbColor> Parts
    {
        get;
        init
        {
            field = value;
            _tables = TablesOf(value);
        }
    } = Parts;

    /// <summary>Built on first use and shared by all poses, and by copies before another background.</summary>
    internal PaletteTables Tables => _tables.Value;

    /// <summary>Whether both show the same colours.</summary>
    public bool Equals(Palette? other) =>
        other is not null && Background == other.Background && Parts.SequenceEqual(other.Parts);

    /// <inheritdoc/>
    public override int GetHashCode() => Parts.Aggregate(Background.GetHashCode(), HashCode.Combine);

    private static Lazy<PaletteTables> TablesOf(IReadOnlyList<SrgbColor> parts) => new(() => new PaletteTables(parts));
}
