using An8Suite.Core.Imaging;

namespace An8Suite.Core.Geometry.Anim8or;

/// <summary>The colours of materials by name: those of an object, then those of the file.</summary>
internal sealed class An8Materials
{
    /// <summary>What Anim8or calls the material of a shape that was given none.</summary>
    public const string Standard = " -- default --";

    private readonly Dictionary<string, SrgbColor> _colors = [];
    private readonly An8Materials? _others;

    private An8Materials(An8Materials? others) => _others = others;

    /// <summary>Reads those directly in a chunk; <paramref name="others"/> has the names that it lacks.</summary>
    public static An8Materials Of(An8Chunk owner, An8Materials? others)
    {
        var materials = new An8Materials(others);
        foreach (An8Chunk chunk in owner.Chunks.Where(chunk => chunk.Name == "material"))
        {
            An8Chunk? surface = chunk.Find("surface");
            IReadOnlyList<double>? rgb = (surface?.Find("diffuse")?.Find("rgb") ?? surface?.Find("rgb"))?.Numbers;
            if (rgb?.Count >= 3)
            {
                materials._colors.TryAdd(
                    chunk.Text ?? string.Empty, new SrgbColor(Byte(rgb[0]), Byte(rgb[1]), Byte(rgb[2])));
            }
        }

        return materials;
    }

    /// <summary>The diffuse colour; null for a material without one.</summary>
    public SrgbColor? ColorOf(string name) =>
        _colors.TryGetValue(name, out SrgbColor color) ? color : _others?.ColorOf(name);

    private static byte Byte(double value) => (byte)Math.Clamp(value, byte.MinValue, byte.MaxValue);
}
