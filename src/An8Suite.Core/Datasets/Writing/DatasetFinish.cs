using System.Text;
using An8Suite.Core.Datasets.Formats;
using An8Suite.Core.Files;
using An8Suite.Core.Labels;

namespace An8Suite.Core.Datasets.Writing;

/// <summary>Turns the logs of a dataset whose poses are all there into the files that readers expect.</summary>
/// <remarks>Every file is written aside and renamed, so a kill in the middle only means doing it once more.</remarks>
internal static class DatasetFinish
{
    /// <summary>
    /// Whether <see cref="Run"/> has come to its end in this folder before; never for a shard, which keeps its logs.
    /// </summary>
    /// <remarks>
    /// The checksums are there before the logs go, so without logs they say that everything else was done.
    /// </remarks>
    public static bool IsDone(string folder) => File.Exists(Path.Combine(folder, DatasetLayout.Sums))
        && !Directory.Exists(Path.Combine(folder, DatasetLogs.Folder));

    /// <summary>Writes checksums and summaries; a shard keeps its logs for the merge.</summary>
    public static void Run(string folder, DatasetProvenance provenance)
    {
        if (provenance.Shard is not null)
        {
            WriteSums(folder);
            return;
        }

        WriteSummaries(folder, provenance);
        WriteSums(folder);
        StableStorage.FlushFileSystem(folder);
        Rename.Folder(Path.Combine(folder, DatasetLogs.Folder), Path.Combine(folder, DatasetLogs.DoneFolder));
    }

    /// <summary>Removes the logs that nothing needs any more.</summary>
    public static void RemoveLogs(string folder)
    {
        string logs = Path.Combine(folder, DatasetLogs.DoneFolder);
        if (Directory.Exists(logs))
        {
            Directory.Delete(logs, recursive: true);
        }
    }

    private static void WriteSummaries(string folder, DatasetProvenance provenance)
    {
        string In(string file) => Path.Combine(folder, file);
        PartEntry[] parts = SuiteJson.Read<PartEntry[]>(In(DatasetLayout.Parts));
        var source = new CocoSource(provenance.Name, provenance.SuiteVersion, parts);
        foreach (Split split in DatasetLayout.Splits)
        {
            FinishedFile.Write(In(DatasetLayout.Coco(split)), output => CocoFile.Assemble(
                source, [In(DatasetLogs.CocoImages(split))], [In(DatasetLogs.CocoAnnotations(split))], output));
        }

        var description = DatasetDescription.Read(folder);
        FinishedFile.WriteText(In(DatasetCard.FileName), DatasetCard.Of(description));
        FinishedFile.WriteText(In(Croissant.FileName), Croissant.Of(description));
    }

    private static void WriteSums(string folder) => FinishedFile.Write(
        Path.Combine(folder, DatasetLayout.Sums),
        sums =>
        {
            using (FileStream pictures = File.OpenRead(Path.Combine(folder, DatasetLogs.Sums)))
            {
                pictures.CopyTo(sums);
            }

            foreach (string path in DatasetLayout.TextFiles.Where(path => File.Exists(Path.Combine(folder, path))))
            {
                using FileStream file = File.OpenRead(Path.Combine(folder, path));
                var line = new ChecksumLine(Checksum.Hex(file), path);
                sums.Write(Encoding.UTF8.GetBytes($"{line}\n"));
            }
        });
}
