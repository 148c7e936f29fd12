namespace An8Suite.Core.Ablation;

/// <summary>Puts columns of a response table in an order, the one to be silenced first in front.</summary>
public static class ChannelRanking
{
    /// <summary>The largest score first, the lower column first among equals.</summary>
    /// <param name="columns">Those that are ranked.</param>
    /// <param name="scores">One a column of the table.</param>
    public static int[] Descending(IReadOnlyList<int> columns, double[] scores) =>
        [.. columns.OrderByDescending(column => scores[column]).ThenBy(column => column)];

    /// <summary>
    /// A list with the same layer at every place and channels of that layer drawn at random, so that its first k hold
    /// as many channels of each layer as the first k of <paramref name="list"/>, for every k.
    /// </summary>
    /// <param name="list">A ranking of whole layers' columns.</param>
    /// <param name="layerOf">The layer of every column of the table.</param>
    /// <param name="random">Draws; one generator a list.</param>
    public static int[] LayerMatched(int[] list, IReadOnlyList<string> layerOf, CounterRandom random)
    {
        Dictionary<string, Queue<int>> drawn = list.Order().GroupBy(column => layerOf[column])
            .ToDictionary(layer => layer.Key, layer => Shuffled([.. layer], random));
        return [.. list.Select(column => drawn[layerOf[column]].Dequeue())];
    }

    private static Queue<int> Shuffled(int[] columns, CounterRandom random) =>
        new(random.Permutation(columns.Length).Select(place => columns[place]));
}
