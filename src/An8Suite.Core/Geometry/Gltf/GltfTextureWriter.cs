using System.Numerics;
using An8Suite.Core.Geometry.Textures;
using SharpGLTF.Memory;
using SharpGLTF.Schema2;

namespace An8Suite.Core.Geometry.Gltf;

/// <summary>Puts base-colour textures back into a glTF file that is about to be written as one file.</summary>
internal static class GltfTextureWriter
{
    /// <summary>
    /// Gives primitives materials that have a base colour, a cut-out and nothing else; without textures that can be
    /// used and different colours there are none.
    /// </summary>
    public static void Attach(ModelRoot model, IReadOnlyList<(MeshPrimitive Primitive, MaterialRun Surface)> surfaces)
    {
        bool hasColors = surfaces.GroupBy(one => one.Primitive.LogicalParent)
            .Any(part => part.Select(one => one.Surface.Factor).Distinct().Skip(1).Any());
        if (!hasColors && !surfaces.Any(one => IsUsable(one.Surface.Texture)))
        {
            return;
        }

        Dictionary<MaterialRun, Material> made = [];
        foreach ((MeshPrimitive primitive, MaterialRun surface) in surfaces)
        {
            MaterialRun looks = surface with { FirstIndex = 0, IndexCount = 0 };
            if (!made.TryGetValue(looks, out Material? material))
            {
                made.Add(looks, material = Create(model, looks));
            }

            primitive.Material = material;
        }
    }

    private static bool IsUsable(BaseTexture? texture) => texture is { Problem: null };

    private static Material Create(ModelRoot model, MaterialRun surface)
    {
        BaseTexture? texture = surface.Texture;
        Material material = model.CreateMaterial("base");
        material.InitializePBRMetallicRoughness();
        MaterialChannel channel = material.FindChannel("BaseColor")!.Value;
        channel.Color = new Vector4(surface.Factor, surface.Cut?.Factor ?? 1);
        if (surface.Cut is AlphaCut cut)
        {
            (material.Alpha, material.AlphaCutoff) = (AlphaMode.MASK, cut.Cutoff);
        }

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
