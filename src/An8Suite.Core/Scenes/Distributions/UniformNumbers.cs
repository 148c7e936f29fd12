namespace An8Suite.Core.Scenes.Distributions;

/// <summary>Every number from one end to the other is as likely.</summary>
/// <param name="From">The lower end.</param>
/// <param name="To">The upper end.</param>
/// <param name="Count">By how many draws the axis multiplies the poses; null for 1.</param>
internal sealed record UniformNumbers(double From, double To, int? Count = null) : Distribution<double>(Count)
{
    /// <summary>The name in a recipe.</summary>
    public const string Name = "uniform";

    internal override IReadOnlyList<double> Extremes => [From, To];

    /// <inheritdoc/>
    protected override string Terms => $"distribution: {Name}, from: {Text(From)}, to: {Text(To)}";

    /// <inheritdoc/>
    public override double Draw(CounterRandom random) =>
        NumberRounding.Of(From + ((To - From) * random.NextDouble()), From, To);

    internal override IEnumerable<(string Key, string Message)> Problems() =>
        From < To ? base.Problems()
            : [.. base.Problems(), ("to", $"expected more than from ({Text(From)}), found {Text(To)}")];
}
