using An8Suite.Core.Imaging;

namespace An8Suite.Learning.Faithfulness;

/// <summary>An image whose heatmaps are tried.</summary>
/// <param name="Id">Names it in messages, and keys its chance.</param>
/// <param name="Label">The class that the heatmaps explain.</param>
/// <param name="Image">Its pixels.</param>
/// <param name="Background">The same pose without the plant.</param>
public sealed record FaithfulnessSubject(string Id, int Label, ColorImage Image, ColorImage Background);
