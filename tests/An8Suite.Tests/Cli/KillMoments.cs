using An8Suite.Core;

namespace An8Suite.Tests.Cli;

/// <summary>
/// When to kill a run that generates: moments that the seed picks over rendering, finishing and start.
/// </summary>
internal sealed class KillMoments(string folder, int poseCount, ulong seed)
{
    /// <summary>What appears one after the other while a dataset is finished and put in its place.</summary>
    private static readonly string[] Marks =
    [
        ".partial/annotations/instances_train.json",
        ".partial/annotations/instances_test.json.partial",
        ".partial/README.md",
        ".partial/croissant.json",
        ".partial/SHA256SUMS.partial",
        ".partial/SHA256SUMS",
        ".partial/journal.done",
        ".partial/step.json",
        "/step.json",
    ];

    private readonly CounterRandom _random = new(seed, "kill", 0);

    /// <summary>Some while the program starts, whatever it does then.</summary>
    public IEnumerable<Func<TimeSpan, bool>> AtStart(int count) => Enumerable.Range(0, count).Select(_ =>
    {
        var after = TimeSpan.FromMilliseconds(_random.NextInt32(600));
        return (Func<TimeSpan, bool>)(elapsed => elapsed >= after);
    });

    /// <summary>Some after so many poses in the journal, later and later, and a few milliseconds more.</summary>
    public IEnumerable<Func<TimeSpan, bool>> WhileRendering(int count) =>
        Enumerable.Range(0, count).Select(_ => _random.NextInt32(poseCount)).Order().Select(poses =>
        {
            TimeSpan? due = null;
            var more = TimeSpan.FromMilliseconds(_random.NextInt32(20));
            return (Func<TimeSpan, bool>)(elapsed =>
            {
                due ??= JournalLines() >= poses ? elapsed + more : null;
                return elapsed >= due;
            });
        });

    /// <summary>Some when a file of the end is there, later and later.</summary>
    public IEnumerable<Func<TimeSpan, bool>> WhileFinishing(int count) =>
        _random.Permutation(Marks.Length).Take(count).Order().Select(mark =>
        {
            string path = folder + Marks[mark];
            return (Func<TimeSpan, bool>)(_ => Path.Exists(path));
        });

    private int JournalLines()
    {
        string path = folder + ".partial/journal/lengths";
        try
        {
            using var journal = new FileStream(
                path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            byte[] bytes = new byte[journal.Length];
            return bytes.AsSpan(0, journal.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false))
                .Count((byte)'\n');
        }
        catch (IOException)
        {
            return 0;
        }
    }
}
