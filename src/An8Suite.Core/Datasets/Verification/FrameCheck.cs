using An8Suite.Core.Imaging;
using An8Suite.Core.Labels;

namespace An8Suite.Core.Datasets.Verification;

/// <summary>Looks for frames that show nothing, or not all of the plant.</summary>
internal static class FrameCheck
{
    /// <summary>Checks all images of a pose.</summary>
    public static void Run(VerifiedPose pose, IReadOnlyList<PartEntry> parts, Proof proof)
    {
        HashSet<byte> plant = [.. parts.Where(part => part.Role == PartRole.Plant).Select(part => (byte)part.Id)];
        for (int i = 0; i < pose.Images.Count; i++)
        {
            PartMask ids = plant.Count == parts.Count ? pose.PartIds[i] : Only(pose.PartIds[i], plant);
            string? found = !ids.Ids.AsSpan().ContainsAnyExcept(PartMask.Background) ? "no pixel shows the mesh"
                : TouchesEdge(ids) ? "the mesh is cut off by the frame"
                : IsFlat(pose.Images[i]) ? "the image has one colour"
                : null;
            string path = pose.Samples[i].ImagePath;
            proof.Require(found is null, () => $"{path}: {found}");
        }
    }

    private static PartMask Only(PartMask ids, HashSet<byte> kept) => new(
        ids.Width, ids.Height, Array.ConvertAll(ids.Ids, id => kept.Contains(id) ? id : PartMask.Background));

    private static bool TouchesEdge(PartMask ids)
    {
        ReadOnlySpan<byte> all = ids.Ids;
        bool touches = all[..ids.Width].ContainsAnyExcept(PartMask.Background)
            || all[^ids.Width..].ContainsAnyExcept(PartMask.Background);
        for (int y = 0; y < ids.Height && !touches; y++)
        {
            touches = all[y * ids.Width] != PartMask.Background
                || all[((y + 1) * ids.Width) - 1] != PartMask.Background;
        }

        return touches;
    }

    private static bool IsFlat(ColorImage image)
    {
        ReadOnlySpan<byte> rgb = image.Rgb;
        return rgb[3..].SequenceEqual(rgb[..^3]);
    }
}
