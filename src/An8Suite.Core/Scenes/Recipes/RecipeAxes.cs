using System.Collections.Immutable;
using System.Globalization;
using An8Suite.Core.Imaging;
using An8Suite.Core.Scenes.Cameras;
using An8Suite.Core.Scenes.Distributions;
using An8Suite.Core.Scenes.Splitting;
using An8Suite.Core.Scenes.Yaml;

namespace An8Suite.Core.Scenes.Recipes;

/// <summary>The axes of a recipe: every combination of their values is one pose.</summary>
/// <remarks>
/// An axis that the recipe leaves out has one value, its default. An axis may be drawn from a distribution instead,
/// which gives every pose a value of its own.
/// </remarks>
public sealed record RecipeAxes
{
    /// <summary>The axes there are, the one that turns fastest first.</summary>
    public IReadOnlyList<PoseAxis> Known { get; init; } = PoseAxes.All;

    /// <summary>Background colours; empty where the recipe has one.</summary>
    public IReadOnlyList<SrgbColor> Background { get; init; } = [];

    /// <summary>The axes that are drawn from a distribution, by key; their lists are not used.</summary>
    public IReadOnlyDictionary<string, Distribution<double>> Drawn { get; init; } =
        new Dictionary<string, Distribution<double>>();

    /// <summary>What backgrounds are drawn from; null where they are not.</summary>
    public Distribution<SrgbColor>? DrawnBackground { get; init; }

    /// <summary>How many poses the axes make together.</summary>
    public long PoseCount => Known.Select(Count).Append(BackgroundAxis.Count(this))
        .Aggregate(1L, (poses, count) => Math.Min(int.MaxValue, poses * count));

    private ImmutableDictionary<string, IReadOnlyList<double>> Listed { get; init; } =
        ImmutableDictionary<string, IReadOnlyList<double>>.Empty;

    /// <summary>Some axes with lists of values.</summary>
    public static RecipeAxes Of(params (PoseAxis Axis, IReadOnlyList<double> Values)[] listed) =>
        listed.Aggregate(new RecipeAxes(), (axes, axis) => axes.With(axis.Axis, axis.Values));

    /// <summary>The values of an axis that is not drawn.</summary>
    public IReadOnlyList<double> Values(PoseAxis axis) =>
        Listed.TryGetValue(axis.Key, out IReadOnlyList<double>? values) ? values : [axis.Default];

    /// <summary>The same with other values on an axis.</summary>
    public RecipeAxes With(PoseAxis axis, IReadOnlyList<double> values) =>
        this with { Listed = Listed.SetItem(axis.Key, values) };

    /// <summary>By how much an axis multiplies the poses.</summary>
    internal int Count(PoseAxis axis) => Drawn.TryGetValue(axis.Key, out Distribution<double>? drawn)
        ? drawn.Count ?? 1
        : Values(axis).Count;

    /// <summary>The value of a pose, at a position of an axis.</summary>
    internal double At(PoseAxis axis, int position, ulong seed, int pose) =>
        Drawn.TryGetValue(axis.Key, out Distribution<double>? drawn)
            ? drawn.Draw(new CounterRandom(seed, axis.Key, (ulong)pose))
            : Values(axis)[position];

    /// <summary>The same axes with one read as a number, a list, a range or a distribution.</summary>
    internal RecipeAxes Read(PoseAxis axis, RecipeNode node)
    {
        if (!DistributionReader.IsDistribution(node))
        {
            return With(axis, RecipeRange.Read(node));
        }

        return DistributionReader.Numbers(node) is { } drawn
            ? this with { Drawn = new Dictionary<string, Distribution<double>>(Drawn) { [axis.Key] = drawn } }
            : this;
    }

    /// <summary>An axis as one line of YAML.</summary>
    internal string Yaml(PoseAxis axis) => Drawn.TryGetValue(axis.Key, out Distribution<double>? drawn)
        ? drawn.Yaml
        : $"[{string.Join(", ", Values(axis).Select(value => value.ToString("R", CultureInfo.InvariantCulture)))}]";

    /// <summary>What is wrong with the values of an axis: a key below it, and a sentence.</summary>
    internal IEnumerable<(string Key, string Message)> Problems(PoseAxis axis)
    {
        if (Drawn.TryGetValue(axis.Key, out Distribution<double>? drawn))
        {
            return [.. drawn.Problems(), .. OutOfRange(axis, drawn.Extremes)];
        }

        IReadOnlyList<double> values = Values(axis);
        return values.Count == 0
            ? [(string.Empty, "expected at least one value, found none")]
            : [.. OutOfRange(axis, values), .. Repeated(axis, values)];
    }

    private static IEnumerable<(string Key, string Message)> OutOfRange(PoseAxis axis, IEnumerable<double> values) =>
        values.Select(axis.Problem).OfType<string>().Select(problem => (string.Empty, problem));

    private static IEnumerable<(string Key, string Message)> Repeated(PoseAxis axis, IReadOnlyList<double> values)
    {
        HashSet<double> seen = [];
        foreach (double value in values)
        {
            if (!seen.Add(axis.IsDirection ? Arc.Turn(value) : value))
            {
                yield return (string.Empty, FormattableString.Invariant(
                    $"{value} gives the same poses as an earlier value; ")
                    + "each pose may come once, or splits would overlap");
            }
        }
    }
}
