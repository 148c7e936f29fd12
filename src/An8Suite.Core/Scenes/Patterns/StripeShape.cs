namespace An8Suite.Core.Scenes.Patterns;

/// <summary>
/// Plane layers of equal thickness: the second colour shows where along / period + <see cref="PatternShape.Phase"/> has
/// a fraction below 1/2.
/// </summary>
public sealed record StripeShape : PatternShape
{
    internal const string Key = "stripes";

    /// <summary>
    /// Stripes that follow one another along <paramref name="along"/>, a dark and a light one a
    /// <paramref name="period"/>.
    /// </summary>
    public StripeShape(StripeAxis along, double period)
        : base(period) => Along = along;

    /// <summary>The direction across the stripes.</summary>
    public StripeAxis Along { get; init; }

    internal override string Name => Key;

    internal override string OwnKeys => $", along: {Along}";
}
