using An8Suite.Core;

namespace An8Suite.Workflow.Studies;

/// <summary>What <c>an8 study new</c> asks.</summary>
public sealed record StudyOptions
{
    /// <summary>Images of the folders, about as many of each class, drawn by the seed.</summary>
    public int Images { get; init; } = 12;

    /// <summary>Methods; none for all that are no controls.</summary>
    public IReadOnlyList<string> Methods { get; init; } = [];

    /// <summary>Questions of one participant: which class does this map explain?</summary>
    public int ClassTrials { get; init; } = 20;

    /// <summary>Questions of one participant: which of two maps is more reasonable?</summary>
    public int PairTrials { get; init; } = 20;

    /// <summary>Attention checks among the pairs: the mask against noise.</summary>
    public int Checks { get; init; } = 6;

    /// <summary>Pairs that come a second time at the end, with the sides changed.</summary>
    public int Repeats { get; init; } = 4;

    /// <summary>Reports every problem at once.</summary>
    /// <exception cref="InputException">A number is out of range.</exception>
    public void Validate()
    {
        (string Flag, int Number)[] counts =
        [
            ("--class-trials", ClassTrials), ("--pair-trials", PairTrials),
            ("--checks", Checks), ("--repeats", Repeats),
        ];
        string[] problems =
        [
            .. Problem(Images >= 1, $"--images: expected 1 or more, found {Images}"),
            .. counts.SelectMany(count =>
                Problem(count.Number >= 0, $"{count.Flag}: expected 0 or more, found {count.Number}")),
            .. Problem(
                ClassTrials + PairTrials > 0, $"--class-trials and --pair-trials: expected a question, found none"),
            .. Problem(Repeats <= PairTrials, $"--repeats: expected at most the {PairTrials} pairs, found {Repeats}"),
        ];
        if (problems.Length > 0)
        {
            throw new InputException(string.Join("; ", problems));
        }
    }

    private static string[] Problem(bool holds, FormattableString problem) =>
        holds ? [] : [FormattableString.Invariant(problem)];
}
