using An8Suite.Core.Imaging;
using An8Suite.Core.Labels;
using An8Suite.Core.Scenes.Backdrops;
using An8Suite.Core.Scenes.Poses;

namespace An8Suite.Core.Datasets;

/// <summary>
/// What a dataset keeps of the pictures that stand behind its images, before a cue tints them. Safe from any thread.
/// </summary>
/// <param name="root">The dataset's folder.</param>
/// <param name="areKept">Whether its recipe draws backdrops; else they are colours, of which nothing is kept.</param>
public sealed class KeptBackdrops(string root, bool areKept)
{
    /// <summary>What stands behind an image.</summary>
    /// <param name="pose">Its pose.</param>
    /// <param name="entry">Its class; all classes of a pose have the same.</param>
    /// <exception cref="InputException">The file is missing or broken; names it.</exception>
    public Backdrop Of(PlannedPose pose, ClassEntry entry) => areKept
        ? Backdrop.Of(PngReader.ReadColor(Path.Combine(
            root, DatasetLayout.Folder(pose.Split), DatasetLayout.Backdrops(entry),
            $"{DatasetLayout.Id(entry, pose.Index)}.png")))
        : new Backdrop(pose.Background);
}
