namespace An8Suite.Core.Selection;

/// <summary>Follows the solutions of the mu-lasso from mu = 0 upwards along their straight pieces.</summary>
/// <remarks>
/// Osborne, Presnell, Turlach 2000; Efron, Hastie, Johnstone, Tibshirani 2004. With the correlations c = B - G w and
/// C = max |c|: on a piece the features A with |c| = C are in the fit, with signs s, and w_A moves along d = G_AA^-1 s,
/// which lowers C by 1 and c by a = G d. A piece ends where another feature reaches C (it joins), a weight reaches 0
/// (it drops), the budget is spent, or C is 0.
/// </remarks>
internal sealed class LassoHomotopy
{
    private const double Rounding = 1.0 / (1L << 52);

    private readonly GramSystem _system;
    private readonly LassoSign _sign;
    private readonly ActiveCholesky _active;
    private readonly double[] _moments;
    private readonly double[] _weights;
    private readonly double[] _correlations;
    private readonly double[] _products;
    private readonly double[] _signs;

    // Features that may not join: constant zero, or dependent on the active ones until one of those drops.
    private readonly bool[] _barred;
    private readonly double _largestDiagonal;
    private double[] _direction = [];
    private readonly double _firstLevel;
    private double _level;
    private double _l1Norm;
    private int _dropped = -1;
    private double _droppedSign;

    internal LassoHomotopy(GramSystem system, int classIndex, LassoSign sign)
    {
        int count = system.FeatureCount;
        _system = system;
        _sign = sign;
        _active = new ActiveCholesky(system, ridge: 0);
        _moments = system.TargetMoments(classIndex).ToArray();
        _weights = new double[count];
        _correlations = (double[])_moments.Clone();
        _products = new double[count];
        _signs = new double[count];
        _barred = new bool[count];
        for (int i = 0; i < count; i++)
        {
            _largestDiagonal = Math.Max(_largestDiagonal, system.GramDiagonal(i));
            _level = Math.Max(_level, sign == LassoSign.Free ? Math.Abs(_moments[i]) : _moments[i]);
        }

        _firstLevel = _level;
        Unbar();
    }

    private enum Ending
    {
        Join,
        Drop,
        Budget,
        Zero,
    }

    /// <summary>Takes every corner that is passed, where somebody wants them.</summary>
    internal List<LassoBreakpoint>? Path { get; init; }

    /// <summary>The weights where the budget is spent, or where more of it no longer helps.</summary>
    internal double[] Run(double mu)
    {
        // Paths have a few corners a feature; one with many more goes round in circles, and the certificate will tell.
        int limit = 1000 + (20 * _weights.Length);
        Path?.Add(Breakpoint());
        var ending = Ending.Join;
        for (int step = 0; step < limit && ending is (Ending.Join or Ending.Drop); step++)
        {
            (ending, double length, int index) = NextEnding(mu);
            if (length > 0)
            {
                Move(length);
            }

            Apply(ending, index);
            if (length > 0)
            {
                Path?.Add(Breakpoint());
            }
        }

        Polish(mu, ending == Ending.Budget);
        return _weights;
    }

    // The index is a feature for a join and a position in the active set for a drop.
    private (Ending Ending, double Length, int Index) NextEnding(double mu)
    {
        if (_level <= 8 * Rounding * (_firstLevel + (_largestDiagonal * _l1Norm)))
        {
            return (Ending.Zero, 0, -1);
        }

        double slope = SetDirection();
        (Ending Ending, double Length, int Index) next = (Ending.Zero, _level, -1);
        if (mu - _l1Norm <= next.Length * slope)
        {
            next = (Ending.Budget, Math.Max(0, mu - _l1Norm) / slope, -1);
        }

        for (int i = 0; i < _active.Count; i++)
        {
            int feature = _active.Columns[i];
            double speed = -_signs[feature] * _direction[i];
            double room = Math.Max(0, _signs[feature] * _weights[feature]);
            if (speed > 0 && room < next.Length * speed)
            {
                next = (Ending.Drop, room / speed, i);
            }
        }

        (double length, int joining) = NextJoin(next.Length);
        return joining < 0 ? next : (Ending.Join, length, joining);
    }

    private (double Length, int Feature) NextJoin(double length)
    {
        int joining = -1;
        for (int i = 0; i < _weights.Length; i++)
        {
            if (_signs[i] != 0 || _barred[i])
            {
                continue;
            }

            // A feature that has just dropped leaves the level it dropped from; rounding must not bring it back at
            // once.
            double above = Math.Max(0, _level - _correlations[i]);
            double aboveSpeed = 1 - _products[i];
            if (above < length * aboveSpeed && !(i == _dropped && _droppedSign > 0))
            {
                (length, joining) = (above / aboveSpeed, i);
            }

            double below = Math.Max(0, _level + _correlations[i]);
            double belowSpeed = 1 + _products[i];
            if (_sign == LassoSign.Free && below < length * belowSpeed && !(i == _dropped && _droppedSign < 0))
            {
                (length, joining) = (below / belowSpeed, i);
            }
        }

        return (length, joining);
    }

    // Sets d = G_AA^-1 s and a = G d; returns how fast the L1 norm grows, s d.
    private double SetDirection()
    {
        int count = _active.Count;
        _direction = new double[count];
        for (int i = 0; i < count; i++)
        {
            _direction[i] = _signs[_active.Columns[i]];
        }

        _active.Solve(_direction);
        double slope = 0;
        Array.Clear(_products);
        for (int i = 0; i < count; i += 2)
        {
            int feature = _active.Columns[i];
            slope += _signs[feature] * _direction[i];
            if (i + 1 == count)
            {
                DenseRows.AddScaled(_products, _system.GramRow(feature), _direction[i]);
                break;
            }

            int second = _active.Columns[i + 1];
            slope += _signs[second] * _direction[i + 1];
            DenseRows.AddScaled(
                _products, _system.GramRow(feature), _direction[i], _system.GramRow(second), _direction[i + 1]);
        }

        return slope;
    }

    private void Move(double length)
    {
        _level -= length;
        _l1Norm = 0;
        for (int i = 0; i < _active.Count; i++)
        {
            int feature = _active.Columns[i];
            _weights[feature] += length * _direction[i];
            _l1Norm += Math.Abs(_weights[feature]);
        }

        DenseRows.AddScaled(_correlations, _products, -length);
    }

    private void Apply(Ending ending, int index)
    {
        _dropped = -1;
        if (ending == Ending.Join)
        {
            if (_active.TryInsert(index))
            {
                _signs[index] = Math.CopySign(1, _correlations[index]);
            }
            else
            {
                _barred[index] = true;
            }
        }
        else if (ending == Ending.Drop)
        {
            int feature = _active.Columns[index];
            (_dropped, _droppedSign) = (feature, _signs[feature]);
            (_weights[feature], _signs[feature]) = (0, 0);
            _active.RemoveAt(index);
            Unbar();
        }
    }

    // Solves for the weights once more from B itself, which clears the rounding that many steps have added up.
    private void Polish(double mu, bool spent)
    {
        double[] target = new double[_active.Count];
        double[] direction = new double[_active.Count];
        for (int i = 0; i < target.Length; i++)
        {
            target[i] = _moments[_active.Columns[i]];
            direction[i] = _signs[_active.Columns[i]];
        }

        double[] signs = (double[])direction.Clone();
        _active.Solve(target);
        _active.Solve(direction);
        double level = spent ? (DenseRows.Dot(signs, target) - mu) / DenseRows.Dot(signs, direction) : _level;
        DenseRows.AddScaled(target, direction, -level);
        for (int i = 0; i < target.Length; i++)
        {
            if (target[i] * signs[i] < 0)
            {
                return;
            }
        }

        for (int i = 0; i < target.Length; i++)
        {
            _weights[_active.Columns[i]] = target[i];
        }
    }

    private void Unbar()
    {
        for (int i = 0; i < _barred.Length; i++)
        {
            _barred[i] = !(_system.GramDiagonal(i) > 0);
        }
    }

    private LassoBreakpoint Breakpoint() => new(
        2 * _level, _l1Norm, [.. _active.Columns], [.. _active.Columns.Select(feature => _weights[feature])]);
}
