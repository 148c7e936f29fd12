using System.Buffers;
using System.Text;

namespace An8Suite.Core.Datasets.Writing;

/// <summary>Writes the picture files of one pose and collects what the pose adds to the dataset's logs.</summary>
internal sealed class PoseFiles(string root, StageClock? clock)
{
    private readonly Dictionary<string, ArrayBufferWriter<byte>> _logs = [];

    /// <summary>Writes a file; <paramref name="path"/> is relative to the dataset's folder.</summary>
    public void Write(string path, EncodedFile file)
    {
        using (clock.Measure(GeneratorStage.Write))
        {
            File.WriteAllBytes(Path.Combine(root, path), file.Bytes);
        }

        Log(DatasetLogs.Sums, new ChecksumLine(file.Sha256, path).ToString());
    }

    /// <summary>Adds a line to a log of <see cref="DatasetLogs"/>.</summary>
    public void Log(string log, string line)
    {
        ArrayBufferWriter<byte> text = Log(log);
        Encoding.UTF8.GetBytes(line, text);
        text.Write("\n"u8);
    }

    /// <summary>Where whole lines can be added to a log of <see cref="DatasetLogs"/>.</summary>
    public ArrayBufferWriter<byte> Log(string log)
    {
        if (!_logs.TryGetValue(log, out ArrayBufferWriter<byte>? text))
        {
            _logs.Add(log, text = new ArrayBufferWriter<byte>());
        }

        return text;
    }

    /// <summary>What was logged, as the journal takes it.</summary>
    public IReadOnlyDictionary<string, byte[]> Entry() =>
        _logs.ToDictionary(log => log.Key, log => log.Value.WrittenSpan.ToArray());
}
