using An8Suite.Core.Imaging;
using An8Suite.Core.Scenes;

namespace An8Suite.Core.Datasets.Verification;

/// <summary>The rows and pictures of one pose, in order of label.</summary>
internal sealed record VerifiedPose
{
    public required IReadOnlyList<MetadataRow> Rows { get; init; }

    public required IReadOnlyList<Sample> Samples { get; init; }

    public required IReadOnlyList<ColorImage> Images { get; init; }

    /// <summary>The part ids of the first class; that the others have the same is a proof of its own.</summary>
    public required PartMask PartIds { get; init; }

    /// <summary>The pose rendered again from its first row; null where nothing is rendered.</summary>
    public required PoseResolver? Rendered { get; init; }

    /// <summary>Reads the pictures; null where one cannot be read, which <paramref name="proofs"/> then say.</summary>
    public static VerifiedPose? Read(
        VerifiedDataset dataset, IReadOnlyList<(MetadataRow Row, Sample Sample)> read, PoseResolver? rendered, ProofSet proofs)
    {
        var pictures = new PictureReader(dataset, proofs.Pictures);
        ColorImage?[] images = [.. read.Select(r => pictures.Color(r.Sample.ImagePath))];
        byte[]?[] ids = [.. read.Select(r => pictures.Grey(r.Sample.PartsPath))];
        if (images.Contains(null) || ids.Contains(null))
        {
            return null;
        }

        (int width, int height) = (dataset.Provenance.Width, dataset.Provenance.Height);
        for (int i = 0; i < ids.Length; i++)
        {
            int position = i;
            proofs.PartIds.Count(ids[i]!.Length);
            if (ids[i]!.Max() > dataset.Parts.Count)
            {
                proofs.PartIds.Fail($"{read[i].Sample.PartsPath}: expected ids 0 to {dataset.Parts.Count}, found {ids[i]!.Max()}");
            }
            else if (!ids[i].AsSpan().SequenceEqual(ids[0]))
            {
                proofs.PartIds.Fail($"{read[position].Sample.PartsPath}: other part ids than {read[0].Sample.PartsPath}");
            }
        }

        return new VerifiedPose
        {
            Rows = [.. read.Select(r => r.Row)],
            Samples = [.. read.Select(r => r.Sample)],
            Images = [.. images.Select(image => image!)],
            PartIds = new PartMask(width, height, ids[0]!),
            Rendered = rendered,
        };
    }
}
