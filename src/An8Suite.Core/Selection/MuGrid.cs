namespace An8Suite.Core.Selection;

/// <summary>Budgets of the lasso that are evenly spaced in their logarithm.</summary>
public static class MuGrid
{
    /// <summary>How far below the largest budget the grid begins.</summary>
    public const double Span = 1000;

    private const int Digits = 6;

    /// <summary>
    /// Budgets from <paramref name="largest"/> / <see cref="Span"/> to <paramref name="largest"/>, rising.
    /// </summary>
    /// <param name="largest">Above 0; the last of the grid, exactly.</param>
    /// <param name="count">
    /// At least 2. The others are rounded to six digits: 31 up to 100 hold 10, 1 and 0.1 themselves.
    /// </param>
    public static double[] Even(double largest, int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 2);
        double[] grid = new double[count];
        for (int i = 0; i < count; i++)
        {
            grid[i] = Rounded(largest / PortableMath.Pow(Span, (count - 1 - i) / (count - 1.0)));
        }

        grid[^1] = largest;
        return grid;
    }

    private static double Rounded(double mu)
    {
        // A power of ten above 1 is exact and its inverse is not: divide by the one, never multiply by the other.
        int shift = Digits - 1 - (int)Math.Floor(PortableMath.Log(mu) / PortableMath.Log(10));
        double power = PortableMath.Pow(10, Math.Abs(shift));
        return shift >= 0 ? Math.Round(mu * power) / power : Math.Round(mu / power) * power;
    }
}
