namespace An8Suite.Core.Datasets.Verification;

/// <summary>
/// One claim about a dataset: how often it was tried and where it failed. Safe to use from several threads.
/// </summary>
/// <param name="name">One word.</param>
/// <param name="claim">What holds where nothing failed.</param>
/// <param name="unit">What is counted.</param>
public sealed class Proof(string name, string claim, string unit)
{
    private readonly Lock _gate = new();
    private readonly List<string> _failures = [];
    private long _checked;

    /// <summary>One word.</summary>
    public string Name { get; } = name;

    /// <summary>What holds where nothing failed.</summary>
    public string Claim { get; } = claim;

    /// <summary>What <see cref="CheckedCount"/> counts.</summary>
    public string Unit { get; } = unit;

    /// <summary>How many units were looked at.</summary>
    public long CheckedCount => Interlocked.Read(ref _checked);

    /// <summary>Why it was not tried, or null.</summary>
    public string? LeftOut { get; set; }

    /// <summary>What failed, by file and with what was expected and found, in order of text.</summary>
    public IReadOnlyList<string> Failures
    {
        get
        {
            lock (_gate)
            {
                return [.. _failures.Order(StringComparer.Ordinal)];
            }
        }
    }

    /// <summary>Counts units that were looked at.</summary>
    internal void Count(long units = 1) => Interlocked.Add(ref _checked, units);

    /// <summary>Notes a failure.</summary>
    internal void Fail(string what)
    {
        lock (_gate)
        {
            _failures.Add(what);
        }
    }

    /// <summary>Counts one unit, and fails it unless <paramref name="holds"/>.</summary>
    internal void Require(bool holds, Func<string> what)
    {
        Count();
        if (!holds)
        {
            Fail(what());
        }
    }
}
