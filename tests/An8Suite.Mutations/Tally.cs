using System.Diagnostics;
using System.Globalization;

namespace An8Suite.Mutations;

/// <summary>
/// How many runs of a kind ended with which exit code, how long the longest took, and what went wrong.
/// </summary>
internal sealed class Tally(string kind)
{
    private readonly SortedDictionary<int, int> _codes = [];
    private TimeSpan _longest;

    /// <summary>Wrong ends, one text each.</summary>
    public List<string> Problems { get; } = [];

    /// <summary>The most memory the process has had so far.</summary>
    public static long PeakBytes
    {
        get
        {
            using var process = Process.GetCurrentProcess();
            return process.PeakWorkingSet64;
        }
    }

    public void Add(int code, TimeSpan took)
    {
        _codes[code] = _codes.GetValueOrDefault(code) + 1;
        _longest = took > _longest ? took : _longest;
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{kind,-14} {string.Join(", ", _codes.Select(code => $"{code.Value} x exit {code.Key}")),-40} longest "
        + $"{_longest.TotalSeconds:0.0} s, {PeakBytes >> 20} MiB, {Problems.Count} wrong");
}
