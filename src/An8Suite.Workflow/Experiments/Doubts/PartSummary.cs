namespace An8Suite.Workflow.Experiments.Doubts;

/// <summary>
/// The effect of a part on the classes whose colour it carries, or on the others: means over the classes.
/// </summary>
/// <param name="Part">Its name.</param>
/// <param name="Carries">Whether the classes are those whose colour it carries.</param>
/// <param name="Classes">How many classes.</param>
/// <param name="Removed">The drop of the own logit without the part.</param>
/// <param name="RemovedFlips">The share of images no longer seen as their class.</param>
/// <param name="Recoloured">The drop of the own logit with the part in another class's colour.</param>
/// <param name="RecolouredFlips">The share of images no longer seen as their class.</param>
/// <param name="Images">Images where the part can be seen.</param>
internal sealed record PartSummary(
    string Part,
    bool Carries,
    int Classes,
    double? Removed,
    double? RemovedFlips,
    double? Recoloured,
    double? RecolouredFlips,
    int Images)
{
    private static readonly bool[] Either = [true, false];

    /// <summary>Parts in order of id, with the classes whose colour they carry first.</summary>
    public static IReadOnlyList<PartSummary> Of(DoubtsFile file) =>
    [
        .. from part in file.Parts
           from carries in Either
           let effects = file.Effects.Where(effect => effect.Part == part
               && file.ClassParts[effect.Label].Contains(part) == carries).ToArray()
           where effects.Length > 0
           let removed = effects.Where(effect => effect.Change == PartEffect.Removed).ToArray()
           let recoloured = effects.Where(effect => effect.Change == PartEffect.Recoloured).ToArray()
           select new PartSummary(
               part,
               carries,
               removed.Length,
               removed.Average(effect => effect.LogitDrop),
               removed.Average(effect => effect.Flips),
               recoloured.Average(effect => effect.LogitDrop),
               recoloured.Average(effect => effect.Flips),
               removed.Sum(effect => effect.Images)),
    ];
}
