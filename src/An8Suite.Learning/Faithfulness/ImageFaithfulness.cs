namespace An8Suite.Learning.Faithfulness;

/// <summary>How faithful one heatmap is to what the network does.</summary>
/// <param name="Deletion">From the image to the background, the hottest pixels first; lower is better.</param>
/// <param name="Insertion">From the background to the image, the hottest pixels first; higher is better.</param>
/// <param name="Infidelity">
/// See <see cref="Infidelity"/>, in squared logits; lower is better; null where the map has no heat in any patch.
/// </param>
/// <param name="InfidelityShare">
/// The same as a share of the mean squared change, in [0, 1]; null also where no patch changes the logit.
/// </param>
/// <param name="HasHeat">False for a constant map, whose order of pixels is chance alone.</param>
public sealed record ImageFaithfulness(
    FaithfulnessCurve Deletion, FaithfulnessCurve Insertion, double? Infidelity, double? InfidelityShare, bool HasHeat);
