using An8Suite.Core;
using An8Suite.Core.Imaging;

namespace An8Suite.Learning.Explanations.Controls;

/// <summary>The mask itself: the ceiling of every score.</summary>
internal static class GroundTruth
{
    internal static MethodMap Of(SampleInput sample, ulong seed)
    {
        BinaryMask mask = sample.ClassMask
            ?? throw new InputException($"image '{sample.Id}' has no class_part mask, which the control 'mask' needs");
        float[] inside = Array.ConvertAll(mask.Values, covered => covered ? 1f : 0f);
        return MethodMap.Of(new Heatmap(mask.Width, mask.Height, inside).Normalized());
    }
}
