using An8Suite.Cli.Steps;
using An8Suite.Core;

namespace An8Suite.Cli.Report;

/// <summary>Reads one step's record after the other; what cannot be read is noted, once, and left out.</summary>
internal sealed class StepChain(ICollection<string> missing)
{
    private readonly Dictionary<string, StepRecord> _records = [];
    private readonly Dictionary<string, string> _folders = [];

    /// <summary>The records that were read, by step.</summary>
    public IReadOnlyDictionary<string, StepRecord> Records => _records;

    /// <summary>Their folders.</summary>
    public IReadOnlyDictionary<string, string> Folders => _folders;

    /// <summary>The record of a folder; null where there is none.</summary>
    public StepRecord? Open(string folder, string step)
    {
        StepRecord? record = Try(() => StepRecord.Read(folder, step));
        if (record is not null)
        {
            _records[step] = record;
            _folders[step] = folder;
        }

        return record;
    }

    /// <summary>The folder of an input; null where it is gone.</summary>
    public string? Input(string folder, StepRecord record, string step) => Try(() => record.InputFolder(folder, step));

    /// <summary>The result of a read; null, and a line, where it cannot be read.</summary>
    public T? Try<T>(Func<T> read)
        where T : class
    {
        try
        {
            return read();
        }
        catch (InputException error)
        {
            if (!missing.Contains(error.Message))
            {
                missing.Add(error.Message);
            }

            return null;
        }
    }
}
