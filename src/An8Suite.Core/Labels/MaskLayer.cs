namespace An8Suite.Core.Labels;

/// <summary>One layer of a mask: parts, and the rendering whose part ids say where they are.</summary>
/// <param name="Set">The position of the rendered set of parts in <see cref="Labels.PartPresence.Sets"/>.</param>
/// <param name="Ids">The parts inside, ascending.</param>
public sealed record MaskLayer(int Set, IReadOnlyList<byte> Ids)
{
    /// <summary>Whether a sample that shows this part is inside.</summary>
    public bool Contains(byte id) => Ids.Contains(id);
}
