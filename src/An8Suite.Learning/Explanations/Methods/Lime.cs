using An8Suite.Core;

namespace An8Suite.Learning.Explanations.Methods;

/// <summary>
/// LIME over the M segments of an image: with v(z) the logit when the coalition z is shown, b minimises
/// sum_z w(z) (v(z) - b_0 - z . b)^2 + |b|^2, w(z) = sqrt(exp(-D^2 / 0.25^2)), D = 1 - sqrt(|z| / M) the cosine
/// distance to the whole image. A pixel's heat is the positive part of its segment's b.
/// </summary>
/// <remarks>
/// M. T. Ribeiro, S. Singh, C. Guestrin, "Why Should I Trust You?", KDD 2016, arXiv 1602.04938, equation 2, with what
/// the authors' implementation takes where nothing is said: 1,000 coalitions, the first of them the whole image, each
/// segment of the others shown with probability 1/2; kernel width 0.25; ridge 1, none on b_0; all segments. It explains
/// probabilities, and draws its segments by another algorithm. The draws depend on the seed and M alone.
/// </remarks>
internal static class Lime
{
    private const double KernelWidth = 0.25;
    private const double Ridge = 1;

    internal static MethodMap[] Explain(ExplanationRequest request) => Segments.Explain(request, Values);

    /// <summary>b of one image.</summary>
    internal static double[] Values(ExplanationRequest request, int image, Segments segments)
    {
        bool[][] coalitions = [.. Enumerable.Range(0, request.Options.LimeSamples)
            .Select(number => Coalition(request.Seed, segments.Count, number))];
        double[] logits = segments.Logits(request, image, coalitions);
        double[] changes = Array.ConvertAll(logits, logit => logit - logits[0]); // exactly 0 where all are the same
        double[] weights = Array.ConvertAll(coalitions, Weight);
        double total = weights.Sum();

        // Deviations from the weighted means: b_0, which has no penalty, drops out.
        double[] mean = [.. Enumerable.Range(0, segments.Count)
            .Select(segment => coalitions.Zip(weights, (shown, w) => shown[segment] ? w : 0).Sum() / total)];
        double middle = changes.Zip(weights, (change, w) => change * w).Sum() / total;
        double[][] rows = Array.ConvertAll(
            coalitions, shown => shown.Select((isShown, segment) => (isShown ? 1 : 0) - mean[segment]).ToArray());
        return WeightedRegression.Solve(rows, Array.ConvertAll(changes, change => change - middle), weights, Ridge);
    }

    /// <summary>Which segments are shown in coalition <paramref name="number"/>; all of them in the first.</summary>
    internal static bool[] Coalition(ulong seed, int segments, int number)
    {
        var random = new CounterRandom(seed, $"lime/{segments}", (ulong)number);
        return [.. Enumerable.Range(0, segments).Select(_ => number == 0 || random.NextDouble() < 0.5)];
    }

    private static double Weight(bool[] shown)
    {
        double distance = 1 - Math.Sqrt(shown.Count(isShown => isShown) / (double)shown.Length);
        return Math.Sqrt(Math.Exp(-distance * distance / (KernelWidth * KernelWidth)));
    }
}
