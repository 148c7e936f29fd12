using System.Globalization;

namespace An8Suite.Pages.Charts;

/// <summary>One axis of a chart.</summary>
/// <param name="Title">What it measures, with its unit.</param>
/// <param name="Low">The value at its beginning.</param>
/// <param name="High">The value at its end; above <paramref name="Low"/>.</param>
/// <param name="WantedTicks">About how many ticks it has.</param>
/// <param name="Whole">Whether only whole numbers are ticks.</param>
/// <param name="Logarithmic">
/// Whether equal ratios are equally long; <paramref name="Low"/> is above 0 then, and ticks are powers of ten.
/// </param>
public sealed record ChartAxis(
    string Title, double Low, double High, int WantedTicks = 6, bool Whole = false, bool Logarithmic = false)
{
    /// <summary>Where a value lies: 0 at the beginning, 1 at the end; values beyond are held there.</summary>
    public double Share(double value) => Logarithmic
        ? Math.Clamp(Math.Log(value / Low) / Math.Log(High / Low), 0, 1)
        : Math.Clamp((value - Low) / (High - Low), 0, 1);

    /// <summary>Round values within the axis, 1, 2 or 5 times a power of ten apart.</summary>
    public IReadOnlyList<double> Ticks()
    {
        if (Logarithmic)
        {
            return Decades();
        }

        double raw = (High - Low) / WantedTicks;
        double power = Math.Pow(10, Math.Floor(Math.Log10(raw)));
        double step = power * (raw / power) switch { <= 1 => 1, <= 2 => 2, <= 5 => 5, _ => 10 };
        step = Whole ? Math.Max(1, step) : step;
        int first = (int)Math.Ceiling((Low / step) - 1e-9);
        int last = (int)Math.Floor((High / step) + 1e-9);
        return [.. Enumerable.Range(first, Math.Max(0, last - first + 1)).Select(i => Math.Round(i * step, 10))];
    }

    private IReadOnlyList<double> Decades()
    {
        int first = (int)Math.Ceiling(Math.Log10(Low) - 1e-9);
        int last = (int)Math.Floor(Math.Log10(High) + 1e-9);
        int apart = Math.Max(1, (last - first) / WantedTicks);
        return [.. Enumerable.Range(first, Math.Max(0, last - first + 1))
            .Where(n => (n - first) % apart == 0).Select(n => Math.Pow(10, n))];
    }

    /// <summary>A tick's label.</summary>
    public static string Text(double tick) => tick.ToString("0.####", CultureInfo.InvariantCulture);
}
