using An8Suite.Core.Geometry.Textures;
using An8Suite.Core.Imaging;

namespace An8Suite.Core.Geometry.Wavefront;

/// <summary>What an .mtl file says of a material, as far as it is read.</summary>
internal sealed record MtlMaterial
{
    private static readonly string[] MapsNotShown =
        ["map_ka", "map_ks", "map_ns", "map_ke", "map_bump", "bump",
            "norm", "disp", "decal", "refl", "map_pr", "map_pm", "map_ps"];

    /// <summary>Key <c>Kd</c>; the numbers are taken as sRGB, which is what most programs show for them.</summary>
    public SrgbColor? Color { get; init; }

    /// <summary>Key <c>map_Kd</c>.</summary>
    public MtlMap? Map { get; init; }

    /// <summary>What is not shown, in words.</summary>
    public IReadOnlyList<string> NotShown { get; init; } = [];

    /// <summary>With one more statement; what stands in a statement wrongly is left out and told.</summary>
    public MtlMaterial With(ObjLine line)
    {
        string key = line.Key.ToLowerInvariant();
        string[] words = line.Words;
        float[] numbers = [.. words.TakeWhile(word => ObjNumbers.TryRead(word, out _))
            .Select(word => ObjNumbers.TryRead(word, out float n) ? n : 0)];
        return key switch
        {
            "kd" => numbers.Length is 1 or >= 3
                ? this with
                {
                    Color = ColorOf(
                        numbers[0], numbers[numbers.Length == 1 ? 0 : 1], numbers[numbers.Length == 1 ? 0 : 2]),
                }
                : Telling("a colour Kd that is not of three numbers"),
            "map_kd" => Mapped(MtlMap.Of(line.Rest)),
            "d" when numbers.Length > 0 && numbers[^1] < 1 => Telling("transparency (d)"),
            "d" when words is ["-halo", ..] => Telling("transparency (d -halo)"),
            "tr" when numbers.Length > 0 && numbers[0] > 0 => Telling("transparency (Tr)"),
            "map_d" or "map_tr" or "map_opacity" => Telling($"a cut-out or transparency ({line.Key})"),
            "ke" when numbers.Any(n => n > 0) => Telling("glow (Ke)"),
            _ when MapsNotShown.Contains(key) => Telling(line.Key),
            _ => this,
        };
    }

    /// <summary>The texture that its map becomes; null without one.</summary>
    /// <param name="path">The mesh's file.</param>
    /// <param name="pictures">Beside it.</param>
    /// <param name="hasCoordinates">Whether the faces have texture coordinates.</param>
    public BaseTexture? Texture(string path, SidePictures pictures, bool hasCoordinates)
    {
        if (Map is null)
        {
            return null;
        }

        var texture = new BaseTexture
        {
            Name = $"{path}: texture '{Map.File}'",
            WrapU = Map.IsClamped ? TextureWrap.Clamp : TextureWrap.Repeat,
            WrapV = Map.IsClamped ? TextureWrap.Clamp : TextureWrap.Repeat,

            // The file's v runs up, a picture's rows run down.
            Transform = new TexturePlacement(new(Map.Scale.X, -Map.Scale.Y), 0, new(Map.Offset.X, 1 - Map.Offset.Y)),
        };
        return !hasCoordinates ? texture with { Problem = "has no texture coordinates to lie on" }
            : !texture.Transform.IsFinite
            ? texture with { Problem = "is shifted or scaled by numbers that are not finite" }
            : pictures.Into(texture, Map.File);
    }

    /// <summary>A colour of three numbers from 0 to 1.</summary>
    public static SrgbColor ColorOf(float r, float g, float b) => new(Byte(r), Byte(g), Byte(b));

    private MtlMaterial Mapped(MtlMap map) =>
        map.NotRead.Aggregate(
            this with { Map = map }, (told, option) => told.Telling($"the option {option} of map_Kd"));

    private MtlMaterial Telling(string what) =>
        NotShown.Contains(what) ? this : this with { NotShown = [.. NotShown, what] };

    private static byte Byte(float value) =>
        float.IsNaN(value) ? (byte)255 : (byte)Math.Round(255 * Math.Clamp(value, 0, 1));
}
