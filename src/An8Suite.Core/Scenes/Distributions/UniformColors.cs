using An8Suite.Core.Imaging;

namespace An8Suite.Core.Scenes.Distributions;

/// <summary>
/// Colours whose three channels are drawn each by itself, every sRGB byte between the ends as likely.
/// </summary>
/// <param name="From">The lower end of each channel.</param>
/// <param name="To">The upper end of each channel, not below.</param>
/// <param name="Count">By how many draws the axis multiplies the poses; null for 1.</param>
internal sealed record UniformColors(SrgbColor From, SrgbColor To, int? Count = null) : Distribution<SrgbColor>(Count)
{
    /// <summary>The name in a recipe.</summary>
    public const string Name = UniformNumbers.Name;

    internal override IReadOnlyList<SrgbColor> Extremes => [From, To];

    /// <inheritdoc/>
    protected override string Terms => $"distribution: {Name}, from: \"{From}\", to: \"{To}\"";

    /// <inheritdoc/>
    public override SrgbColor Draw(CounterRandom random)
    {
        byte r = Between(From.R, To.R, random);
        byte g = Between(From.G, To.G, random);
        return new SrgbColor(r, g, Between(From.B, To.B, random));
    }

    internal override IEnumerable<(string Key, string Message)> Problems() =>
        From != To && From.R <= To.R && From.G <= To.G && From.B <= To.B
            ? base.Problems()
            : [.. base.Problems(), ("to", $"expected more than from ({From}), and less in no channel, found {To}")];

    private static byte Between(byte from, byte to, CounterRandom random) =>
        (byte)(from + random.NextInt32(to - from + 1));
}
