namespace An8Suite.Workflow.Experiments.Compare;

/// <summary>One compared image.</summary>
/// <param name="Id">Its id, and the name of its panel in <c>panels</c>.</param>
/// <param name="ClassName">The class it shows.</param>
/// <param name="Predicted">The class the network sees, whose features are drawn.</param>
/// <param name="Features">
/// The most relevant first; empty where none speaks for the class, and then there is no panel.
/// </param>
public sealed record ComparedImage(
    string Id, string ClassName, string Predicted, IReadOnlyList<ComparedFeature> Features);
