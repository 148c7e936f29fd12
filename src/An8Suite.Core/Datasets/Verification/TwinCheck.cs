using An8Suite.Core.Scenes;

namespace An8Suite.Core.Datasets.Verification;

/// <summary>Compares every two classes of a pose: they differ where the recoloured parts have samples, and nowhere else.</summary>
internal sealed class TwinCheck(ProofSet proofs)
{
    /// <summary>Checks all pairs of a pose that was rendered again.</summary>
    public void Run(VerifiedPose pose)
    {
        Palette[] colors = [.. pose.Rows.Select(RowScene.Colors)];
        Dictionary<string, byte[]> coverages = [];
        for (int a = 0; a < colors.Length; a++)
        {
            for (int b = a + 1; b < colors.Length; b++)
            {
                HashSet<byte> recoloured = Recoloured(colors[a], colors[b]);
                string key = string.Join(' ', recoloured.Order());
                if (!coverages.TryGetValue(key, out byte[]? coverage))
                {
                    coverages.Add(key, coverage = pose.Rendered!.Coverage(recoloured.Contains));
                }

                Compare(pose, (a, b), coverage);
            }
        }
    }

    private static HashSet<byte> Recoloured(Palette a, Palette b) =>
        [.. Enumerable.Range(1, a.Parts.Count).Where(id => a.Parts[id - 1] != b.Parts[id - 1]).Select(id => (byte)id)];

    private void Compare(VerifiedPose pose, (int A, int B) pair, byte[] coverage)
    {
        byte[] a = pose.Images[pair.A].Rgb;
        byte[] b = pose.Images[pair.B].Rgb;
        (int differing, int outside, int full, int same) = (0, 0, 0, 0);
        for (int i = 0; i < coverage.Length; i++)
        {
            bool differs = a[3 * i] != b[3 * i] || a[(3 * i) + 1] != b[(3 * i) + 1] || a[(3 * i) + 2] != b[(3 * i) + 2];
            bool isFull = coverage[i] == CoverageScale.SampleCount;
            differing += differs ? 1 : 0;
            outside += differs && coverage[i] == 0 ? 1 : 0;
            full += isFull ? 1 : 0;
            same += isFull && !differs ? 1 : 0;
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
