using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace An8Suite.Core.Statistics;

/// <summary>
/// Paired permutation test: under the null hypothesis the two methods may be exchanged in any pose, which flips the
/// pose's sign.
/// </summary>
/// <remarks>
/// T = |sum of the poses' contributions|, two-sided. All 2^n flips are tried where there are no more than the wanted
/// number; else p = (1 + number of random flips with T* >= T) / (1 + flips), which never claims zero (Phipson and Smyth
/// 2010).
/// </remarks>
/// <param name="P">In (0, 1].</param>
/// <param name="Exact">Whether all flips were tried.</param>
/// <param name="Poses">Poses with a contribution other than zero.</param>
public readonly record struct SignFlipTest(double P, bool Exact, int Poses)
{
    private const string Stream = "sign-flips";
    private const int Lanes = 4;

    // Flips that tie with T but for the order of a sum must count as ties.
    private const double Tolerance = 1e-10;

    /// <summary>Tests one sum of contributions.</summary>
    public static SignFlipTest Of(double[] contributions, ResamplingOptions options) => Of([contributions], options)[0];

    /// <summary>Tests many sums with the same random flips.</summary>
    public static SignFlipTest[] Of(IReadOnlyList<double[]> contributions, ResamplingOptions options)
    {
        double[][] kept = [.. contributions.Select(values => values.Where(value => value != 0).ToArray())];
        bool[] exact = [.. kept.Select(values => values.Length < 31 && (1 << values.Length) <= options.Flips + 1)];
        long[] reached = new long[kept.Length];
        int[] random = [.. Enumerable.Range(0, kept.Length).Where(test => !exact[test])];
        if (random.Length > 0)
        {
            // Here zeros stay, so that all tests flip the same poses together.
            double[][] padded = [.. random.Select(test => Padded(contributions[test]))];
            long[] counts = CountRandom(padded, options);
            foreach ((int test, long count) in random.Zip(counts))
            {
                reached[test] = count;
            }
        }

        return
        [
            .. Enumerable.Range(0, kept.Length).Select(test => exact[test]
                ? new SignFlipTest(ExactP(kept[test]), true, kept[test].Length)
                : new SignFlipTest((1.0 + reached[test]) / (1.0 + options.Flips), false, kept[test].Length)),
        ];
    }

    private static double ExactP(double[] values)
    {
        double threshold = Threshold(values);
        long count = 0;
        long all = 1L << values.Length;
        for (long flips = 0; flips < all; flips++)
        {
            double sum = 0;
            for (int i = 0; i < values.Length; i++)
            {
                sum += ((flips >> i) & 1) == 0 ? values[i] : -values[i];
            }

            count += Math.Abs(sum) >= threshold ? 1 : 0;
        }

        return count / (double)all;
    }

    private static long[] CountRandom(double[][] values, ResamplingOptions options)
    {
        double[] thresholds = [.. values.Select(Threshold)];
        long[] counts = new long[values.Length];
        Parallel.For(
            0,
            options.Flips,
            () => (Signs: new double[values.Max(v => v.Length)], Counts: new long[values.Length]),
            (flip, _, local) =>
            {
                Draw(local.Signs, options.Seed, flip);
                for (int test = 0; test < values.Length; test++)
                {
                    local.Counts[test] += Math.Abs(Dot(values[test], local.Signs)) >= thresholds[test] ? 1 : 0;
                }

                return local;
            },
            local =>
            {
                for (int test = 0; test < counts.Length; test++)
                {
                    Interlocked.Add(ref counts[test], local.Counts[test]);
                }
            });
        return counts;
    }

    private static double Threshold(double[] values) =>
        Math.Abs(values.Sum()) - (Tolerance * values.Sum(Math.Abs));

    private static double[] Padded(double[] values)
    {
        double[] padded = new double[(values.Length + Lanes - 1) / Lanes * Lanes];
        values.CopyTo(padded, 0);
        return padded;
    }

    private static void Draw(double[] signs, ulong seed, int flip)
    {
        CounterRandom random = new(seed, Stream, (ulong)flip);
        ulong bits = 0;
        for (int i = 0; i < signs.Length; i++)
        {
            bits = i % 64 == 0 ? random.NextUInt64() : bits >> 1;
            signs[i] = 1 - (2 * (int)(bits & 1));
        }
    }

    /// <summary>Four lanes on every processor, so that the sum has the same bits everywhere.</summary>
    private static double Dot(double[] values, double[] signs)
    {
        ReadOnlySpan<Vector256<double>> a = MemoryMarshal.Cast<double, Vector256<double>>(values);
        ReadOnlySpan<Vector256<double>> b = MemoryMarshal.Cast<double, Vector256<double>>(signs);
        Vector256<double> sum = Vector256<double>.Zero;
        for (int i = 0; i < a.Length; i++)
        {
            sum += a[i] * b[i];
        }

        return Vector256.Sum(sum);
    }
}
