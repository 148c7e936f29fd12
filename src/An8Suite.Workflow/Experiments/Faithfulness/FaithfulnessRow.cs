using An8Suite.Core.Labels;
using An8Suite.Learning.Faithfulness;

namespace An8Suite.Workflow.Experiments.Faithfulness;

/// <summary>The faithfulness of one heatmap.</summary>
/// <param name="Sample">The image.</param>
/// <param name="Explained">The class explained.</param>
/// <param name="Method">The method.</param>
/// <param name="Result">What was measured.</param>
internal sealed record FaithfulnessRow(Sample Sample, int Explained, string Method, ImageFaithfulness Result);
