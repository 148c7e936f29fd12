using System.Numerics;
using An8Suite.Core.Geometry.Textures;
using An8Suite.Core.Imaging;

namespace An8Suite.Core.Geometry.Gltf;

/// <summary>What a glTF file says of a primitive's surface.</summary>
internal sealed record GltfMaterial
{
    /// <summary>Its name; null where the file gives none.</summary>
    public string? Name { get; init; }

    /// <summary>Its base colour; null where the file says none.</summary>
    public SrgbColor? Color { get; init; }

    /// <summary>Its base-colour texture; null without one.</summary>
    public BaseTexture? Texture { get; init; }

    /// <summary>What multiplies the texture, in linear light from 0 to 1.</summary>
    public Vector3 Factor { get; init; } = Vector3.One;

    /// <summary>The alpha of its base-colour factor.</summary>
    public float Alpha { get; init; } = 1;

    /// <summary>The alpha below which it is cut out; null where it is not, whatever its alpha.</summary>
    public float? Cutoff { get; init; }

    /// <summary>What it says and is not shown, one sentence each.</summary>
    public IReadOnlyList<string> Remarks { get; init; } = [];

    /// <summary>Of a primitive without a material.</summary>
    public static GltfMaterial None { get; } = new();
}
