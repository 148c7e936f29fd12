using An8Suite.Core.Imaging;

namespace An8Suite.Core.Scenes.Shading;

/// <summary>The colour of the background and of every part of a mesh, for one class.</summary>
/// <param name="Background">The colour of pixels that show no part; never shaded.</param>
/// <param name="Parts">The base colour of the part with id i + 1 at index i.</param>
public sealed record Palette(SrgbColor Background, IReadOnlyList<SrgbColor> Parts)
{
    private readonly Lazy<PaletteTables> _tables = TablesOf(Parts, []);

    /// <summary>The base colour of the part with id i + 1 at index i.</summary>
    public IReadOnlyList<SrgbColor> Parts
    {
        get;
        init
        {
            field = value;
            _tables = TablesOf(value, Surfaces);
        }
    } = Parts;

    /// <summary>
    /// What the part with id i + 1 shows beside its flat colour, at index i; empty where all parts are flat.
    /// </summary>
    public IReadOnlyList<PartSurface> Surfaces
    {
        get;
        init
        {
            field = value;
            _tables = TablesOf(Parts, value);
        }
    } = [];

    /// <summary>Built on first use and shared by all poses, and by copies before another background.</summary>
    internal PaletteTables Tables => _tables.Value;

    /// <summary>Whether both show the same colours.</summary>
    public bool Equals(Palette? other) =>
        other is not null && Background == other.Background && Parts.SequenceEqual(other.Parts)
        && Enumerable.Range(1, Parts.Count).All(id => SurfaceOf(id) == other.SurfaceOf(id));

    /// <inheritdoc/>
    public override int GetHashCode() => Parts.Aggregate(Background.GetHashCode(), HashCode.Combine);

    /// <summary>What a part shows beside its flat colour.</summary>
    internal PartSurface SurfaceOf(int id) => Surfaces.Count == 0 ? default : Surfaces[id - 1];

    /// <summary>Whether a part looks different in the two.</summary>
    internal bool Recolors(Palette other, int id) =>
        Parts[id - 1] != other.Parts[id - 1] || SurfaceOf(id) != other.SurfaceOf(id);

    private static Lazy<PaletteTables> TablesOf(IReadOnlyList<SrgbColor> parts, IReadOnlyList<PartSurface> surfaces) =>
        new(() => new PaletteTables(parts, surfaces));
}
