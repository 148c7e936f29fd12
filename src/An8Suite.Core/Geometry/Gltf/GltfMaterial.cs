using System.Numerics;
using An8Suite.Core.Geometry.Textures;
using An8Suite.Core.Imaging;

namespace An8Suite.Core.Geometry.Gltf;

/// <summary>What a glTF file says of a primitive's surface.</summary>
/// <param name="Name">The material's; null where the file gives none.</param>
/// <param name="Color">Its base colour; null where the file says none.</param>
/// <param name="Texture">Its base-colour texture; null without one.</param>
/// <param name="Factor">What multiplies the texture, in linear light from 0 to 1.</param>
internal readonly record struct GltfMaterial(string? Name, SrgbColor? Color, BaseTexture? Texture, Vector3 Factor)
{
    /// <summary>Of a primitive without a material.</summary>
    public static GltfMaterial None { get; } = new(null, null, null, Vector3.One);
}
