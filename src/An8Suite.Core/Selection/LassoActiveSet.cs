namespace An8Suite.Core.Selection;

/// <summary>Solves the mu-lasso for one budget by an active-set method that lowers the objective at every step.</summary>
/// <remarks>
/// In the manner of Lawson and Hanson (1974) and Wolfe (1976): minimise over the face of the L1 ball that the support and its
/// signs span, going no further than where a weight reaches 0; when the face is done, add the feature that violates the
/// optimality conditions most. Starts anywhere inside the ball, so it can finish what another solver has left.
/// </remarks>
internal sealed class LassoActiveSet
{
    private readonly GramSystem _system;
    private readonly int _classIndex;
    private readonly LassoOptions _options;
    private readonly ActiveCholesky _active;
    private readonly double[] _weights;
    private readonly double[] _correlations;
    private readonly double[] _signs;
    private readonly HashSet<int> _refused = [];

    internal LassoActiveSet(GramSystem system, int classIndex, LassoOptions options, double[] start)
    {
        (_system, _classIndex, _options) = (system, classIndex, options);
        _active = new ActiveCholesky(system);
        _weights = new double[start.Length];
        _correlations = new double[start.Length];
        _signs = new double[start.Length];
        foreach (int feature in Enumerable.Range(0, start.Length).Where(i => start[i] != 0))
        {
            if (_active.TryInsert(feature))
            {
                (_weights[feature], _signs[feature]) = (start[feature], Math.Sign(start[feature]));
            }
        }
    }

    /// <summary>The weights when no feature violates the conditions by more than rounding, or when nothing moves any more.</summary>
    internal double[] Run()
    {
        int limit = 1000 + (20 * _weights.Length);
        double tolerance = 1e-14 * _system.TargetNorm(_classIndex) / _options.Mu;
        for (int step = 0; step < limit; step++)
        {
            double level = MinimiseFace();
            _system.Correlations(_classIndex, _weights, _correlations);
            if (!TryAddWorst(level + tolerance))
            {
                break;
            }
        }

        return _weights;
    }

    // Returns the correlation that every feature of the face ends with.
    private double MinimiseFace()
    {
        while (true)
        {
            (double[] target, double level) = FaceMinimum();
            double fraction = 1;
            int blocking = -1;
            for (int i = 0; i < target.Length; i++)
            {
                int feature = _active.Columns[i];
                double from = Math.Abs(_weights[feature]);
                double to = _signs[feature] * target[i];
                if (to <= 0 && from < fraction * (from - to))
                {
                    (fraction, blocking) = (from / (from - to), i);
                }
            }

            for (int i = 0; i < target.Length; i++)
            {
                int feature = _active.Columns[i];
                _weights[feature] += fraction * (target[i] - _weights[feature]);
            }

            if (blocking < 0)
            {
                return level;
            }

            Drop(blocking);
        }
    }

    private (double[] Target, double Level) FaceMinimum()
    {
        double[] target = [.. _active.Columns.Select(feature => _system.TargetMoments(_classIndex)[feature])];
        double[] signs = [.. _active.Columns.Select(feature => _signs[feature])];
        double[] direction = (double[])signs.Clone();
        _active.Solve(target);
        _active.Solve(direction);
        double excess = DenseRows.Dot(signs, target) - _options.Mu;
        double level = excess > 0 ? excess / DenseRows.Dot(signs, direction) : 0;
        DenseRows.AddScaled(target, direction, -level);
        return (target, level);
    }

    private void Drop(int position)
    {
        int feature = _active.Columns[position];
        // A feature that leaves the moment it has come would come again: it stays away until another one leaves.
        bool justCame = position == _active.Count - 1 && _refused.Contains(feature);
        (_weights[feature], _signs[feature]) = (0, 0);
        _active.RemoveAt(position);
        if (!justCame)
        {
            _refused.Clear();
        }
    }

    private bool TryAddWorst(double level)
    {
        while (true)
        {
            (int worst, double largest) = (-1, level);
            for (int i = 0; i < _weights.Length; i++)
            {
                double violation = _options.Sign == LassoSign.Free ? Math.Abs(_correlations[i]) : _correlations[i];
                if (_signs[i] == 0 && violation > largest && !_refused.Contains(i))
                {
                    (worst, largest) = (i, violation);
                }
            }

            if (worst < 0)
            {
                return false;
            }

            _refused.Add(worst);
            if (_active.TryInsert(worst))
            {
                _signs[worst] = Math.CopySign(1, _correlations[worst]);
                return true;
            }
        }
    }
}
