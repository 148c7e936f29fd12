namespace An8Suite.Core.Scenes.Distributions;

/// <summary>A normal distribution, cut off at two ends.</summary>
/// <param name="Mean">Where it is highest; lies between the ends.</param>
/// <param name="Deviation">The standard deviation before it is cut, more than 0.</param>
/// <param name="From">The lower end.</param>
/// <param name="To">The upper end.</param>
/// <param name="Count">By how many draws the axis multiplies the poses; null for 1.</param>
internal sealed record NormalNumbers(double Mean, double Deviation, double From, double To, int? Count = null)
    : Distribution<double>(Count)
{
    /// <summary>The name in a recipe.</summary>
    public const string Name = "normal";

    /// <summary>Where it is cut unless the recipe says otherwise, in deviations from the mean.</summary>
    public const double StandardCut = 4;

    private const double FullTurn = 360;

    internal override IReadOnlyList<double> Extremes => [From, To];

    /// <inheritdoc/>
    protected override string Terms =>
        $"distribution: {Name}, mean: {Text(Mean)}, deviation: {Text(Deviation)}, from: {Text(From)}, to: {Text(To)}";

    /// <inheritdoc/>
    /// <remarks>
    /// By rejection. As the mean lies between the ends, more than a third of all trials are kept: normal ones where the
    /// ends are a deviation or more apart, uniform ones where they are closer.
    /// </remarks>
    public override double Draw(CounterRandom random)
    {
        if (Problems().Any())
        {
            throw new InvalidOperationException($"not drawable: {Yaml}");
        }

        while (true)
        {
            (double u, double v) = (1 - random.NextDouble(), random.NextDouble());
            double value = To - From >= Deviation ? Mean + (Deviation * Standard(u, v)) : Uniform(u, v);
            if (value >= From && value <= To)
            {
                return NumberRounding.Of(value, From, To);
            }
        }
    }

    internal override IEnumerable<(string Key, string Message)> Problems()
    {
        foreach ((string, string) problem in base.Problems())
        {
            yield return problem;
        }

        if (!(Deviation > 0))
        {
            yield return ("deviation", $"expected more than 0, found {Text(Deviation)}");
        }
        else if (!(From < To))
        {
            yield return ("to", $"expected more than from ({Text(From)}), found {Text(To)}");
        }
        else if (!(Mean >= From && Mean <= To))
        {
            yield return ("mean",
                $"expected {Text(From)} to {Text(To)}, where the distribution is cut, found {Text(Mean)}");
        }
    }

    /// <summary>A standard normal number of two uniform ones (Box and Muller 1958).</summary>
    private static double Standard(double u, double v) =>
        Math.Sqrt(-2 * PortableMath.Log(u)) * PortableMath.CosDegrees(FullTurn * v);

    /// <summary>A uniform number between the ends, or none, less likely the lower the density is there.</summary>
    private double Uniform(double u, double v)
    {
        double value = From + ((To - From) * v);
        double z = (value - Mean) / Deviation;
        return u <= PortableMath.Exp(-z * z / 2) ? value : double.NaN;
    }
}
