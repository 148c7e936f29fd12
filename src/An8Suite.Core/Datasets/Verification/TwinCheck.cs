using An8Suite.Core.Imaging;
using An8Suite.Core.Labels;
using An8Suite.Core.Scenes.Shading;

namespace An8Suite.Core.Datasets.Verification;

/// <summary>
/// Compares every two classes of a pose: they differ where parts that tell them apart have samples, and nowhere else.
/// </summary>
/// <remarks>
/// Parts tell two classes apart that have another surface in each, or that only one of them shows: a sample that
/// differs shows such a part in one of the two. That every pixel full of such samples differs holds where both show the
/// same parts, but for pixels whose light makes the two colours one.
/// </remarks>
internal sealed class TwinCheck(VerifiedDataset dataset, ProofSet proofs)
{
    /// <summary>Checks all pairs of a pose that was rendered again.</summary>
    public void Run(VerifiedPose pose)
    {
        Palette[] colors = [.. pose.Rows.Select(row => RowScene.Colors(row, dataset))];
        var coverages = new PartCoverages(pose.Rendered!);
        for (int a = 0; a < colors.Length; a++)
        {
            for (int b = a + 1; b < colors.Length; b++)
            {
                (byte[] changing, bool[]? certain) =
                    pose.Sets[a] != pose.Sets[b] ? (Apart(pose, (a, b), colors, coverages), null)
                    : IsFlat(colors[a]) && IsFlat(colors[b]) && IsSure(colors[a], colors[b]) ? coverages.Certain(
                        pose.Sets[a], Recoloured(colors[a], colors[b]))
                    : Patterned(pose.Rendered!.At(pose.Sets[a]), colors[a], colors[b]);
                var alike = new Lazy<bool[]>(() => Alike(pose.Rendered!.At(pose.Sets[a]), colors[a], colors[b]));
                Compare(pose, (a, b), changing, certain, alike);
            }
        }
    }

    /// <summary>
    /// Whether a pixel that changes in all samples must change itself: not where some of them become lighter and others
    /// darker, as where a cue changes as well.
    /// </summary>
    private static bool IsSure(Palette a, Palette b) => a.HasBackgroundOf(b) && Recoloured(a, b).Count < a.Parts.Count;

    private static bool IsFlat(Palette colors) => colors.Surfaces.All(surface => surface.IsFlat);

    /// <summary>The parts that differ, and the background where that does.</summary>
    private static HashSet<byte> Recoloured(Palette a, Palette b) =>
    [
        .. a.HasBackgroundOf(b) ? [] : new[] { PartMask.Background },
        .. Enumerable.Range(1, a.Parts.Count).Where(id => a.Recolors(b, id)).Select(id => (byte)id),
    ];

    /// <summary>
    /// How many samples of each pixel change, and where that must show; where parts have two colours, not every sample
    /// does.
    /// </summary>
    private static (byte[] Changing, bool[]? Certain) Patterned(PoseResolver rendered, Palette a, Palette b)
    {
        PaletteDifference difference = rendered.Difference(a, b);
        return (difference.Count, difference.IsCertain);
    }

    /// <summary>How many samples may change between two classes that do not show the same parts.</summary>
    private byte[] Apart(VerifiedPose pose, (int A, int B) pair, Palette[] colors, PartCoverages coverages)
    {
        HashSet<byte> recoloured = Recoloured(colors[pair.A], colors[pair.B]);
        byte[] Of(int set, int other) => coverages.Of(set, recoloured.Concat(OnlyIn(set, other)).ToHashSet());
        (int a, int b) = (pose.Sets[pair.A], pose.Sets[pair.B]);
        return [.. Of(a, b).Zip(Of(b, a), Math.Max)];
    }

    private IEnumerable<byte> OnlyIn(int set, int other)
    {
        IReadOnlyList<PartSet> sets = dataset.Layers.Presence.Sets;
        return Enumerable.Range(1, byte.MaxValue).Select(id => (byte)id)
            .Where(id => sets[set].Contains(id) && (!sets[other].Contains(id) || IsGround(id)));
    }

    /// <summary>A part that is not there throws no shadow, so the ground changes.</summary>
    private bool IsGround(byte id) => id <= dataset.Parts.Count && dataset.Parts[id - 1].Role == PartRole.Ground;

    /// <summary>
    /// The pixels that the renderer itself shows alike: light that makes all colours white, or darkness that makes near
    /// ones one.
    /// </summary>
    private static bool[] Alike(PoseResolver rendered, Palette a, Palette b)
    {
        (byte[] one, byte[] other) = (rendered.Resolve(a).Rgb, rendered.Resolve(b).Rgb);
        return [.. Enumerable.Range(0, one.Length / 3)
            .Select(i => one.AsSpan(3 * i, 3).SequenceEqual(other.AsSpan(3 * i, 3)))];
    }

    private void Compare(VerifiedPose pose, (int A, int B) pair, byte[] changing, bool[]? certain, Lazy<bool[]> alike)
    {
        byte[] a = pose.Images[pair.A].Rgb;
        byte[] b = pose.Images[pair.B].Rgb;
        (int differing, int outside, int full, int same) = (0, 0, 0, 0);
        for (int i = 0; i < changing.Length; i++)
        {
            bool differs = a[3 * i] != b[3 * i] || a[(3 * i) + 1] != b[(3 * i) + 1] || a[(3 * i) + 2] != b[(3 * i) + 2];
            differing += differs ? 1 : 0;
            outside += differs && changing[i] == 0 ? 1 : 0;
            bool mustDiffer = certain?[i] == true && (differs || !alike.Value[i]);
            full += mustDiffer ? 1 : 0;
            same += mustDiffer && !differs ? 1 : 0;
        }

        proofs.Outside.Count(differing);
        proofs.Inside.Count(full);
        string names = $"{pose.Samples[pair.A].Id} and {pose.Samples[pair.B].Id}";
        if (outside > 0)
        {
            proofs.Outside.Fail(
                $"{names}: {outside} pixels differ that have no sample of a part that tells them apart");
        }

        if (same > 0)
        {
            proofs.Inside.Fail($"{names}: {same} pixels are alike although all their samples are of recoloured parts");
        }
    }
}
