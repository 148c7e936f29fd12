namespace An8Suite.Workflow.Experiments.Doubts;

/// <summary>
/// How a method spreads its heat over the plant, and how well that agrees with what the network measurably uses.
/// </summary>
/// <param name="Method">The explanation method or control.</param>
/// <param name="Background">The mean share of the heat that lies on no part.</param>
/// <param name="Parts">The mean share of each part, in order of id.</param>
/// <param name="Agreement">
/// 1 - half the sum of |heat share - effect share| over background and parts, in [0, 1]; a part's effect share is the
/// drop of the class's logit when it is removed, where that is positive, over the sum of these; the background's is 0.
/// </param>
/// <param name="AgreementLow">The lower end of its 95 % interval, poses drawn.</param>
/// <param name="AgreementHigh">The upper end.</param>
/// <param name="Images">Images with heat and an effect.</param>
/// <param name="Undefined">Images without.</param>
public sealed record HeatShare(
    string Method,
    double? Background,
    IReadOnlyList<double?> Parts,
    double? Agreement,
    double? AgreementLow,
    double? AgreementHigh,
    int Images,
    int Undefined);
