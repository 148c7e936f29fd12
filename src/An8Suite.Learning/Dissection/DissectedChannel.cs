using An8Suite.Core.Selection;

namespace An8Suite.Learning.Dissection;

/// <summary>How well one channel coincides with each part of what the images show.</summary>
/// <param name="Feature">Layer and channel.</param>
/// <param name="Threshold">T, which the channel's top quantile of activations exceeds.</param>
/// <param name="ActivePixels">How many pixels of all images the upsampled map exceeds T at.</param>
/// <param name="Ious">
/// Intersection over union with every part, in the order of the parts; null where both are empty.
/// </param>
public sealed record DissectedChannel(Feature Feature, float Threshold, long ActivePixels, IReadOnlyList<double?> Ious)
{
    /// <summary>
    /// The place of the part with the largest IoU, the first among equals; null where the channel meets no part.
    /// </summary>
    public int? BestPart
    {
        get
        {
            double best = Ious.Max() ?? 0;
            return best > 0 ? Ious.ToList().FindIndex(iou => iou == best) : null;
        }
    }
}
