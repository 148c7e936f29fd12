using System.Collections.Concurrent;
using An8Suite.Core.Datasets.Writing;
using An8Suite.Tests.Datasets;

[assembly: AssemblyFixture(typeof(WrittenScenes))]

namespace An8Suite.Tests.Datasets;

/// <summary>
/// The synthetic scene as datasets, each written once, for tests that read one or break a copy of it.
/// </summary>
public sealed class WrittenScenes : IDisposable
{
    private static readonly Lazy<TemporaryFolder> Folder = new(() => new TemporaryFolder());
    private static readonly ConcurrentDictionary<(string Name, int? PoseCount), Lazy<string>> Written = new();

    /// <summary>Makes <paramref name="folder"/> what <see cref="DatasetWriter.Write"/> makes of the scene.</summary>
    public static void CopyTo(string folder, string name = "synthetic", int? poseCount = null)
    {
        string written = Written.GetOrAdd(
            (name, poseCount), key => new Lazy<string>(() => Write(key.Name, key.PoseCount))).Value;
        foreach (string file in Directory.GetFiles(written, "*", SearchOption.AllDirectories))
        {
            string copy = Path.Combine(folder, Path.GetRelativePath(written, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    public void Dispose()
    {
        if (Folder.IsValueCreated)
        {
            Folder.Value.Dispose();
        }
    }

    private static string Write(string name, int? poseCount)
    {
        string folder = Folder.Value[$"{name}-{poseCount}"];
        DatasetWriter.Write(
            SyntheticScene.Recipe with { Name = name },
            SyntheticScene.Parts,
            SyntheticScene.Render,
            SyntheticScene.Options(folder) with { PoseCount = poseCount });
        return folder;
    }
}
