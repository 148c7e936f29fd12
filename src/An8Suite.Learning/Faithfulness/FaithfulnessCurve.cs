namespace An8Suite.Learning.Faithfulness;

/// <summary>A class's output while the pixels of an image change in order of heat.</summary>
/// <param name="Logit">At 0, 1/steps, ..., 1 of the pixels.</param>
/// <param name="Probability">The same after the softmax.</param>
public sealed record FaithfulnessCurve(double[] Logit, double[] Probability)
{
    /// <summary>The area under the logit over the share of pixels in [0, 1].</summary>
    public double LogitArea => Area(Logit);

    /// <summary>The area under the probability, in [0, 1].</summary>
    public double ProbabilityArea => Area(Probability);

    internal static FaithfulnessCurve Of(IReadOnlyCollection<ClassOutput> outputs) =>
        new([.. outputs.Select(output => output.Logit)], [.. outputs.Select(output => output.Probability)]);

    /// <summary>Trapezoids of equal width.</summary>
    private static double Area(double[] values) =>
        (values.Sum() - ((values[0] + values[^1]) / 2)) / (values.Length - 1);
}
