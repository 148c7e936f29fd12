using An8Suite.Core.Selection;

namespace An8Suite.Tests.Selection;

/// <summary>Plainer ways to solve the mu-lasso that share no line with the suite's solvers.</summary>
internal static class PlainLasso
{
    /// <summary>|X^T w - l|^2 from the inner products.</summary>
    internal static double Objective(GramSystem system, int index, double[] weights)
    {
        double value = system.TargetNorm(index);
        for (int i = 0; i < weights.Length; i++)
        {
            double product = 0;
            for (int j = 0; j < weights.Length; j++)
            {
                product += system.GramRow(i)[j] * weights[j];
            }

            value += weights[i] * (product - (2 * system.TargetMoments(index)[i]));
        }

        return value;
    }

    /// <summary>Minimises |X^T w - l|^2 + lambda |w|_1 by cyclic coordinate descent from zero.</summary>
    internal static double[] CoordinateDescent(GramSystem system, int index, double lambda, LassoSign sign, int sweeps)
    {
        double[] weights = new double[system.FeatureCount];
        double[] correlations = system.TargetMoments(index).ToArray();
        for (int sweep = 0; sweep < sweeps; sweep++)
        {
            for (int i = 0; i < weights.Length; i++)
            {
                ReadOnlySpan<double> row = system.GramRow(i);
                if (row[i] == 0)
                {
                    continue;
                }

                double free = correlations[i] + (row[i] * weights[i]);
                double size = Math.Max(0, Math.Abs(free) - (lambda / 2)) / row[i];
                double next = sign == LassoSign.Nonnegative && free < 0 ? 0 : Math.CopySign(size, free);
                double change = next - weights[i];
                if (change != 0)
                {
                    weights[i] = next;
                    for (int j = 0; j < weights.Length; j++)
                    {
                        correlations[j] -= change * row[j];
                    }
                }
            }
        }

        return weights;
    }

    /// <summary>Minimises |X^T w - l|^2 over |w|_1 at most mu by accelerated projected gradient, with restarts.</summary>
    internal static double[] ProjectedGradient(GramSystem system, int index, double mu, int steps)
    {
        int count = system.FeatureCount;
        double trace = Enumerable.Range(0, count).Sum(system.GramDiagonal);
        double[] current = new double[count];
        double[] ahead = new double[count];
        double momentum = 1;
        double value = double.MaxValue;
        for (int step = 0; step < steps && trace > 0; step++)
        {
            double[] moved = (double[])ahead.Clone();
            for (int i = 0; i < count; i++)
            {
                double product = 0;
                for (int j = 0; j < count; j++)
                {
                    product += system.GramRow(i)[j] * ahead[j];
                }

                moved[i] += (system.TargetMoments(index)[i] - product) / trace;
            }

            double[] next = L1Ball.Project(moved, mu);
            double nextValue = Objective(system, index, next);
            double nextMomentum = nextValue > value ? 1 : (1 + Math.Sqrt(1 + (4 * momentum * momentum))) / 2;
            double carry = nextValue > value ? 0 : (momentum - 1) / nextMomentum;
            ahead = [.. next.Select((weight, i) => weight + (carry * (weight - current[i])))];
            (current, momentum, value) = (next, nextMomentum, nextValue);
        }

        return current;
    }

    /// <summary>The optimal objective by trying every choice of signs; for a handful of features.</summary>
    internal static double BestObjective(GramSystem system, int index, double mu, LassoSign sign)
    {
        int count = system.FeatureCount;
        double best = system.TargetNorm(index);
        for (int code = 1; code < Math.Pow(3, count); code++)
        {
            int[] signs = [.. Enumerable.Range(0, count).Select(i => (code / (int)Math.Pow(3, i) % 3) - 1)];
            if (sign == LassoSign.Nonnegative && signs.Contains(-1))
            {
                continue;
            }

            foreach (bool spent in new[] { false, true })
            {
                double[]? weights = Stationary(system, index, signs, spent ? mu : null);
                if (weights is not null
                    && weights.Sum(Math.Abs) <= mu * (1 + 1e-9)
                    && weights.Zip(signs, (weight, s) => weight * s >= -1e-12).All(same => same))
                {
                    best = Math.Min(best, Objective(system, index, weights));
                }
            }
        }

        return best;
    }

    // The stationary point with this support, and where a budget is given with s w = mu; null when it is not unique.
    private static double[]? Stationary(GramSystem system, int index, int[] signs, double? mu)
    {
        int[] support = [.. Enumerable.Range(0, signs.Length).Where(i => signs[i] != 0)];
        int size = support.Length + (mu is null ? 0 : 1);
        double[,] equations = new double[size, size + 1];
        for (int i = 0; i < support.Length; i++)
        {
            for (int j = 0; j < support.Length; j++)
            {
                equations[i, j] = system.GramRow(support[i])[support[j]];
            }

            equations[i, size] = system.TargetMoments(index)[support[i]];
            if (mu is not null)
            {
                equations[i, size - 1] = equations[size - 1, i] = signs[support[i]];
            }
        }

        if (mu is not null)
        {
            equations[size - 1, size] = mu.Value;
        }

        if (!Eliminate(equations, size))
        {
            return null;
        }

        double[] weights = new double[signs.Length];
        for (int i = 0; i < support.Length; i++)
        {
            weights[support[i]] = equations[i, size];
        }

        return weights;
    }

    private static bool Eliminate(double[,] equations, int size)
    {
        for (int pivot = 0; pivot < size; pivot++)
        {
            int row = Enumerable.Range(pivot, size - pivot).MaxBy(i => Math.Abs(equations[i, pivot]));
            if (Math.Abs(equations[row, pivot]) < 1e-9)
            {
                return false;
            }

            for (int j = 0; j <= size; j++)
            {
                (equations[pivot, j], equations[row, j]) = (equations[row, j], equations[pivot, j]);
            }

            for (int i = 0; i < size; i++)
            {
                double factor = i == pivot ? 0 : equations[i, pivot] / equations[pivot, pivot];
                for (int j = 0; j <= size; j++)
                {
                    equations[i, j] -= factor * equations[pivot, j];
                }
            }
        }

        for (int i = 0; i < size; i++)
        {
            equations[i, size] /= equations[i, i];
        }

        return true;
    }
}
