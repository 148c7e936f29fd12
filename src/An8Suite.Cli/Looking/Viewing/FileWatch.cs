namespace An8Suite.Cli.Looking.Viewing;

/// <summary>
/// Notices when files change, by their times and lengths; a file that is just being written is waited for.
/// </summary>
internal sealed class FileWatch
{
    private Dictionary<string, Stamp> _known = [];
    private Dictionary<string, Stamp> _seen = [];

    /// <summary>Watches these files from now on, whatever they are like now.</summary>
    public void Set(IEnumerable<string> paths) =>
        _known = _seen = paths.Distinct().ToDictionary(path => path, Stamp.Of);

    /// <summary>
    /// Whether something changed since <see cref="Set"/> or the last true, and has been still since the last look.
    /// </summary>
    public bool Look()
    {
        Dictionary<string, Stamp> now = _known.Keys.ToDictionary(path => path, Stamp.Of);
        bool isStill = Same(now, _seen);
        _seen = now;
        if (!isStill || Same(now, _known))
        {
            return false;
        }

        _known = now;
        return true;
    }

    private static bool Same(Dictionary<string, Stamp> one, Dictionary<string, Stamp> other) =>
        one.All(file => other[file.Key] == file.Value);

    private readonly record struct Stamp(bool Exists, DateTime Written, long Length)
    {
        public static Stamp Of(string path)
        {
            FileInfo file = new(path);
            return file.Exists ? new Stamp(true, file.LastWriteTimeUtc, file.Length) : default;
        }
    }
}
