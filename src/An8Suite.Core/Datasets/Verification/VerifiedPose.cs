using An8Suite.Core.Imaging;
using An8Suite.Core.Labels;
using An8Suite.Core.Scenes.Shading;

namespace An8Suite.Core.Datasets.Verification;

/// <summary>The rows and pictures of one pose, in order of label.</summary>
internal sealed record VerifiedPose
{
    public required IReadOnlyList<MetadataRow> Rows { get; init; }

    public required IReadOnlyList<Sample> Samples { get; init; }

    public required IReadOnlyList<ColorImage> Images { get; init; }

    /// <summary>
    /// The part ids of the first class with the same parts; that the others have the same is a proof of its own.
    /// </summary>
    public required IReadOnlyList<PartMask> PartIds { get; init; }

    /// <summary>The position of the parts that each picture shows in <see cref="PartPresence.Sets"/>.</summary>
    public required IReadOnlyList<int> Sets { get; init; }

    /// <summary>The pose rendered again from its first row; null where nothing is rendered.</summary>
    public required ResolvedPose? Rendered { get; init; }

    /// <summary>Reads the pictures; null where one cannot be read, which <paramref name="proofs"/> then say.</summary>
    public static VerifiedPose? Read(
        VerifiedDataset dataset, IReadOnlyList<(MetadataRow Row, Sample Sample)> read,
        ResolvedPose? rendered, ProofSet proofs)
    {
        var pictures = new PictureReader(dataset, proofs.Pictures);
        ColorImage?[] images = [.. read.Select(r => pictures.Color(r.Sample.ImagePath))];
        byte[]?[] ids = [.. read.Select(r => pictures.Grey(r.Sample.PartsPath))];
        if (images.Contains(null) || ids.Contains(null))
        {
            return null;
        }

        PartMask[] parts = [.. ids.Select(
            all => new PartMask(dataset.Provenance.Width, dataset.Provenance.Height, all!))];
        int[] sets = [.. read.Select(r => dataset.Layers.Presence.ShownIn(r.Sample.Label))];
        var pose = new VerifiedPose
        {
            Rows = [.. read.Select(r => r.Row)],
            Samples = [.. read.Select(r => r.Sample)],
            Images = [.. images.Select(image => image!)],
            PartIds = [.. sets.Select(set => parts[Array.IndexOf(sets, set)])],
            Sets = sets,
            Rendered = rendered,
        };
        pose.CheckIds(dataset, parts, proofs.PartIds);
        return pose;
    }

    /// <summary>
    /// The part at every pixel with one of <see cref="PartPresence.Sets"/>; null where no picture shows it and nothing
    /// is rendered.
    /// </summary>
    public PartMask? PartsWith(int set)
    {
        int at = Sets.ToList().IndexOf(set);
        return at >= 0 ? PartIds[at] : Rendered?.At(set).Parts;
    }

    private void CheckIds(VerifiedDataset dataset, PartMask[] parts, Proof proof)
    {
        for (int i = 0; i < parts.Length; i++)
        {
            int first = Sets.ToList().IndexOf(Sets[i]);
            PartSet shown = dataset.Layers.Presence.Sets[Sets[i]];
            byte[] ids = parts[i].Ids;
            proof.Count(ids.Length);
            if (ids.Max() > dataset.Parts.Count)
            {
                proof.Fail($"{Samples[i].PartsPath}: expected ids 0 to {dataset.Parts.Count}, found {ids.Max()}");
            }
            else if (!ids.AsSpan().SequenceEqual(parts[first].Ids))
            {
                proof.Fail($"{Samples[i].PartsPath}: other part ids than {Samples[first].PartsPath}");
            }
            else if (ids.FirstOrDefault(id => !shown.Contains(id)) is byte hidden and > 0)
            {
                proof.Fail($"{Samples[i].PartsPath}: shows part {hidden}, which is not there in its class");
            }
        }
    }
}
