using System.Text;

namespace An8Suite.Core.Datasets.Writing;

/// <summary>Writes the picture files of one pose and collects what the pose adds to the dataset's logs.</summary>
internal sealed class PoseFiles(string root)
{
    private readonly Dictionary<string, StringBuilder> _logs = [];

    /// <summary>Writes a file; <paramref name="path"/> is relative to the dataset's folder.</summary>
    public void Write(string path, EncodedFile file)
    {
        File.WriteAllBytes(Path.Combine(root, path), file.Bytes);
        Log(DatasetLogs.Sums, new ChecksumLine(file.Sha256, path).ToString());
    }

    /// <summary>Adds a line to a log of <see cref="DatasetLogs"/>.</summary>
    public void Log(string log, string line)
    {
        if (!_logs.TryGetValue(log, out StringBuilder? text))
        {
            _logs.Add(log, text = new StringBuilder());
        }

        text.Append(line).Append('\n');
    }

    /// <summary>What was logged, as the journal takes it.</summary>
    public IReadOnlyDictionary<string, byte[]> Entry() =>
        _logs.ToDictionary(log => log.Key, log => Encoding.UTF8.GetBytes(log.Value.ToString()));
}
