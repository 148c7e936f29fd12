using System.Globalization;
using An8Suite.Core.Scenes.Cameras;

namespace An8Suite.Core.Scenes.Distributions;

/// <summary>What the values of an axis are drawn from, afresh for every pose.</summary>
/// <remarks>
/// A draw depends on the recipe's seed, the axis and the pose's index alone, so pose 17 is the same whatever else is
/// made.
/// </remarks>
/// <param name="Count">By how many draws the axis multiplies the poses; null for 1.</param>
public abstract record Distribution<T>(int? Count)
{
    /// <summary>The next value.</summary>
    public abstract T Draw(CounterRandom random);

    /// <summary>Every value is drawable where these are.</summary>
    internal abstract IReadOnlyList<T> Extremes { get; }

    /// <summary>What a recipe says, as one line of YAML.</summary>
    internal string Yaml => $"{{{Terms}{(Count is int count ? $", count: {count}" : string.Empty)}}}";

    /// <summary>Name and parameters.</summary>
    protected abstract string Terms { get; }

    /// <summary>What is wrong with the parameters: a key below the axis, and a sentence.</summary>
    internal virtual IEnumerable<(string Key, string Message)> Problems()
    {
        if (Count is < 1 or > CameraPose.MaximumCount)
        {
            yield return ("count", $"expected 1 to {CameraPose.MaximumCount}, found {Count}");
        }
    }

    /// <summary>A number as it reads back.</summary>
    protected static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
