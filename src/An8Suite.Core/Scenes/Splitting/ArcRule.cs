using An8Suite.Core.Labels;

namespace An8Suite.Core.Scenes.Splitting;

/// <summary>
/// Fixed splits by viewpoint: what is seen from two arcs of views is held out, everything else trains.
/// </summary>
/// <param name="Val">The views that validate.</param>
/// <param name="Test">The views that are tested.</param>
internal sealed record ArcRule(Arc Val, Arc Test) : SplitRule
{
    /// <summary>The name in a recipe.</summary>
    public const string Name = "arc";

    internal override string Yaml => $"{{by: {Name}, val: {Text(Val)}, test: {Text(Test)}}}";

    internal override IEnumerable<(string Key, string Message)> Problems(long poseCount)
    {
        if (Val.IsEmpty)
        {
            yield return ("val", $"expected two different directions, found {Text(Val)}");
        }

        if (Test.IsEmpty)
        {
            yield return ("test", $"expected two different directions, found {Text(Test)}");
        }
        else if (!Val.IsEmpty && Val.Overlaps(Test))
        {
            yield return ("test", $"expected views outside val {Text(Val)}, found {Text(Test)}");
        }
    }

    internal override IEnumerable<(string Key, string Message)> PoseProblems(IReadOnlyList<double> views)
    {
        HashSet<Split> filled = [.. views.Select(SplitOf)];
        foreach ((Split split, string key, Arc arc) in new[] { (Split.Val, "val", Val), (Split.Test, "test", Test) })
        {
            if (!filled.Contains(split))
            {
                yield return (key,
                    $"no pose has its view from {Text(arc.From)} to below {Text(arc.To)}, and every split needs one");
            }
        }

        if (!filled.Contains(Split.Train))
        {
            yield return (string.Empty, "val and test hold the views of all poses, and nothing is left to train on");
        }
    }

    internal override IReadOnlyList<(int Fold, Split Split)> Deal(IReadOnlyList<double> views) =>
        [.. views.Select(view => (0, SplitOf(view)))];

    private static string Text(Arc arc) => $"[{Text(arc.From)}, {Text(arc.To)}]";

    private Split SplitOf(double view) => Val.Holds(view) ? Split.Val : Test.Holds(view) ? Split.Test : Split.Train;
}
