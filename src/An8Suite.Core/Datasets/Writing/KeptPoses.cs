using System.Collections.Concurrent;
using System.Text;
using An8Suite.Core.Files;

namespace An8Suite.Core.Datasets.Writing;

/// <summary>
/// What an interrupted run left behind: which of its finished poses still have all their files, byte for byte.
/// </summary>
internal static class KeptPoses
{
    /// <summary>
    /// Positions of the poses with a file that is missing or has changed, ascending, and what the logs say of it.
    /// </summary>
    /// <param name="folder">The dataset's folder.</param>
    /// <param name="poseCount">Poses that the journal holds.</param>
    /// <param name="filesPerPose">Lines a pose has in the log of checksums.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public static IReadOnlyDictionary<int, string> Damaged(
        string folder, int poseCount, int filesPerPose, CancellationToken cancellation)
    {
        string[] lines = AppendJournal.ReadLog(Path.Combine(folder, DatasetLogs.Sums));
        if (lines.Length != poseCount * filesPerPose)
        {
            throw new InputException(
                $"{folder}: the journal holds {poseCount} poses of {filesPerPose} files, the log of checksums "
                + $"{lines.Length} lines; "
                + "delete the folder and generate again");
        }

        ConcurrentDictionary<int, string> damaged = [];
        Parallel.For(0, poseCount, new ParallelOptions { CancellationToken = cancellation }, position =>
        {
            string[] pose = lines[(position * filesPerPose)..((position + 1) * filesPerPose)];
            if (!pose.All(line => IsWhole(folder, ChecksumLine.Parse(line))))
            {
                damaged[position] = string.Concat(pose.Select(line => line + "\n"));
            }
        });
        return new SortedDictionary<int, string>(damaged);
    }

    /// <summary>Refuses a repaired pose that came out differently from what the logs recorded.</summary>
    public static void RequireSame(string recorded, IReadOnlyDictionary<string, byte[]> entry)
    {
        if (Encoding.UTF8.GetString(entry[DatasetLogs.Sums]) != recorded)
        {
            throw new InputException(
                "a damaged pose of the interrupted run was rendered again and came out differently, "
                + "so machine or program are "
                + "not those it was begun with; --force begins anew");
        }
    }

    private static bool IsWhole(string folder, ChecksumLine line)
    {
        string path = Path.Combine(folder, line.Path);
        if (!File.Exists(path))
        {
            return false;
        }

        using FileStream stream = File.OpenRead(path);
        return Checksum.Hex(stream) == line.Sha256;
    }
}
