using System.Security.Cryptography;
using System.Text;

namespace An8Suite.Core.Files;

/// <summary>Several files that grow together: an entry is in all of them or, after a kill, in none.</summary>
/// <remarks>
/// An entry is appended to every log, and only then does the journal get a line with the lengths the logs have now and
/// a checksum of the entry. Opening cuts everything back to the last entry before the first one that is not whole, so
/// whatever a kill or a power cut left half-written is gone, and whatever somebody changed is not built upon. Nothing
/// is flushed to the disk for an entry: what a power cut takes of the last ones is made again.
/// </remarks>
internal sealed class AppendJournal : IDisposable
{
    private readonly IReadOnlyList<string> _names;
    private readonly FileStream[] _logs;
    private readonly FileStream _journal;
    private readonly IncrementalHash _added = Checksum.Begin();

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

    /// <summary>
    /// Whether a journal that is not written to any more holds so many entries, all whole, and nothing else.
    /// </summary>
    public static bool IsWhole(string folder, string journal, IReadOnlyList<string> logs, int entryCount)
    {
        string[] paths = [.. logs.Prepend(journal).Select(file => Path.Combine(folder, file))];
        if (!paths.All(File.Exists))
        {
            return false;
        }

        List<FileStream> opened = [];
        try
        {
            opened.AddRange(paths.Select(File.OpenRead));
            FileStream[] streams = [.. opened.Skip(1)];
            JournalExtent extent = JournalExtent.Of(opened[0], streams);
            return extent.EntryCount == entryCount && extent.CoversAll(opened[0], streams);
        }
        finally
        {
            opened.ForEach(stream => stream.Dispose());
        }
    }

    /// <summary>
    /// The lines of a log, which a journal may hold open: Windows lets nobody read it who would keep others from
    /// writing.
    /// </summary>
    public static string[] ReadLog(string path)
    {
        using var reader = new StreamReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        List<string> lines = [];
        while (reader.ReadLine() is string line)
        {
            lines.Add(line);
        }

        return [.. lines];
    }

    /// <summary>
    /// Adds an entry: what each log, by its name, grows by; logs that are not named stay as they are.
    /// </summary>
    public void Append(IReadOnlyDictionary<string, byte[]> entry)
    {
        for (int i = 0; i < _logs.Length; i++)
        {
            if (entry.TryGetValue(_names[i], out byte[]? bytes))
            {
                _logs[i].Write(bytes);
                _added.AppendData(bytes);
            }
        }

        _journal.Write(Encoding.ASCII.GetBytes(JournalExtent.Line([.. _logs.Select(log => log.Position)], _added)));
        EntryCount++;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _journal.Dispose();
        Array.ForEach(_logs, log => log.Dispose());
        _added.Dispose();
    }

    // Unbuffered: an entry must be the system's before its journal line is.
    private static FileStream OpenForAppending(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read, bufferSize: 0);
    }

    private void CutBack()
    {
        JournalExtent extent = JournalExtent.Of(_journal, _logs);
        EntryCount = extent.EntryCount;
        Cut(_journal, extent.JournalLength);
        for (int i = 0; i < _logs.Length; i++)
        {
            Cut(_logs[i], extent.LogLengths[i]);
        }
    }

    private static void Cut(FileStream stream, long length)
    {
        stream.SetLength(length);
        stream.Position = length;
    }
}
