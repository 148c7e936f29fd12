using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace An8Suite.Core.Files;

/// <summary>
/// How far a journal and its logs are whole: up to the last entry of which every byte is as it was written.
/// </summary>
/// <remarks>
/// A line of the journal holds the lengths the logs have after an entry, and the first 16 hexadecimal digits of the
/// SHA-256 of what the entry added to them, in their order.
/// </remarks>
internal sealed record JournalExtent(int EntryCount, long JournalLength, long[] LogLengths)
{
    private const int DigitCount = 16;

    /// <summary>Whether journal and logs hold nothing beyond.</summary>
    public bool CoversAll(Stream journal, IReadOnlyList<Stream> logs) =>
        journal.Length == JournalLength && logs.Zip(LogLengths).All(pair => pair.First.Length == pair.Second);

    /// <summary>Reads all streams from their beginnings.</summary>
    public static JournalExtent Of(Stream journal, IReadOnlyList<Stream> logs)
    {
        byte[] bytes = new byte[journal.Length];
        journal.Position = 0;
        journal.ReadExactly(bytes);
        (int count, long kept, long[] lengths) = (0, 0, new long[logs.Count]);
        foreach (string line in Encoding.Latin1.GetString(bytes).Split('\n')[..^1])
        {
            if (Next(line, lengths, logs) is not { } next)
            {
                break;
            }

            (count, kept, lengths) = (count + 1, kept + line.Length + 1, next);
        }

        return new JournalExtent(count, kept, lengths);
    }

    /// <summary>The line of an entry, with its end.</summary>
    public static string Line(IReadOnlyList<long> lengths, IncrementalHash added)
    {
        string hash = Convert.ToHexStringLower(added.GetHashAndReset())[..DigitCount];
        return $"{string.Join(' ', lengths.Select(length => length.ToString(CultureInfo.InvariantCulture)))} {hash}\n";
    }

    /// <summary>
    /// The lengths after the entry of <paramref name="line"/>, or null when line or entry is not whole.
    /// </summary>
    private static long[]? Next(string line, long[] before, IReadOnlyList<Stream> logs)
    {
        string[] words = line.Split(' ');
        if (words.Length != logs.Count + 1)
        {
            return null;
        }

        long[] lengths = new long[logs.Count];
        for (int i = 0; i < lengths.Length; i++)
        {
            if (!long.TryParse(words[i], NumberStyles.None, CultureInfo.InvariantCulture, out lengths[i])
                || lengths[i] < before[i] || lengths[i] > logs[i].Length || lengths[i] - before[i] > Array.MaxLength)
            {
                return null;
            }
        }

        using var added = Checksum.Begin();
        for (int i = 0; i < lengths.Length; i++)
        {
            byte[] bytes = new byte[lengths[i] - before[i]];
            logs[i].Position = before[i];
            logs[i].ReadExactly(bytes);
            added.AppendData(bytes);
        }

        return Line(lengths, added) == line + "\n" ? lengths : null;
    }
}
