using System.Diagnostics;
using System.Text;
using An8Suite.Core;
using CsCheck;

namespace An8Suite.Tests.Fuzzing;

/// <summary>Damaged inputs, and the one outcome they may have besides a result.</summary>
internal static class Fuzz
{
    private const long MostBytes = 600_000_000;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    /// <summary>
    /// One damage: a byte changed, a stretch removed, repeated, overwritten or put elsewhere, the end cut off.
    /// </summary>
    private static readonly Gen<Func<byte[], byte[]>> Damage = Gen.Select(
        Gen.Int[0, 5], Gen.Double.Unit, Gen.Double.Unit, Gen.Byte.Array[1, 12], Gen.Int[1, 40]).Select(
        (kind, where, to, bytes, length) => (Func<byte[], byte[]>)(file =>
        {
            int at = (int)(where * file.Length);
            int end = Math.Min(file.Length, at + length);
            int other = (int)(to * file.Length);
            return kind switch
            {
                0 when at < file.Length => [.. file[..at], (byte)(file[at] ^ bytes[0]), .. file[(at + 1)..]],
                1 => [.. file[..at], .. bytes, .. file[at..]],
                2 => [.. file[..at], .. file[end..]],
                3 => [.. file[..other], .. file[at..end], .. file[other..]],
                4 => [.. file[..at], .. bytes, .. file[Math.Min(file.Length, at + bytes.Length)..]],
                _ => file[..at],
            };
        }));

    /// <summary>A few damages, one after the other.</summary>
    public static Gen<Func<byte[], byte[]>> Damages { get; } = Damage.Array[1, 4].Select(
        all => (Func<byte[], byte[]>)(file => all.Aggregate(file, (bytes, damage) => damage(bytes))));

    /// <summary>Any of these, each as likely.</summary>
    public static Gen<T> OneOf<T>(IReadOnlyList<T> choices) => Gen.Int[0, choices.Count - 1].Select(i => choices[i]);

    /// <summary>
    /// Demands a result or an <see cref="InputException"/> that names the file, soon and without much memory.
    /// </summary>
    public static void Expect(string name, byte[] input, Action read)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        var clock = Stopwatch.StartNew();
        try
        {
            read();
        }
        catch (InputException error)
        {
            Assert.Contains(name, error.Message, StringComparison.Ordinal);
        }
        catch (Exception error) when (error is not Xunit.Sdk.XunitException)
        {
            Assert.Fail($"{error}\n{Shown(input)}");
        }

        Assert.True(clock.Elapsed < Longest, $"took {clock.Elapsed}\n{Shown(input)}");
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.True(allocated < MostBytes + (100L * input.Length), $"allocated {allocated} bytes\n{Shown(input)}");
    }

    private static string Shown(byte[] input) => input.Length > 4000
        ? Convert.ToBase64String(input[..4000])
        : Encoding.Latin1.GetString(input);
}
