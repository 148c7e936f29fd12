using System.Numerics;
using System.Runtime.CompilerServices;

namespace An8Suite.Core.Imaging;

/// <summary>
/// The five row filters of PNG (ISO/IEC 15948, clause 9), forwards with vector instructions and backwards.
/// </summary>
/// <remarks>
/// Letters as in the standard: x the byte itself, a the byte one pixel to the left, b the byte above, c the byte above
/// a. Rows carry one pixel of zeros in front, so that a and c exist everywhere, and a vector of zeros behind.
/// </remarks>
internal static class PngFilter
{
    public const byte None = 0;
    public const byte Sub = 1;
    public const byte Up = 2;
    public const byte Average = 3;
    public const byte Paeth = 4;

    /// <summary>A row buffer for <paramref name="byteCount"/> bytes: zeros in front and behind.</summary>
    public static byte[] NewRow(int byteCount, int bytesPerPixel) =>
        new byte[bytesPerPixel + byteCount + Vector<byte>.Count];

    /// <summary>
    /// Filters one row; both rows and the result are made by <see cref="NewRow"/>, the result without front zeros.
    /// </summary>
    public static void Apply(byte filter, byte[] row, byte[] above, byte[] result, int bytesPerPixel, int byteCount)
    {
        for (int i = 0; i < byteCount; i += Vector<byte>.Count)
        {
            Vector<byte> x = new(row, i + bytesPerPixel);
            Vector<byte> a = new(row, i);
            Vector<byte> b = new(above, i + bytesPerPixel);
            Vector<byte> predicted = filter switch
            {
                Sub => a,
                Up => b,
                Average => (a & b) + ((a ^ b) >>> 1),
                Paeth => PaethPredictor(a, b, new Vector<byte>(above, i)),
                _ => Vector<byte>.Zero,
            };
            (x - predicted).CopyTo(result, i);
        }

        Array.Clear(result, byteCount, result.Length - byteCount);
    }

    /// <summary>
    /// The sum of the filtered bytes taken as signed numbers without their sign: small when they compress well.
    /// </summary>
    public static long Cost(byte[] filtered, int byteCount)
    {
        Vector<uint> sum = Vector<uint>.Zero;
        for (int i = 0; i < byteCount; i += Vector<byte>.Count)
        {
            Vector<byte> x = new(filtered, i);
            Vector.Widen(Vector.Min(x, Vector<byte>.Zero - x), out Vector<ushort> low, out Vector<ushort> high);
            Vector.Widen(low + high, out Vector<uint> first, out Vector<uint> second);
            sum += first + second;
        }

        return Vector.Sum(sum);
    }

    /// <summary>Turns a filtered row into bytes again, in place; above the first row stand zeros.</summary>
    public static void Undo(byte filter, Span<byte> row, ReadOnlySpan<byte> above, int bytesPerPixel)
    {
        above = above[..row.Length];
        for (int i = 0; i < bytesPerPixel; i++)
        {
            row[i] += filter is Up or Paeth ? above[i] : filter == Average ? (byte)(above[i] >> 1) : (byte)0;
        }

        switch (filter)
        {
            case Sub:
                for (int i = bytesPerPixel; i < row.Length; i++)
                {
                    row[i] += row[i - bytesPerPixel];
                }

                break;
            case Up:
                for (int i = bytesPerPixel; i < row.Length; i++)
                {
                    row[i] += above[i];
                }

                break;
            case Average:
                for (int i = bytesPerPixel; i < row.Length; i++)
                {
                    row[i] += (byte)((row[i - bytesPerPixel] + above[i]) >> 1);
                }

                break;
            case Paeth:
                for (int i = bytesPerPixel; i < row.Length; i++)
                {
                    row[i] += PaethPredictor(row[i - bytesPerPixel], above[i], above[i - bytesPerPixel]);
                }

                break;
        }
    }

    private static byte PaethPredictor(byte a, byte b, byte c)
    {
        int pa = Math.Abs(b - c);
        int pb = Math.Abs(a - c);
        int pc = Math.Abs(a + b - (2 * c));
        return pa <= pb && pa <= pc ? a : pb <= pc ? b : c;
    }

    /// <summary>
    /// The same in bytes: where a - c and b - c agree in sign pc is at least pa and pb, else it is |pa - pb|.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<byte> PaethPredictor(Vector<byte> a, Vector<byte> b, Vector<byte> c)
    {
        Vector<byte> pa = Difference(b, c);
        Vector<byte> pb = Difference(a, c);
        Vector<byte> opposite = Vector.GreaterThanOrEqual(a, c) ^ Vector.GreaterThanOrEqual(b, c);
        Vector<byte> pc = Vector.ConditionalSelect(opposite, Difference(pa, pb), Vector<byte>.AllBitsSet);
        Vector<byte> takeA = Vector.LessThanOrEqual(pa, pb) & Vector.LessThanOrEqual(pa, pc);
        return Vector.ConditionalSelect(
            takeA, a, Vector.ConditionalSelect(Vector.LessThanOrEqual(pb, pc), b, c));
    }

    private static Vector<byte> Difference(Vector<byte> p, Vector<byte> q) => Vector.Max(p, q) - Vector.Min(p, q);
}
