using System.Runtime.Intrinsics;
using An8Suite.Core.Geometry;
using An8Suite.Core.Geometry.Textures;
using An8Suite.Core.Imaging;

namespace An8Suite.Rendering.Cpu;

/// <summary>The alpha of textures that cut parts out.</summary>
/// <remarks>
/// Read at full size however small the part appears, so that what is cut does not change with distance.
/// </remarks>
internal sealed class CpuCuts(IReadOnlyDictionary<BaseTexture, AlphaImage> alphas)
{
    /// <summary>All ones in the lanes of the samples that stay, of the first <paramref name="count"/>.</summary>
    public Vector256<float> Keeps(MaterialRun run, (Vector256<float> U, Vector256<float> V) at, int count)
    {
        if (run.Cut is not { } cut || run.Texture is not { } texture)
        {
            return Vector256<float>.AllBitsSet;
        }

        AlphaImage alpha = alphas[texture];
        Vector256<float> keeps = Vector256<float>.Zero;
        TextureAddress address = new(texture, alpha.Width, alpha.Height);
        for (int lane = 0; lane < count; lane++)
        {
            (float u, float v) = TextureAddress.Placed(texture, at.U[lane], at.V[lane]);
            TextureAddress.Mix mix = address.Texels(u, v, texture.IsSmooth);
            float value = mix.Of(
                alpha.Values[mix.First], alpha.Values[mix.Right], alpha.Values[mix.Below], alpha.Values[mix.Across]);
            if (value / byte.MaxValue * cut.Factor >= cut.Cutoff)
            {
                keeps = keeps.AsInt32().WithElement(lane, -1).AsSingle();
            }
        }

        return keeps;
    }
}
