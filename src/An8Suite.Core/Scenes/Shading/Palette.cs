using System.Collections.Concurrent;
using An8Suite.Core.Imaging;

namespace An8Suite.Core.Scenes.Shading;

/// <summary>The colour of the background and of every part of a mesh, for one class.</summary>
/// <param name="Background">The colour of pixels that show no part; never shaded.</param>
/// <param name="Parts">The base colour of the part with id i + 1 at index i.</param>
public sealed record Palette(SrgbColor Background, IReadOnlyList<SrgbColor> Parts)
{
    private static readonly ConcurrentDictionary<byte, byte[]> TintTables = [];

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

    /// <summary>A picture that stands behind the parts in place of the colour; null for the colour.</summary>
    public ColorImage? Backdrop { get; init; }

    /// <summary>The same under light of another colour: every colour times it, in linear light.</summary>
    public Palette Tinted(SrgbColor light)
    {
        SrgbColor Of(SrgbColor color) =>
            new(TintOf(light.R)[color.R], TintOf(light.G)[color.G], TintOf(light.B)[color.B]);
        return this with
        {
            Background = Of(Background),
            Parts = [.. Parts.Select(Of)],
            Surfaces = [.. Surfaces.Select(surface => surface with { Second = Of(surface.Second) })],
            Backdrop = Backdrop is null ? null : Tinted(Backdrop, light),
        };
    }

    /// <summary>A picture under light of a colour.</summary>
    internal static ColorImage Tinted(ColorImage picture, SrgbColor light)
    {
        byte[][] tables = [TintOf(light.R), TintOf(light.G), TintOf(light.B)];
        return new ColorImage(
            picture.Width, picture.Height, [.. picture.Rgb.Select((value, i) => tables[i % 3][value])]);
    }

    /// <summary>Built on first use and shared by all poses, and by copies before another background.</summary>
    internal PaletteTables Tables => _tables.Value;

    /// <summary>Whether both show the same colours.</summary>
    public bool Equals(Palette? other) =>
        other is not null && HasBackgroundOf(other) && Parts.SequenceEqual(other.Parts)
        && Enumerable.Range(1, Parts.Count).All(id => SurfaceOf(id) == other.SurfaceOf(id));

    /// <inheritdoc/>
    public override int GetHashCode() => Parts.Aggregate(Background.GetHashCode(), HashCode.Combine);

    /// <summary>Whether the same stands behind the parts in both.</summary>
    internal bool HasBackgroundOf(Palette other) => Background == other.Background
        && (ReferenceEquals(Backdrop, other.Backdrop)
            || (Backdrop is not null && other.Backdrop is not null
                && Backdrop.Rgb.AsSpan().SequenceEqual(other.Backdrop.Rgb)));

    /// <summary>What a part shows beside its flat colour.</summary>
    internal PartSurface SurfaceOf(int id) => Surfaces.Count == 0 ? default : Surfaces[id - 1];

    /// <summary>Whether a part looks different in the two.</summary>
    internal bool Recolors(Palette other, int id) =>
        Parts[id - 1] != other.Parts[id - 1] || SurfaceOf(id) != other.SurfaceOf(id);

    /// <summary>What each value of a channel becomes under light of that channel's value.</summary>
    private static byte[] TintOf(byte light) => TintTables.GetOrAdd(light, NewTintTable);

    private static byte[] NewTintTable(byte light)
    {
        double linear = SrgbCurve.Linear(light);
        byte[] table = new byte[256];
        for (int value = 0; value < table.Length; value++)
        {
            double product = linear * SrgbCurve.Linear((byte)value);
            table[value] = (byte)Enumerable.Range(0, 256)
                .MinBy(candidate => Math.Abs(SrgbCurve.Linear((byte)candidate) - product));
        }

        return table;
    }

    private static Lazy<PaletteTables> TablesOf(IReadOnlyList<SrgbColor> parts, IReadOnlyList<PartSurface> surfaces) =>
        new(() => new PaletteTables(parts, surfaces));
}
