namespace An8Suite.Learning.Networks;

/// <summary>Which layers every layer of a network reads.</summary>
/// <remarks>Layers stand in an order in which each comes after all it reads.</remarks>
public sealed class Wiring
{
    /// <summary>The place that stands for the network's input.</summary>
    public const int Input = -1;

    /// <summary>By this name layers read the network's input.</summary>
    public const string InputName = "input";

    private readonly int[][] _reads;
    private readonly int[] _lastReader; // of every layer's output, itself for the last layer

    /// <summary>Resolves the names in <see cref="Layer.Reads"/>.</summary>
    /// <exception cref="ArgumentException">
    /// A name is taken twice, or a layer reads one that does not come before it.
    /// </exception>
    public Wiring(IReadOnlyList<Layer> layers)
    {
        var places = new Dictionary<string, int>(StringComparer.Ordinal) { [InputName] = Input };
        _reads = new int[layers.Count][];
        _lastReader = [.. Enumerable.Range(0, layers.Count)];
        for (int layer = 0; layer < layers.Count; layer++)
        {
            string name = layers[layer].Name;
            _reads[layer] = layers[layer].Reads.Count == 0
                ? [layer - 1]
                : [.. layers[layer].Reads.Select(read => places.TryGetValue(read, out int place)
                    ? place
                    : throw new ArgumentException($"layer '{name}' reads '{read}', which is not before it"))];
            foreach (int read in _reads[layer].Where(read => read != Input))
            {
                _lastReader[read] = layer;
            }

            if (!places.TryAdd(name, layer))
            {
                throw new ArgumentException($"two layers are called '{name}'");
            }
        }
    }

    /// <summary>How many layers.</summary>
    public int LayerCount => _reads.Length;

    /// <summary>
    /// The places of the layers that layer <paramref name="layer"/> reads; <see cref="Input"/> for the network's input.
    /// </summary>
    public IReadOnlyList<int> ReadsOf(int layer) => _reads[layer];

    /// <summary>Whether no layer after <paramref name="layer"/> needs the output of <paramref name="read"/>.</summary>
    public bool IsLastReader(int layer, int read) => read != Input && _lastReader[read] == layer;

    /// <summary>
    /// The only layer that reads the output of <paramref name="layer"/>, or null where there are none or several.
    /// </summary>
    public int? OnlyReader(int layer)
    {
        int[] readers = [.. Enumerable.Range(0, LayerCount).Where(other => _reads[other].Contains(layer))];
        return readers.Length == 1 ? readers[0] : null;
    }
}
