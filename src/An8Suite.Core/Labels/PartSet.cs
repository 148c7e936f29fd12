namespace An8Suite.Core.Labels;

/// <summary>A set of parts of a mesh, by id; two sets with the same parts are equal.</summary>
public readonly record struct PartSet
{
    private const int HalfBits = 128;

    private readonly UInt128 _low;
    private readonly UInt128 _high;

    private PartSet(UInt128 low, UInt128 high) => (_low, _high) = (low, high);

    /// <summary>Every part that a mesh can have.</summary>
    public static PartSet All { get; } = new(UInt128.MaxValue, UInt128.MaxValue);

    /// <summary>Whether the part with the id <paramref name="id"/> is in the set.</summary>
    public bool Contains(byte id) => UInt128.IsOddInteger(id < HalfBits ? _low >> id : _high >> (id - HalfBits));

    /// <summary>The set with one part more.</summary>
    public PartSet With(byte id) => new(_low | Low(id), _high | High(id));

    /// <summary>The set with one part less.</summary>
    public PartSet Without(byte id) => new(_low & ~Low(id), _high & ~High(id));

    /// <summary>The parts that are in both sets.</summary>
    public PartSet And(PartSet other) => new(_low & other._low, _high & other._high);

    private static UInt128 Low(byte id) => id < HalfBits ? UInt128.One << id : 0;

    private static UInt128 High(byte id) => id < HalfBits ? 0 : UInt128.One << (id - HalfBits);
}
