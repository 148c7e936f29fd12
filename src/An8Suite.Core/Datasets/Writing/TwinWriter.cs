using An8Suite.Core.Imaging;
using An8Suite.Core.Labels;
using An8Suite.Core.Scenes.Poses;
using An8Suite.Core.Scenes.Shading;

namespace An8Suite.Core.Datasets.Writing;

/// <summary>Writes for every image its twin: the same pose and light shown as the next class.</summary>
/// <remarks>
/// A twin is coloured from a second render pass, all of it, so that it does not rest on the shortcut that made the
/// dataset's own images; that it equals the image the dataset has of that pose and class is for `an8 verify` to find.
/// </remarks>
internal sealed class TwinWriter(IReadOnlyList<ClassEntry> classes)
{
    private const int MeanDecimals = 3;

    /// <summary>Writes one twin an image.</summary>
    /// <param name="files">Where to.</param>
    /// <param name="pose">The pose of all of them.</param>
    /// <param name="palettes">The colours of each class.</param>
    /// <param name="images">The dataset's image of each class.</param>
    /// <param name="again">The second render pass.</param>
    public void Write(
        PoseFiles files, PlannedPose pose, IReadOnlyList<Palette> palettes,
        IReadOnlyList<ColorImage> images, ResolvedPose again)
    {
        foreach (ClassEntry entry in classes)
        {
            ClassEntry other = classes[(entry.Index + 1) % classes.Count];
            ColorImage twin = again.Of(other.Index).Resolve(palettes[other.Index]);
            string id = DatasetLayout.Id(entry, pose.Index);
            string file = $"images/{other.Folder}/{id}.png";
            files.Write($"{DatasetLayout.Twins}/{file}", EncodedFile.Of(() => PngWriter.Encode(twin)));
            TwinRow row = Row(pose, entry, other, file, images[entry.Index], twin);
            files.Log(DatasetLogs.Twins, MetadataJson.Standard.ToLine(row));
        }
    }

    private static TwinRow Row(
        PlannedPose pose, ClassEntry entry, ClassEntry other, string file, ColorImage image, ColorImage twin)
    {
        byte[] change = new ClassChanges([image, twin]).Of(image);
        int[] changed = [.. change.Where(size => size > 0).Select(size => (int)size)];
        string id = DatasetLayout.Id(entry, pose.Index);
        return new TwinRow
        {
            FileName = file,
            Id = id,
            Label = other.Index,
            Class = other.Name,
            Pose = pose.Index,
            Split = pose.Split,
            TwinOf = $"{DatasetLayout.Folder(pose.Split)}/{DatasetLayout.Images(entry)}/{id}.png",
            TwinOfLabel = entry.Index,
            TwinOfClass = entry.Name,
            ChangedPixels = changed.Length,
            LargestChange = changed.DefaultIfEmpty().Max(),
            MeanChange = Math.Round(changed.DefaultIfEmpty().Average(), MeanDecimals),
        };
    }
}
