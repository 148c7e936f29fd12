using System.Runtime.CompilerServices;

namespace An8Suite.Rendering.Cpu;

/// <summary>
/// The samples that a triangle covers, row by row, exactly: those whose centre lies inside, or on an edge that is the
/// triangle's left or top one, so that triangles that share an edge share no sample and leave none out.
/// </summary>
/// <remarks>
/// All in integers. Each edge that is not horizontal bounds the columns of a row by a quotient, whose whole part and
/// remainder are carried from row to row: one division an edge, none a row.
/// </remarks>
internal struct TriangleSpans
{
    private const int Steps = ScreenVertex.Steps;
    private const int Half = Steps / 2;

    private Bound _first;
    private Bound _second;
    private Bound _third;
    private int _row;
    private int _endRow;
    private int _left;
    private int _right;

    /// <summary>Twice the area in steps squared, positive when the vertices turn clockwise in the picture.</summary>
    public long DoubleArea { get; private set; }

    /// <summary>Begins; false where no sample of the region can be covered.</summary>
    /// <param name="a">A corner.</param>
    /// <param name="b">The next.</param>
    /// <param name="c">The last.</param>
    /// <param name="region">Which samples matter: left and right column, top and bottom row, the ends excluded.</param>
    public bool TryStart(
        in ScreenVertex a, in ScreenVertex b, in ScreenVertex c, (int Left, int Top, int Right, int Bottom) region)
    {
        _row = Math.Max(region.Top, FirstCentre(Math.Min(a.Y, Math.Min(b.Y, c.Y))));
        _endRow = Math.Min(region.Bottom, FirstCentre(Math.Max(a.Y, Math.Max(b.Y, c.Y))));
        _left = Math.Max(region.Left, FirstCentre(Math.Min(a.X, Math.Min(b.X, c.X))));
        _right = Math.Min(region.Right - 1, FirstCentre(Math.Max(a.X, Math.Max(b.X, c.X))));
        DoubleArea = ((long)(b.X - a.X) * (c.Y - a.Y)) - ((long)(b.Y - a.Y) * (c.X - a.X));
        if (_row >= _endRow || _left > _right || DoubleArea == 0)
        {
            return false;
        }

        int centre = (_row * Steps) + Half;
        if (DoubleArea > 0)
        {
            _first = Bound.Of(a, b, centre);
            _second = Bound.Of(b, c, centre);
            _third = Bound.Of(c, a, centre);
        }
        else
        {
            _first = Bound.Of(b, a, centre);
            _second = Bound.Of(c, b, centre);
            _third = Bound.Of(a, c, centre);
        }

        return true;
    }

    /// <summary>The next row of which samples are covered; false after the last.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryNext(out int row, out int left, out int end)
    {
        while (_row < _endRow)
        {
            (long first, long last) = (_left, _right);
            _first.Narrow(ref first, ref last);
            _second.Narrow(ref first, ref last);
            _third.Narrow(ref first, ref last);
            row = _row++;
            if (first <= last)
            {
                (left, end) = ((int)first, (int)last + 1);
                return true;
            }
        }

        (row, left, end) = (0, 0, 0);
        return false;
    }

    /// <summary>The first sample whose centre is not before <paramref name="at"/> steps.</summary>
    private static int FirstCentre(int at) => (at + Half - 1) >> 8;

    /// <summary>The columns that lie on one side of an edge.</summary>
    private struct Bound
    {
        private long _quotient;
        private long _remainder;
        private long _divisor;
        private long _quotientStep;
        private long _remainderStep;
        private long _left; // all ones where the bound is the first column, zeros where it is the last

        /// <summary>
        /// Of the edge between two corners that the triangle's inside lies to the right of, walking from one to the
        /// other
        /// with rows growing downwards; in the row of centres at <paramref name="centre"/> steps.
        /// </summary>
        public static Bound Of(in ScreenVertex from, in ScreenVertex to, int centre)
        {
            long dx = to.X - from.X;
            long dy = to.Y - from.Y;
            Bound bound = default;
            if (dy == 0)
            {
                // Horizontal edges bound rows alone.
                bound._quotient = int.MaxValue;
                bound._divisor = 1;
                return bound;
            }

            // A sample s is inside where dx (centre - from.Y) - dy (256 s + 128 - from.X) is positive, or 0 on a left
            // edge.
            long value = (dx * (centre - from.Y)) + (dy * (from.X - Half));
            bool isLeft = dy < 0;
            bound._left = isLeft ? -1 : 0;
            bound._divisor = Steps * Math.Abs(dy);
            (bound._quotient, bound._remainder) = Floor(
                isLeft ? -value + bound._divisor - 1 : value - 1, bound._divisor);
            (bound._quotientStep, bound._remainderStep) = Floor(isLeft ? -dx : dx, Math.Abs(dy));
            bound._remainderStep *= Steps;
            return bound;
        }

        /// <summary>Leaves the columns on the inner side, and goes on to the next row.</summary>
        /// <remarks>
        /// Without branches, which a processor could not foresee: a number shifted by 63 is all ones where it is
        /// negative.
        /// </remarks>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Narrow(ref long first, ref long last)
        {
            long ahead = _quotient - first;
            first += ahead & ~(ahead >> 63) & _left;
            long behind = _quotient - last;
            last += behind & (behind >> 63) & ~_left;
            long remainder = _remainder + _remainderStep;
            long carry = ~((remainder - _divisor) >> 63);
            _remainder = remainder - (_divisor & carry);
            _quotient += _quotientStep - carry;
        }

        private static (long Quotient, long Remainder) Floor(long value, long divisor)
        {
            (long quotient, long remainder) = Math.DivRem(value, divisor);
            return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder);
        }
    }
}
