using An8Suite.Core;

namespace An8Suite.Workflow.Steps;

/// <summary>What could not be read and is left out: a line each, once.</summary>
public sealed class Missing
{
    private readonly List<string> _lines = [];

    /// <summary>In the order they were met.</summary>
    public IReadOnlyList<string> Lines => _lines;

    /// <summary>Notes one.</summary>
    public void Add(string line)
    {
        if (!_lines.Contains(line))
        {
            _lines.Add(line);
        }
    }

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
            Add(error.Message);
            return null;
        }
    }
}
