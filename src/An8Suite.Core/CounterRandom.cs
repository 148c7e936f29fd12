using System.Numerics;
using System.Text;

namespace An8Suite.Core;

/// <summary>
/// Random numbers that depend only on (seed, stream, index) and on how many were drawn from this value.
/// </summary>
/// <remarks>
/// Counter based: number n is a hash of the key and n, so image 17 is the same whether or not image 16 was made,
/// in any order and on any thread. The hash is SplitMix64's finaliser (Steele, Lea, Flood 2014). Zero is a legal seed.
/// </remarks>
public sealed class CounterRandom
{
    private const ulong Golden = 0x9E3779B97F4A7C15;
    private readonly ulong _key;
    private ulong _counter;

    /// <summary>
    /// A generator for one use: <paramref name="stream"/> names the purpose, <paramref name="index"/> the item.
    /// </summary>
    public CounterRandom(ulong seed, string stream, ulong index)
    {
        ulong key = Mix(seed + Golden);
        foreach (byte letter in Encoding.UTF8.GetBytes(stream))
        {
            key = Mix(key ^ letter);
        }

        _key = Mix(key ^ BitOperations.RotateLeft(Mix(index + Golden), 32));
    }

    /// <summary>The next 64 random bits.</summary>
    public ulong NextUInt64() => Mix(_key + (Golden * ++_counter));

    /// <summary>
    /// Leaves out the next <paramref name="count"/> draws, so that several threads can share a long stream.
    /// </summary>
    public void Skip(ulong count) => _counter += count;

    /// <summary>Uniform in [0, 1), with 53 random bits.</summary>
    public double NextDouble() => (NextUInt64() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Two independent standard normal numbers (Box and Muller 1958).</summary>
    public (double First, double Second) NextNormals()
    {
        double radius = Math.Sqrt(-2 * Math.Log(1 - NextDouble()));
        (double sin, double cos) = Math.SinCos(2 * Math.PI * NextDouble());
        return (radius * cos, radius * sin);
    }

    /// <summary>Uniform in [0, <paramref name="exclusiveUpper"/>).</summary>
    public int NextInt32(int exclusiveUpper)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(exclusiveUpper, 1);
        return (int)Math.BigMul(NextUInt64(), (ulong)exclusiveUpper, out _);
    }

    /// <summary>A random order of the numbers 0 to <paramref name="count"/> - 1 (Fisher and Yates).</summary>
    public int[] Permutation(int count)
    {
        int[] order = [.. Enumerable.Range(0, count)];
        for (int i = count - 1; i > 0; i--)
        {
            int j = NextInt32(i + 1);
            (order[i], order[j]) = (order[j], order[i]);
        }

        return order;
    }

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
