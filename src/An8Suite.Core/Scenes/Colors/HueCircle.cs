using An8Suite.Core.Imaging;

namespace An8Suite.Core.Scenes.Colors;

/// <summary>Hues evenly around the circle, all at the same lightness and chroma of <see cref="Oklch"/>.</summary>
/// <param name="Count">How many, 1 to <see cref="MostHues"/>.</param>
/// <param name="Lightness">0 to 1.</param>
/// <param name="Chroma">0 to <see cref="Oklch.MostChroma"/>, as long as every hue fits into sRGB.</param>
/// <param name="StartDegrees">The first hue.</param>
public sealed record HueCircle(
    int Count, double Lightness = HueCircle.StandardLightness, double Chroma = HueCircle.StandardChroma, double StartDegrees = 0)
{
    /// <summary>The lightness where a recipe names none.</summary>
    public const double StandardLightness = 0.7;

    /// <summary>The chroma where a recipe names none; at the standard lightness every hue has it.</summary>
    public const double StandardChroma = 0.11;

    /// <summary>The most hues; beyond it neighbours are the same bytes.</summary>
    public const int MostHues = 360;

    private const double FullTurn = 360;

    /// <summary>The hue of a colour by its place from 0, in degrees.</summary>
    public double HueAt(int i) => StartDegrees + (FullTurn * i / Count);

    /// <summary>The colours in order of hue; black where one does not fit.</summary>
    public IReadOnlyList<SrgbColor> Colors() =>
        [.. Enumerable.Range(0, Count).Select(i => At(i).TryToSrgb(out SrgbColor color) ? color : default)];

    /// <summary>The largest chroma that all hues have at this lightness, rounded down to thousandths.</summary>
    public double LargestChroma() => Enumerable.Range(0, Count).Min(i => Oklch.LargestChroma(Lightness, HueAt(i)));

    /// <summary>What is wrong: a key and a sentence.</summary>
    public IEnumerable<(string Key, string Message)> Problems()
    {
        if (Count is < 1 or > MostHues)
        {
            yield return ("hues", $"expected 1 to {MostHues} hues, found {Count}");
            yield break;
        }

        (string Key, double Value, double Low, double High)[] ranges =
            [("lightness", Lightness, 0, 1), ("chroma", Chroma, 0, Oklch.MostChroma), ("start", StartDegrees, -FullTurn, FullTurn)];
        (string Key, string Message)[] outside =
        [
            .. ranges.Where(r => !(r.Value >= r.Low && r.Value <= r.High)).Select(r => (
                r.Key, FormattableString.Invariant($"expected {r.Low} to {r.High}, found {r.Value}"))),
        ];
        foreach ((string Key, string Message) problem in outside)
        {
            yield return problem;
        }

        if (outside.Length == 0 && Enumerable.Range(0, Count).Any(i => !At(i).TryToSrgb(out _)))
        {
            yield return ("chroma", FormattableString.Invariant(
                $"not every one of the {Count} hues has a chroma of {Chroma} at lightness {Lightness} in sRGB; the largest that fits all is {LargestChroma()}"));
        }
    }

    private Oklch At(int i) => new(Lightness, Chroma, HueAt(i));
}
