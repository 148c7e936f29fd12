using An8Suite.Core.Files;
using An8Suite.Core.Scenes.Poses;
using An8Suite.Core.Scenes.Shading;

namespace An8Suite.Core.Datasets.Writing;

/// <summary>Writes the poses that a dataset's journal does not hold yet, and enters them in order.</summary>
internal sealed class PoseRun : IDisposable
{
    private readonly PoseWriter _writer;
    private readonly IReadOnlyList<PlannedPose> _poses;
    private readonly DatasetWriterOptions _options;
    private readonly CancellationToken _cancellation;
    private readonly AppendJournal _journal;
    private readonly OrderedSink<IReadOnlyDictionary<string, byte[]>> _sink;
    private readonly IReadOnlyDictionary<int, string> _damaged;
    private readonly Lock _counting = new();
    private int _doneCount;

    /// <summary>Opens the journal and looks at what an interrupted run left.</summary>
    public PoseRun(
        PoseWriter writer, IReadOnlyList<PlannedPose> poses,
        DatasetWriterOptions options, CancellationToken cancellation)
    {
        (_writer, _poses, _options, _cancellation) = (writer, poses, options, cancellation);
        writer.CreateFolders();
        _journal = AppendJournal.Open(options.Folder, DatasetLogs.Journal, DatasetLogs.All(options.Twins));
        _sink = new(_journal.EntryCount, _journal.Append);
        _damaged = KeptPoses.Damaged(options.Folder, _journal.EntryCount, writer.FilesPerPose, cancellation);
        _doneCount = _journal.EntryCount - _damaged.Count;
        if (_journal.EntryCount > 0)
        {
            options.Resumed?.Invoke(_journal.EntryCount * writer.ClassCount, _damaged.Count * writer.ClassCount);
        }
    }

    /// <summary>Renders on the calling thread and writes on others.</summary>
    public void Write(Func<PlannedPose, RenderedPose> render, int queueLength)
    {
        int kept = _journal.EntryCount;
        IEnumerable<int> missing = _damaged.Keys.Concat(Enumerable.Range(kept, _poses.Count - kept));
        BoundedPipeline.Run(missing.Select(Render), Write, _options.ThreadCount, queueLength, _cancellation);

        Item Render(int position)
        {
            _cancellation.ThrowIfCancellationRequested();
            PlannedPose pose = _poses[position];
            using (_options.Clock.Measure(GeneratorStage.Render))
            {
                return new Item(position, render(pose), _options.Twins ? render(pose) : null);
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _journal.Dispose();

    private void Write(Item item, CancellationToken stop)
    {
        IReadOnlyDictionary<string, byte[]> entry = _writer.Write(
            _poses[item.Position], item.Rendered, item.Again, stop);
        item.Rendered.Release();
        item.Again?.Release();
        if (_damaged.TryGetValue(item.Position, out string? recorded))
        {
            KeptPoses.RequireSame(recorded, entry);
        }
        else
        {
            _sink.Add(item.Position, entry);
        }

        lock (_counting)
        {
            _options.Progress?.Invoke(++_doneCount * _writer.ClassCount, _poses.Count * _writer.ClassCount);
        }
    }

    /// <summary>A pose between the two sides; <paramref name="Again"/> is a second rendering, for twins.</summary>
    private sealed record Item(int Position, RenderedPose Rendered, RenderedPose? Again);
}
