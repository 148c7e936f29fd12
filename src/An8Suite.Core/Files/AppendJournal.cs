using System.Globalization;
using System.Text;

namespace An8Suite.Core.Files;

/// <summary>Several files that grow together: an entry is in all of them or, after a kill, in none.</summary>
/// <remarks>
/// An entry is appended to every log, and only then does the journal get a line with the lengths the logs have now. Opening
/// cuts the logs back to the last line that all of them still reach, so whatever a kill left half-written is gone.
/// </remarks>
public sealed class AppendJournal : IDisposable
{
    private readonly IReadOnlyList<string> _names;
    private readonly FileStream[] _logs;
    private readonly FileStream _journal;

    private AppendJournal(IReadOnlyList<string> names, FileStream[] logs, FileStream journal) =>
        (_names, _logs, _journal) = (names, logs, journal);

    /// <summary>How many entries are whole.</summary>
    public int EntryCount { get; private set; }

    /// <summary>Opens or makes the journal and its logs; paths are below <paramref name="folder"/>.</summary>
    public static AppendJournal Open(string folder, string journal, IReadOnlyList<string> logs)
    {
        List<FileStream> opened = [];
        try
        {
            opened.Add(OpenForAppending(Path.Combine(folder, journal)));
            opened.AddRange(logs.Select(log => OpenForAppending(Path.Combine(folder, log))));
            var result = new AppendJournal(logs, [.. opened.Skip(1)], opened[0]);
            result.CutBack();
            return result;
        }
        catch
        {
            opened.ForEach(stream => stream.Dispose());
            throw;
        }
    }

    /// <summary>Adds an entry: what each log, by its name, grows by; logs that are not named stay as they are.</summary>
    public void Append(IReadOnlyDictionary<string, byte[]> entry)
    {
        for (int i = 0; i < _logs.Length; i++)
        {
            if (entry.TryGetValue(_names[i], out byte[]? bytes))
            {
                _logs[i].Write(bytes);
            }
        }

        _journal.Write(Encoding.ASCII.GetBytes(Line(_logs.Select(log => log.Position))));
        EntryCount++;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _journal.Dispose();
        Array.ForEach(_logs, log => log.Dispose());
    }

    // Unbuffered: an entry must be the system's before its journal line is.
    private static FileStream OpenForAppending(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read, bufferSize: 0);
    }

    private static string Line(IEnumerable<long> lengths) =>
        string.Join(' ', lengths.Select(length => length.ToString(CultureInfo.InvariantCulture))) + "\n";

    private void CutBack()
    {
        byte[] bytes = new byte[_journal.Length];
        _journal.ReadExactly(bytes);
        string[] lines = Encoding.ASCII.GetString(bytes).Split('\n')[..^1];
        long kept = 0;
        long[] lengths = new long[_logs.Length];
        foreach (string line in lines)
        {
            if (Lengths(line) is not { } next || !Reach(next))
            {
                break;
            }

            (lengths, kept) = (next, kept + line.Length + 1);
            EntryCount++;
        }

        Cut(_journal, kept);
        for (int i = 0; i < _logs.Length; i++)
        {
            Cut(_logs[i], lengths[i]);
        }
    }

    private long[]? Lengths(string line)
    {
        string[] words = line.Split(' ');
        long[] lengths = new long[words.Length];
        bool fine = words.Length == _logs.Length;
        for (int i = 0; fine && i < words.Length; i++)
        {
            fine = long.TryParse(words[i], NumberStyles.None, CultureInfo.InvariantCulture, out lengths[i]);
        }

        return fine ? lengths : null;
    }

    private bool Reach(long[] lengths) => lengths.Zip(_logs).All(pair => pair.First <= pair.Second.Length);

    private static void Cut(FileStream stream, long length)
    {
        stream.SetLength(length);
        stream.Position = length;
    }
}
