namespace An8Suite.Workflow.Scoring;

/// <summary>
/// What happened to some heatmaps of one method while they were scored; an entry of <c>left-out.json</c>.
/// </summary>
/// <param name="Method">The method.</param>
/// <param name="Policy">The mask policy, where it depends on that.</param>
/// <param name="Reason">In words.</param>
/// <param name="Scored">Whether they are in the scores nevertheless.</param>
/// <param name="Count">How many.</param>
/// <param name="Names">All of them, in text order.</param>
/// <param name="Detail">More about the first.</param>
internal sealed record HeatmapRemark(
    string Method, string? Policy, string Reason, bool Scored, int Count, IReadOnlyList<string> Names, string? Detail)
{
    /// <summary>The file's name in the folder of <c>score</c>.</summary>
    public const string FileName = "left-out.json";

    private const int ShownNames = 3;

    /// <summary>One line: method, count, reason and the first names.</summary>
    public string Line()
    {
        string shown = string.Join(", ", Names.Take(ShownNames)) + (Count > ShownNames ? ", ..." : "");
        string where = Policy is null ? Method : $"{Method}, {Policy}";
        string detail = Detail is null ? "" : $" ({Detail})";
        return FormattableString.Invariant(
            $"{where}: {Count} {Reason}: {shown}{detail}; {(Scored ? "scored" : "left out")}");
    }
}
