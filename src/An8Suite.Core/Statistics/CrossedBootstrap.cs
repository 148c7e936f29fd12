namespace An8Suite.Core.Statistics;

/// <summary>A value that one person gave for one item.</summary>
/// <param name="Person">From 0 without gaps.</param>
/// <param name="Item">Likewise.</param>
/// <param name="Value">Such as 1 for a right answer.</param>
public readonly record struct CrossedValue(int Person, int Item, double Value);

/// <summary>
/// Means of values that people gave for items, on samples that draw people and items at once, so that an interval holds
/// for other people and other items.
/// </summary>
/// <remarks>
/// A. B. Owen, The pigeonhole bootstrap, Annals of Applied Statistics 2007: a value counts as often as its person was
/// drawn times as often as its item was. Sample b depends on seed and b alone, so that means of different values keep
/// their pairing.
/// </remarks>
public sealed class CrossedBootstrap
{
    private readonly (int[] People, int[] Items)[] _draws;
    private readonly bool _hasIntervals;
    private readonly double _confidence;

    /// <summary>For so many people and items.</summary>
    public CrossedBootstrap(int people, int items, ResamplingOptions options)
    {
        _hasIntervals = people > 1 && items > 1;
        _confidence = options.Confidence;
        _draws = [.. Enumerable.Range(0, options.Resamples).Select(sample => (
            Draw(people, new CounterRandom(options.Seed, "crossed-people", (ulong)sample)),
            Draw(items, new CounterRandom(options.Seed, "crossed-items", (ulong)sample))))];
    }

    /// <summary>The mean; without an interval of one person or one item, whose samples are all alike.</summary>
    public ResampledNumber Mean(IReadOnlyCollection<CrossedValue> values)
    {
        if (values.Count == 0)
        {
            return new ResampledNumber(null, [.. _draws.Select(_ => double.NaN)], null);
        }

        double[] resampled = [.. _draws.Select(draw => Weighted(values, draw.People, draw.Items))];
        return new ResampledNumber(
            values.Average(value => value.Value),
            resampled,
            _hasIntervals ? Interval.Percentile(resampled, _confidence) : null);
    }

    private static double Weighted(IReadOnlyCollection<CrossedValue> values, int[] people, int[] items)
    {
        (double sum, double weights) = (0, 0);
        foreach (CrossedValue value in values)
        {
            double weight = people[value.Person] * items[value.Item];
            sum += weight * value.Value;
            weights += weight;
        }

        return sum / weights;
    }

    private static int[] Draw(int count, CounterRandom random)
    {
        int[] drawn = new int[count];
        for (int draw = 0; draw < count; draw++)
        {
            drawn[random.NextInt32(count)]++;
        }

        return drawn;
    }
}
