using System.Numerics;
using An8Suite.Core.Geometry.Textures;
using SharpGLTF.Memory;
using SharpGLTF.Schema2;

namespace An8Suite.Core.Geometry.Gltf;

/// <summary>Puts base-colour textures back into a glTF file that is about to be written as one file.</summary>
internal static class GltfTextureWriter
{
    /// <summary>Gives primitives materials that have a base colour and nothing else; a file without textures that can be used stays without.</summary>
    public static void Attach(ModelRoot model, IReadOnlyList<(MeshPrimitive Primitive, BaseTexture? Texture, Vector3 Factor)> surfaces)
    {
        if (!surfaces.Any(surface => IsUsable(surface.Texture)))
        {
            return;
        }

        Dictionary<(BaseTexture?, Vector3), Material> made = [];
        foreach ((MeshPrimitive primitive, BaseTexture? texture, Vector3 factor) in surfaces)
        {
            if (!made.TryGetValue((texture, factor), out Material? material))
            {
                made.Add((texture, factor), material = Create(model, texture, factor));
            }

            primitive.Material = material;
        }
    }

    private static bool IsUsable(BaseTexture? texture) => texture is { Problem: null };

    private static Material Create(ModelRoot model, BaseTexture? texture, Vector3 factor)
    {
        Material material = model.CreateMaterial("base");
        material.InitializePBRMetallicRoughness();
        MaterialChannel channel = material.FindChannel("BaseColor")!.Value;
        channel.Color = new Vector4(factor, 1);
        if (IsUsable(texture))
        {
            SetTexture(channel, texture!, model.UseImage(new MemoryImage(texture!.Encoded)));
        }

        return material;
    }

    private static void SetTexture(MaterialChannel channel, BaseTexture texture, Image image)
    {
        channel.SetTexture(
            0,
            image,
            null,
            ModeOf(texture.WrapU),
            ModeOf(texture.WrapV),
            TextureMipMapFilter.DEFAULT,
            texture.IsSmooth ? TextureInterpolationFilter.DEFAULT : TextureInterpolationFilter.NEAREST);
        if (texture.Transform != TexturePlacement.Identity)
        {
            channel.SetTransform(texture.Transform.Offset, texture.Transform.Scale, texture.Transform.Rotation);
        }
    }

    private static TextureWrapMode ModeOf(TextureWrap wrap) => wrap switch
    {
        TextureWrap.Clamp => TextureWrapMode.CLAMP_TO_EDGE,
        TextureWrap.Mirror => TextureWrapMode.MIRRORED_REPEAT,
        _ => TextureWrapMode.REPEAT,
    };
}
