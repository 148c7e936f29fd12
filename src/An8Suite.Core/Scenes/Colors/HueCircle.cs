using An8Suite.Core.Imaging;

namespace An8Suite.Core.Scenes.Colors;

/// <summary>
/// A generator of colours: hues evenly around the circle, all at the same lightness and chroma of <see cref="Oklch"/>.
/// </summary>
/// <param name="Hues">How many, 1 to <see cref="MostHues"/>.</param>
/// <param name="Lightness">0 to 1.</param>
/// <param name="Chroma">0 or more, as long as every hue fits into sRGB.</param>
/// <param name="Start">The first hue, in degrees.</param>
public sealed record HueCircle(int Hues, double Lightness, double Chroma, double Start = 0)
{
    /// <summary>The lightness where a recipe names none.</summary>
    public const double StandardLightness = 0.7;

    /// <summary>The chroma where a recipe names none; at the standard lightness all hues have it.</summary>
    public const double StandardChroma = 0.11;

    /// <summary>The most hues; beyond it neighbours are the same byte.</summary>
    public const int MostHues = 360;

    /// <summary>The hue of a colour by its place from 0, in degrees.</summary>
    public double HueAt(int i) => Start + (360.0 * i / Hues);

    /// <summary>The colours in order of hue.</summary>
    public IReadOnlyList<SrgbColor> Colors() =>
        [.. Enumerable.Range(0, Hues)
            .Select(i => new Oklch(Lightness, Chroma, HueAt(i)).TryToSrgb(out SrgbColor color) ? color : default)];

    /// <summary>The largest chroma that all hues have at this lightness, rounded down to thousandths.</summary>
    public double LargestChroma() => Enumerable.Range(0, Hues).Min(i => Oklch.LargestChroma(Lightness, HueAt(i)));

    /// <summary>What is wrong: a key and a sentence.</summary>
    public IEnumerable<(string Key, string Message)> Problems()
    {
        if (Hues is < 1 or > MostHues)
        {
            yield return ("hues", $"expected 1 to {MostHues} hues, found {Hues}");
        }
        else if (Lightness is not (>= 0 and <= 1))
        {
            yield return ("lightness", FormattableString.Invariant($"expected 0 to 1, found {Lightness}"));
        }
        else if (!(Math.Abs(Start) <= 1e6))
        {
            yield return ("start",
                FormattableString.Invariant($"expected degrees from -1000000 to 1000000, found {Start}"));
        }
        else if (Chroma < 0)
        {
            yield return ("chroma", FormattableString.Invariant($"expected 0 or more, found {Chroma}"));
        }
        else if (Enumerable.Range(0, Hues).Any(i => !new Oklch(Lightness, Chroma, HueAt(i)).TryToSrgb(out _)))
        {
            yield return ("chroma", FormattableString.Invariant(
                $"not every hue has a chroma of {Chroma} at lightness {Lightness}; the largest that fits is ")
                + FormattableString.Invariant($"{LargestChroma()}"));
        }
    }
}
