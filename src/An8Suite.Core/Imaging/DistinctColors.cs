namespace An8Suite.Core.Imaging;

/// <summary>
/// Colours that eyes tell apart, for things that have none of their own, such as the parts of a mesh without a recipe.
/// </summary>
public static class DistinctColors
{
    // The golden angle: however many hues have been taken, the next one falls into the largest gap.
    private const double GoldenAngle = 137.50776405;
    private static readonly (double Saturation, double Value)[] Rounds = [(0.72, 0.92), (0.85, 0.62), (0.42, 0.96)];

    /// <summary>The first <paramref name="count"/> of them, always the same.</summary>
    public static IReadOnlyList<SrgbColor> Of(int count) => [.. Enumerable.Range(0, count).Select(At)];

    private static SrgbColor At(int index)
    {
        (double saturation, double value) = Rounds[index / 8 % Rounds.Length];
        double hue = index * GoldenAngle % 360 / 60;
        return new SrgbColor(Channel(5), Channel(3), Channel(1));

        // Hue, saturation and value to a channel (A. R. Smith, 1978) in the form without cases.
        byte Channel(int offset)
        {
            double k = (offset + hue) % 6;
            return (byte)Math.Round(255 * (value - (value * saturation * Math.Clamp(Math.Min(k, 4 - k), 0, 1))));
        }
    }
}
