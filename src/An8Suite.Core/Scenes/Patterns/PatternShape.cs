using System.Globalization;

namespace An8Suite.Core.Scenes.Patterns;

/// <summary>Where on a mesh the second colour of a pattern class shows.</summary>
/// <remarks>
/// A pattern fills space and the surface cuts it, so meshes need no texture coordinates. Points are measured from the
/// foot of the mesh's vertical axis (x and z from the origin, y from the lowest vertex) in shares of the mesh's height.
/// A sample shows one colour or the other; the nine samples of a pixel smooth the edges.
/// </remarks>
public abstract record PatternShape
{
    /// <summary>The most different shapes in one recipe: a sample has a bit for each.</summary>
    public const int MostShapes = 8;

    /// <summary>The smallest distance after which a pattern repeats.</summary>
    public const double SmallestPeriod = 0.005;

    /// <summary>The largest such distance.</summary>
    public const double LargestPeriod = 2;

    /// <summary>
    /// Stripes and cells begin so many of their periods before the foot: flat faces like to lie at round shares of a
    /// mesh, and a face along the very edge between two cells would show neither.
    /// </summary>
    public const double Phase = 0.31;

    private protected PatternShape(double period) => Period = period;

    /// <summary>The distance after which the pattern repeats, in shares of the mesh's height.</summary>
    public double Period { get; init; }

    /// <summary>The name in a recipe.</summary>
    internal abstract string Name { get; }

    /// <summary>
    /// The keys that only this shape has, as YAML with a comma and a blank before each; empty for none.
    /// </summary>
    internal virtual string OwnKeys => string.Empty;

    /// <summary>What is wrong with the numbers: a key, and a sentence.</summary>
    internal virtual IEnumerable<(string Key, string Message)> Problems()
    {
        if (Period is not (>= SmallestPeriod and <= LargestPeriod))
        {
            yield return ("period",
                $"expected {Text(SmallestPeriod)} to {Text(LargestPeriod)} heights of the mesh, found {Text(Period)}");
        }
    }

    /// <summary>A number as it reads back.</summary>
    internal static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
