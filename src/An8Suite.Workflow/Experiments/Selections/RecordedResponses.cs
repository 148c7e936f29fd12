using An8Suite.Core;
using An8Suite.Core.Datasets;
using An8Suite.Core.Selection;
using An8Suite.Workflow.Generating;
using An8Suite.Workflow.Selecting;
using An8Suite.Workflow.Steps;

namespace An8Suite.Workflow.Experiments.Selections;

/// <summary>A folder of <c>an8 respond</c> with the images that responded.</summary>
internal sealed class RecordedResponses
{
    private Dataset? _dataset;

    /// <summary>Opens a folder.</summary>
    /// <exception cref="InputException">It was not made by <c>an8 respond</c>.</exception>
    public RecordedResponses(string folder) => Respond = Lineage.Of(folder, "respond");

    /// <summary>The folder.</summary>
    public Lineage Respond { get; }

    /// <summary>For a plan.</summary>
    public StepInputs Inputs => StepInputs.Of("respond", Respond.Folder);

    /// <summary>Reads the responses.</summary>
    public ResponseTable Table() => ResponseFolder.Read(Respond.Folder);

    /// <summary>The dataset, read once.</summary>
    public Dataset Dataset(StepContext context) => _dataset ??= DataInput.Of(Respond.Behind("train"), context).Open();
}
