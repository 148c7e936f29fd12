using An8Suite.Core;

namespace An8Suite.Learning.Explanations.Methods;

/// <summary>
/// Kernel SHAP over the M segments of an image: with v(z) the logit when the coalition z is shown, phi minimises
/// sum_z pi(z) (v(z) - v(0) - z . phi)^2, pi(z) = (M - 1) / (C(M, |z|) |z| (M - |z|)), under
/// sum phi = v(1) - v(0). A pixel's heat is the positive part of its segment's phi.
/// </summary>
/// <remarks>
/// S. M. Lundberg, S.-I. Lee, A Unified Approach to Interpreting Model Predictions, NeurIPS 2017, arXiv 1705.07874,
/// theorem 2. Over all coalitions phi are the Shapley values; that is done where they are no more than
/// <see cref="MethodOptions.ShapCoalitions"/>, empty and full ones aside. Otherwise so many are drawn, each with its
/// complement: a size by the weight of all its coalitions, then a coalition of that size. The draws depend on the seed
/// and M alone.
/// </remarks>
internal static class KernelShap
{
    internal static MethodMap[] Explain(ExplanationRequest request) => Segments.Explain(request, Values);

    /// <summary>phi of one image.</summary>
    internal static double[] Values(ExplanationRequest request, int image, Segments segments)
    {
        (bool[] Shown, double Weight)[] inner =
            Coalitions(request.Seed, segments.Count, request.Options.ShapCoalitions);
        bool[] none = new bool[segments.Count];
        bool[] all = [.. none.Select(_ => true)];
        double[] logits = segments.Logits(request, image, [none, all, .. inner.Select(coalition => coalition.Shown)]);
        return Solve(logits[0], logits[1], inner, logits[2..]);
    }

    /// <summary>Coalitions that are neither empty nor full, with pi up to a common factor.</summary>
    internal static (bool[] Shown, double Weight)[] Coalitions(ulong seed, int segments, int most)
    {
        if (segments < 2)
        {
            return [];
        }

        if (segments < 31 && (1 << segments) - 2 <= most)
        {
            return [.. Enumerable.Range(1, (1 << segments) - 2).Select(bits =>
            {
                bool[] shown = [.. Enumerable.Range(0, segments).Select(segment => (bits >> segment & 1) == 1)];
                int size = shown.Count(isShown => isShown);
                return (shown, SizeWeight(segments, size) / Binomial(segments, size));
            })];
        }

        double total = Enumerable.Range(1, segments - 1).Sum(size => SizeWeight(segments, size));
        return [.. Enumerable.Range(0, most / 2).SelectMany(number =>
        {
            var random = new CounterRandom(seed, $"kernel-shap/{segments}", (ulong)number);
            double left = random.NextDouble() * total;
            int size = 0;
            do
            {
                left -= SizeWeight(segments, ++size);
            }
            while (left >= 0 && size < segments - 1);

            HashSet<int> members = [.. random.Permutation(segments).Take(size)];
            bool[] shown = [.. Enumerable.Range(0, segments).Select(members.Contains)];
            return new[] { (shown, 1.0), (Array.ConvertAll(shown, isShown => !isShown), 1.0) };
        })];
    }

    /// <summary>
    /// With phi = (v(1) - v(0)) / M + psi the condition is that psi add up to 0: of all solutions for rows less their
    /// mean the shortest does.
    /// </summary>
    internal static double[] Solve(
        double empty, double full, (bool[] Shown, double Weight)[] coalitions, double[] logits)
    {
        if (coalitions.Length == 0)
        {
            return [full - empty];
        }

        int segments = coalitions[0].Shown.Length;
        double share = (full - empty) / segments;
        double[] sizes = [.. coalitions.Select(coalition => (double)coalition.Shown.Count(isShown => isShown))];
        double[][] rows = [.. coalitions.Zip(sizes, (coalition, size) =>
            Array.ConvertAll(coalition.Shown, isShown => (isShown ? 1 : 0) - (size / segments)))];
        double[] targets = [.. logits.Zip(sizes, (logit, size) => logit - empty - (share * size))];
        double[] weights = [.. coalitions.Select(coalition => coalition.Weight)];
        return Array.ConvertAll(WeightedRegression.Solve(rows, targets, weights, ridge: 0), psi => share + psi);
    }

    /// <summary>pi of all coalitions of a size together.</summary>
    private static double SizeWeight(int segments, int size) => (segments - 1.0) / (size * (double)(segments - size));

    private static double Binomial(int of, int size) =>
        Enumerable.Range(1, size).Aggregate(1.0, (product, i) => product * (of - size + i) / i);
}
