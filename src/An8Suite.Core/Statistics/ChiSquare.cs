namespace An8Suite.Core.Statistics;

/// <summary>The upper tail of the chi-square distribution.</summary>
/// <remarks>
/// Q(a, x) with a = df / 2 and x = chi^2 / 2: a series below x = a + 1, Lentz's continued fraction above (Press et al.,
/// Numerical Recipes, 6.2).
/// </remarks>
internal static class ChiSquare
{
    private const int MostTerms = 10_000;
    private const double Precision = 1e-15;

    /// <summary>
    /// The probability of at least <paramref name="statistic"/>; both arguments above or at 0, degrees at least 1.
    /// </summary>
    public static double UpperTail(double statistic, int degrees)
    {
        (double a, double x) = (degrees / 2.0, statistic / 2);
        if (x <= 0)
        {
            return 1;
        }

        double scale = Math.Exp((a * Math.Log(x)) - x - LogGamma(degrees));
        return x < a + 1 ? 1 - (scale * Series(a, x)) : scale * Fraction(a, x);
    }

    private static double Series(double a, double x)
    {
        double term = 1 / a;
        double sum = term;
        for (int n = 1; n < MostTerms && term > sum * Precision; n++)
        {
            term *= x / (a + n);
            sum += term;
        }

        return sum;
    }

    private static double Fraction(double a, double x)
    {
        double b = x + 1 - a;
        double c = 1e300;
        double d = 1 / b;
        double result = d;
        for (int n = 1; n < MostTerms; n++)
        {
            double an = -n * (n - a);
            b += 2;
            d = 1 / ((an * d) + b);
            c = b + (an / c);
            result *= d * c;
            if (Math.Abs((d * c) - 1) < Precision)
            {
                break;
            }
        }

        return result;
    }

    /// <summary>
    /// log Gamma(degrees / 2), by Gamma(z + 1) = z Gamma(z) from Gamma(1) = 1 and Gamma(1/2) = sqrt(pi).
    /// </summary>
    private static double LogGamma(int degrees)
    {
        double log = degrees % 2 == 0 ? 0 : Math.Log(Math.PI) / 2;
        for (double z = degrees % 2 == 0 ? 1 : 0.5; z < degrees / 2.0; z++)
        {
            log += Math.Log(z);
        }

        return log;
    }
}
