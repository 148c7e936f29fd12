using An8Suite.Core.Imaging;

namespace An8Suite.Learning.Networks.Designed;

/// <summary>The colours that the pictures of a designed network show.</summary>
/// <param name="Own">Of every class's own parts, in order of label; without cues where there are any.</param>
/// <param name="Cues">Of every class's cue, in order of label; empty lists where there is none.</param>
/// <param name="Neutral">All others, the background's among them.</param>
/// <param name="Background">The colour behind all parts.</param>
public sealed record DesignedColors(
    IReadOnlyList<IReadOnlyList<SrgbColor>> Own, IReadOnlyList<IReadOnlyList<SrgbColor>> Cues,
    IReadOnlyCollection<SrgbColor> Neutral, SrgbColor Background)
{
    /// <summary>Every colour, class by class, then cues, then the others.</summary>
    internal IEnumerable<SrgbColor> All => Own.Concat(Cues).SelectMany(colors => colors).Concat(Neutral);

    /// <summary>Those of all other classes, cues and parts.</summary>
    internal IEnumerable<SrgbColor> AllBut(IReadOnlyList<SrgbColor> one) => Own.Concat(Cues)
        .Where(colors => !ReferenceEquals(colors, one)).SelectMany(colors => colors).Concat(Neutral);
}
