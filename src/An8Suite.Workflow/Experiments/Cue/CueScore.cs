namespace An8Suite.Workflow.Experiments.Cue;

/// <summary>How one method's heat agrees with the sticker and with the coloured part of the plant.</summary>
/// <param name="Method">The explanation method or control.</param>
/// <param name="Sticker">The mean AUC against the sticker's pixels; null when nothing has a score.</param>
/// <param name="Plant">The mean AUC against the part that carries the plant's colour.</param>
/// <param name="StickerHeadroom">Where <paramref name="Sticker"/> stands between noise and the mask itself.</param>
/// <param name="PlantHeadroom">The same of <paramref name="Plant"/>.</param>
/// <param name="Exposed">
/// The share of images with a score under both whose headroom is larger for the sticker: the method points at the
/// cheat.
/// </param>
/// <param name="ExposedLow">The lower end of its 95 % interval, poses drawn.</param>
/// <param name="ExposedHigh">The upper end.</param>
/// <param name="Images">Images with a score under both masks.</param>
/// <param name="LeftOut">Images where the coloured part is hidden.</param>
public sealed record CueScore(
    string Method,
    double? Sticker,
    double? Plant,
    double? StickerHeadroom,
    double? PlantHeadroom,
    double? Exposed,
    double? ExposedLow,
    double? ExposedHigh,
    int Images,
    int LeftOut);
