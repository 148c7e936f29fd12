namespace An8Suite.Core.Selection;

/// <summary>
/// Improves weights for one budget by an active-set method, in rounds that are each well conditioned.
/// </summary>
/// <remarks>
/// A round minimises |X^T w - l|^2 + ridge |w - v|^2 over the L1 ball, v being where it starts: a step of the proximal
/// point method (Rockafellar 1976), whose rounds lead to the lasso itself. Within a round, in the manner of Lawson and
/// Hanson (1974): minimise over the face of the ball that the support and its signs span, going no further than where a
/// weight reaches 0; when the face is done, add the feature that violates the optimality conditions most. The ridge
/// keeps dependent features apart and no step raises the objective, so this neither cycles nor breaks down where the
/// homotopy might.
/// </remarks>
internal sealed class LassoActiveSet
{
    // Of the largest squared length of a feature: well above rounding, and small enough for a few rounds to suffice.
    private const double RidgePart = 1e-12;

    private readonly GramSystem _system;
    private readonly LassoOptions _options;
    private readonly ActiveCholesky _active;
    private readonly double[] _moments;
    private readonly double[] _start;
    private readonly double[] _weights;
    private readonly double[] _correlations;
    private readonly double[] _signs;
    private readonly HashSet<int> _refused = [];
    private readonly double _ridge;
    private readonly double _tolerance;
    private readonly int _classIndex;

    private LassoActiveSet(GramSystem system, int classIndex, LassoOptions options, double[] start)
    {
        (_system, _classIndex, _options, _start) = (system, classIndex, options, start);
        _ridge = RidgePart * Enumerable.Range(0, start.Length).Max(system.GramDiagonal);
        _tolerance = 1e-14 * system.TargetNorm(classIndex) / options.Mu;
        _active = new ActiveCholesky(system, _ridge);
        _moments = system.TargetMoments(classIndex).ToArray();
        _weights = new double[start.Length];
        _correlations = new double[start.Length];
        _signs = new double[start.Length];
        for (int feature = 0; feature < start.Length; feature++)
        {
            _moments[feature] += _ridge * start[feature];
            if (start[feature] != 0 && _active.TryInsert(feature))
            {
                (_weights[feature], _signs[feature]) = (start[feature], Math.Sign(start[feature]));
            }
        }
    }

    /// <summary>One round from <paramref name="start"/>, which lies inside the ball and keeps to the signs.</summary>
    internal static double[] Round(GramSystem system, int classIndex, LassoOptions options, double[] start) =>
        new LassoActiveSet(system, classIndex, options, start).Run();

    private double[] Run()
    {
        int limit = 1000 + (20 * _weights.Length);
        for (int step = 0; step < limit; step++)
        {
            double level = MinimiseFace();
            _system.Correlations(_classIndex, _weights, _correlations);
            for (int i = 0; i < _weights.Length; i++)
            {
                _correlations[i] += _ridge * (_start[i] - _weights[i]);
            }

            if (!TryAddWorst(level + _tolerance))
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
        double[] target = [.. _active.Columns.Select(feature => _moments[feature])];
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
