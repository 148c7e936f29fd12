using An8Suite.Core;
using An8Suite.Core.Imaging;

namespace An8Suite.Learning.Explanations.Controls;

/// <summary>1 on every part of the object that the classes are told by, 0 elsewhere.</summary>
internal static class Silhouette
{
    internal static MethodMap Of(SampleInput sample, ulong seed)
    {
        PartMask parts = sample.Parts
            ?? throw new InputException($"image '{sample.Id}' has no part ids, which the control 'silhouette' needs");
        float[] inside = Array.ConvertAll(parts.Ids, id => sample.IsObject(id) ? 1f : 0f);
        return MethodMap.Of(new Heatmap(parts.Width, parts.Height, inside).Normalized());
    }
}
