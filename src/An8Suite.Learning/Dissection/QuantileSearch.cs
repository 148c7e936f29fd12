using An8Suite.Core;

namespace An8Suite.Learning.Dissection;

/// <summary>
/// The value that a given share of many values exceeds, exactly, in memory that does not grow with them.
/// </summary>
/// <remarks>
/// Of N values, T is the smallest of them that at most floor(share * N) exceed. Found bit by bit, as in a radix sort:
/// the bits of a float, its sign turned, order as the floats do, so counting the values by their leading 11 bits says
/// where T lies, counting those alone by the next 11 bits says it more closely, and the last 10 bits say it exactly.
/// The same values must therefore be added three times, in any order.
/// </remarks>
internal sealed class QuantileSearch(double share)
{
    /// <summary>How often the values are to be added.</summary>
    public const int PassCount = 3;

    private static readonly int[] Widths = [11, 11, 10];

    private readonly long[] _counts = new long[1 << 11];
    private int _pass;
    private int _shift = 32 - Widths[0];
    private uint _known;
    private uint _prefix;
    private long _mayExceed;

    /// <summary>T, once three passes have ended.</summary>
    public float Threshold => _pass == PassCount
        ? FromKey(_prefix)
        : throw new InvalidOperationException($"{_pass} of {PassCount} passes have ended");

    /// <summary>Counts some of the values.</summary>
    /// <exception cref="InputException">One of them is not finite.</exception>
    public void Add(ReadOnlySpan<float> values)
    {
        uint low = (uint)_counts.Length - 1;
        foreach (float value in values)
        {
            uint key = ToKey(value);
            if ((key & _known) == _prefix)
            {
                _counts[(key >> _shift) & low]++;
            }
        }
    }

    /// <summary>All values have been added once more.</summary>
    public void EndPass()
    {
        if (_pass == 0)
        {
            _mayExceed = (long)Math.Floor(share * _counts.Sum());
        }

        int bin = _counts.Length - 1;
        for (; bin > 0 && _counts[bin] <= _mayExceed; bin--)
        {
            _mayExceed -= _counts[bin];
        }

        _prefix |= (uint)bin << _shift;
        _known |= (uint)((1L << Widths[_pass]) - 1) << _shift;
        _pass++;
        _shift -= _pass < PassCount ? Widths[_pass] : 0;
        Array.Clear(_counts);
    }

    private static uint ToKey(float value)
    {
        if (!float.IsFinite(value))
        {
            throw new InputException($"an activation is {value}, expected finite numbers");
        }

        // Adding zero makes one zero of the two.
        uint bits = BitConverter.SingleToUInt32Bits(value + 0f);
        return (bits >> 31) == 0 ? bits | 0x80000000 : ~bits;
    }

    private static float FromKey(uint key) =>
        BitConverter.UInt32BitsToSingle((key >> 31) == 1 ? key & 0x7fffffff : ~key);
}
