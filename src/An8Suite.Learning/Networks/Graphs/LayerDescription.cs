namespace An8Suite.Learning.Networks.Graphs;

/// <summary>One layer of a network as a checkpoint keeps it, without its tensors.</summary>
/// <param name="Name">Unique in the network; its tensors' keys begin with it.</param>
/// <param name="Kind">A name of <see cref="LayerForms"/>, or of <see cref="OperationKinds"/>.</param>
/// <param name="Reads">The layers it reads, or <see cref="Wiring.InputName"/>.</param>
internal sealed record LayerDescription(string Name, string Kind, IReadOnlyList<string> Reads)
{
    /// <summary>Its attributes; every one is a list, of one number mostly.</summary>
    public IReadOnlyDictionary<string, double[]> Numbers { get; init; } = new Dictionary<string, double[]>();

    /// <summary>Of an operation: the shape of every operand for one image.</summary>
    public IReadOnlyList<long[]> Operands { get; init; } = [];

    /// <summary>Of an operation: the places of the operands that are constant.</summary>
    public IReadOnlyList<int> Constants { get; init; } = [];

    /// <summary>Of an operation: the shape of its result for one image.</summary>
    public IReadOnlyList<long> Output { get; init; } = [];
}
