namespace An8Suite.Workflow.Experiments.Doubts;

/// <summary>
/// What happens to the logits of a class when one part of the plant is removed or recoloured and the view rendered
/// again.
/// </summary>
/// <param name="Label">The class of the images.</param>
/// <param name="Part">The part's name.</param>
/// <param name="Change">
/// <c>removed</c>, or <c>recoloured</c>: in the colour of the next class that has another colour.
/// </param>
/// <param name="LogitDrop">The mean drop of the class's own logit.</param>
/// <param name="MarginDrop">The mean drop of its lead over the best other logit.</param>
/// <param name="Low">The lower end of the 95 % interval of <paramref name="LogitDrop"/>, poses drawn.</param>
/// <param name="High">The upper end.</param>
/// <param name="Flips">The share of the images that are no longer seen as their class.</param>
/// <param name="Images">Images where the part can be seen; the others are left out.</param>
public sealed record PartEffect(
    int Label,
    string Part,
    string Change,
    double? LogitDrop,
    double? MarginDrop,
    double? Low,
    double? High,
    double? Flips,
    int Images)
{
    /// <summary>The change that takes a part away.</summary>
    public const string Removed = "removed";

    /// <summary>The change that gives a part another class's colour.</summary>
    public const string Recoloured = "recoloured";
}
