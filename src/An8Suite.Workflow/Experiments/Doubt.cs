namespace An8Suite.Workflow.Experiments;

/// <summary>A doubt that readers of the paper had.</summary>
/// <param name="Question">In the report.</param>
/// <param name="Verb">What measures it.</param>
public sealed record Doubt(string Question, string Verb)
{
    /// <summary>Whether the comparison with guided backprop was fair.</summary>
    public static Doubt Start { get; } = new(
        "Guided backprop started from the logit, ours from chosen features: were they treated alike?", "evaluate");

    /// <summary>Whether relevant features matter most.</summary>
    public static Doubt Importance { get; } = new(
        "Removing chosen features hurts more than removing random ones; does that make them the most important?",
        "ablate");

    /// <summary>Whether the mask is all that the network uses.</summary>
    public static Doubt Context { get; } = new(
        "Does the network need more than the part that carries the colour?", "doubts");

    /// <summary>Why the L1 norm.</summary>
    public static Doubt Scaling { get; } = new("Why divide each layer's responses by their sum?", "doubts");

    /// <summary>What makes maps differ by class.</summary>
    public static Doubt Sensitivity { get; } = new(
        "Does the sensitivity to the class come from the choice of channels alone?", "sanity");

    /// <summary>Other networks and datasets.</summary>
    public static Doubt Generality { get; } = new(
        "One easy dataset, one small network: what carries over?", "evaluate");

    /// <summary>Whether a heatmap can catch a network out.</summary>
    public static Doubt Cheating { get; } = new("Does a method expose a network that cheats?", "cue");

    /// <summary>In the order of the page.</summary>
    public static IReadOnlyList<Doubt> All { get; } =
        [Start, Importance, Context, Scaling, Sensitivity, Generality, Cheating];
}
