using An8Suite.Core.Scenes;

namespace An8Suite.Core.Datasets.Verification;

/// <summary>Compares every two classes of a pose: they differ where parts that tell them apart have samples, and nowhere else.</summary>
/// <remarks>
/// Parts tell two classes apart that have another colour in each, or that only one of them shows: a sample that differs
/// shows such a part in one of the two. That every pixel full of such samples differs holds where both show the same parts.
/// </remarks>
internal sealed class TwinCheck(PartPresence presence, ProofSet proofs)
{
    /// <summary>Checks all pairs of a pose that was rendered again.</summary>
    public void Run(VerifiedPose pose)
    {
        Palette[] colors = [.. pose.Rows.Select(RowScene.Colors)];
        Dictionary<string, byte[]> coverages = [];
        byte[] Coverage(int set, HashSet<byte> parts)
        {
            string key = $"{set}:{string.Join(' ', parts.Order())}";
            if (!coverages.TryGetValue(key, out byte[]? coverage))
            {
                coverages.Add(key, coverage = pose.Rendered!.At(set).Coverage(parts.Contains));
            }

            return coverage;
        }

        for (int a = 0; a < colors.Length; a++)
        {
            for (int b = a + 1; b < colors.Length; b++)
            {
                HashSet<byte> recoloured = Recoloured(colors[a], colors[b]);
                (int shownByA, int shownByB) = (pose.Sets[a], pose.Sets[b]);
                if (shownByA == shownByB)
                {
                    Compare(pose, (a, b), Coverage(shownByA, recoloured), isSameSet: true);
                    continue;
                }

                byte[] inA = Coverage(shownByA, [.. recoloured, .. OnlyIn(shownByA, shownByB)]);
                byte[] inB = Coverage(shownByB, [.. recoloured, .. OnlyIn(shownByB, shownByA)]);
                Compare(pose, (a, b), [.. inA.Zip(inB, Math.Max)], isSameSet: false);
            }
        }
    }

    private static HashSet<byte> Recoloured(Palette a, Palette b) =>
        [.. Enumerable.Range(1, a.Parts.Count).Where(id => a.Parts[id - 1] != b.Parts[id - 1]).Select(id => (byte)id)];

    private IEnumerable<byte> OnlyIn(int set, int other) => Enumerable.Range(1, byte.MaxValue).Select(id => (byte)id)
        .Where(id => presence.Sets[set].Contains(id) && !presence.Sets[other].Contains(id));

    private void Compare(VerifiedPose pose, (int A, int B) pair, byte[] coverage, bool isSameSet)
    {
        byte[] a = pose.Images[pair.A].Rgb;
        byte[] b = pose.Images[pair.B].Rgb;
        (int differing, int outside, int full, int same) = (0, 0, 0, 0);
        for (int i = 0; i < coverage.Length; i++)
        {
            bool differs = a[3 * i] != b[3 * i] || a[(3 * i) + 1] != b[(3 * i) + 1] || a[(3 * i) + 2] != b[(3 * i) + 2];
            bool isFull = isSameSet && coverage[i] == CoverageScale.SampleCount;
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
            proofs.Outside.Fail($"{names}: {outside} pixels differ that have no sample of a part that tells them apart");
        }

        if (same > 0)
        {
            proofs.Inside.Fail($"{names}: {same} pixels are alike although all their samples are of recoloured parts");
        }
    }
}
