using An8Suite.Core.Imaging;

namespace An8Suite.Core.Scenes;

/// <summary>The colour of the background and of every part of a mesh, for one class.</summary>
/// <param name="Background">The colour of pixels that show no part; never shaded.</param>
/// <param name="Parts">The base colour of the part with id i + 1 at index i.</param>
public sealed record Palette(SrgbColor Background, IReadOnlyList<SrgbColor> Parts);
