using An8Suite.Workflow.Steps;

namespace An8Suite.Workflow.Planning;

/// <summary>One step of <c>an8 reproduce</c>.</summary>
/// <param name="Title">What it does, for messages.</param>
/// <param name="Folder">Where it writes.</param>
/// <param name="Work">What its time is estimated from.</param>
/// <param name="Run">Makes the folder; false when it was finished before.</param>
public sealed record PlannedStep(string Title, string Folder, StepWork Work, Func<StepContext, bool> Run)
{
    /// <summary>Whether there is a finished folder; one that was made otherwise is replaced all the same.</summary>
    public bool SeemsDone => File.Exists(Path.Combine(Folder, StepRecord.FileName));
}
