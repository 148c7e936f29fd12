using An8Suite.Tests;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(LongestFirst))]

namespace An8Suite.Tests;

/// <summary>
/// The order in which collections begin, of which as many run side by side as there are processors: the one of libtorch's many
/// classes, then those that start processes, then those that render, so that no long one is left for the end.
/// </summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    private static readonly Needs[] Order = [Needs.LibTorch, Needs.Process, Needs.Gl];

    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection =>
        [.. testCollections.OrderBy(Rank).ThenBy(collection => collection.TestCollectionDisplayName, StringComparer.Ordinal)];

    /// <summary>A collection of one class has the class's name in its own.</summary>
    private static int Rank<T>(T collection)
        where T : ITestCollection
    {
        if (collection.TestCollectionClassName is not null)
        {
            return 0;
        }

        Type? tests = collection.TestCollectionDisplayName.Split(' ').Select(typeof(LongestFirst).Assembly.GetType).FirstOrDefault(type => type is not null);
        Needs needs = tests?.GetCustomAttributes(typeof(NeedsAttribute), inherit: false).OfType<NeedsAttribute>().FirstOrDefault()?.Needs ?? Needs.None;
        int rank = Array.FindIndex(Order, need => needs.HasFlag(need));
        return rank < 0 ? Order.Length + 1 : rank + 1;
    }
}
