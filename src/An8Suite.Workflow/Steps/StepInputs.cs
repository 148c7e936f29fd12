namespace An8Suite.Workflow.Steps;

/// <summary>What a step reads.</summary>
/// <param name="Folders">By the step that wrote them.</param>
/// <param name="Fingerprints">Of those that no step wrote.</param>
internal sealed record StepInputs(
    IReadOnlyDictionary<string, string> Folders, IReadOnlyDictionary<string, string> Fingerprints)
{
    /// <summary>The folder of one step.</summary>
    public static StepInputs Of(string step, string folder) =>
        new(new Dictionary<string, string> { [step] = folder }, new Dictionary<string, string>());

    /// <summary>With further folders.</summary>
    public StepInputs And(IEnumerable<(string Step, string Folder)> others)
    {
        Dictionary<string, string> folders = new(Folders);
        foreach ((string step, string folder) in others)
        {
            folders[step] = folder;
        }

        return this with { Folders = folders };
    }
}
