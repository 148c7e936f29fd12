using An8Suite.Core.Scenes;

namespace An8Suite.Core.Datasets.Verification;

/// <summary>Compares every two classes of a pose: they differ where the recoloured parts have samples, and nowhere else.</summary>
internal sealed class TwinCheck(VerifiedDataset dataset, ProofSet proofs)
{
    /// <summary>Checks all pairs of a pose that was rendered again.</summary>
    public void Run(VerifiedPose pose)
    {
        Palette[] colors = [.. pose.Rows.Select(row => RowScene.Colors(row, dataset.Surfaces))];
        Dictionary<string, (byte[], bool[])> known = [];
        for (int a = 0; a < colors.Length; a++)
        {
            for (int b = a + 1; b < colors.Length; b++)
            {
                (byte[] changing, bool[] certain) = IsFlat(colors[a]) && IsFlat(colors[b])
                    ? Flat(pose.Rendered!, colors[a], colors[b], known)
                    : Patterned(pose.Rendered!, colors[a], colors[b]);
                Compare(pose, (a, b), changing, certain);
            }
        }
    }

    private static bool IsFlat(Palette colors) => colors.Surfaces.All(surface => surface.IsFlat);

    /// <summary>How many samples of each pixel are of recoloured parts, and whether all are; pairs that recolour the same parts share it.</summary>
    private static (byte[] Changing, bool[] Certain) Flat(
        PoseResolver rendered, Palette a, Palette b, Dictionary<string, (byte[] Changing, bool[] Certain)> known)
    {
        HashSet<byte> recoloured = [.. Enumerable.Range(1, a.Parts.Count).Where(id => a.Recolors(b, id)).Select(id => (byte)id)];
        string key = string.Join(' ', recoloured.Order());
        if (!known.TryGetValue(key, out (byte[] Changing, bool[] Certain) found))
        {
            byte[] coverage = rendered.Coverage(recoloured.Contains);
            found = (coverage, Array.ConvertAll(coverage, count => count == CoverageScale.SampleCount));
            known.Add(key, found);
        }

        return found;
    }

    /// <summary>The same where a part has more than one colour, so that not every sample of it changes.</summary>
    private static (byte[] Changing, bool[] Certain) Patterned(PoseResolver rendered, Palette a, Palette b)
    {
        PaletteDifference difference = rendered.Difference(a, b);
        return (difference.Count, difference.IsCertain);
    }

    private void Compare(VerifiedPose pose, (int A, int B) pair, byte[] changing, bool[] certain)
    {
        byte[] a = pose.Images[pair.A].Rgb;
        byte[] b = pose.Images[pair.B].Rgb;
        (int differing, int outside, int full, int same) = (0, 0, 0, 0);
        for (int i = 0; i < changing.Length; i++)
        {
            bool differs = a[3 * i] != b[3 * i] || a[(3 * i) + 1] != b[(3 * i) + 1] || a[(3 * i) + 2] != b[(3 * i) + 2];
            differing += differs ? 1 : 0;
            outside += differs && changing[i] == 0 ? 1 : 0;
            full += certain[i] ? 1 : 0;
            same += certain[i] && !differs ? 1 : 0;
        }

        proofs.Outside.Count(differing);
        proofs.Inside.Count(full);
        string names = $"{pose.Samples[pair.A].Id} and {pose.Samples[pair.B].Id}";
        if (outside > 0)
        {
            proofs.Outside.Fail($"{names}: {outside} pixels differ that have no sample of a recoloured part");
        }

        if (same > 0)
        {
            proofs.Inside.Fail($"{names}: {same} pixels are alike although all their samples are of recoloured parts");
        }
    }
}
