
namespace An8Suite.Core.Datasets.Verification;

/// <summary>Holds masks and coverage maps against part ids and samples, and measured masks against the images.</summary>
internal sealed class MaskCheck(VerifiedDataset dataset, ProofSet proofs)
{
    private readonly PictureReader _pictures = new(dataset, proofs.Pictures);

    /// <summary>Checks all masks, coverage maps and change maps of a pose.</summary>
    public void Run(VerifiedPose pose)
    {
        var changes = new Writing.ClassChanges(pose.Images);
        for (int i = 0; i < pose.Samples.Count; i++)
        {
            Sample sample = pose.Samples[i];
            foreach ((string name, string path) in sample.MaskPaths)
            {
                if (name != MaskPolicy.Causal.Name && _pictures.Bits(path) is bool[] mask)
                {
                    bool[] inside = Inside(name, sample);
                    Compare(proofs.Masks, path, mask, pixel => inside[pose.PartIds.Ids[pixel]]);
                }
            }

            foreach ((string name, string path) in sample.CoveragePaths)
            {
                CheckCoverage(pose, path, Inside(name, sample));
            }

            if (sample.ChangePath is not null || sample.MaskPaths.ContainsKey(MaskPolicy.Causal.Name))
            {
                CheckCausal(sample, changes.Of(pose.Images[i]));
            }
        }
    }

    private void CheckCausal(Sample sample, byte[] change)
    {
        if (sample.ChangePath is string changePath && _pictures.Grey(changePath) is byte[] map)
        {
            Compare(proofs.Causal, changePath, map, pixel => change[pixel]);
        }

        if (sample.MaskPaths.GetValueOrDefault(MaskPolicy.Causal.Name) is string path && _pictures.Bits(path) is bool[] mask)
        {
            Compare(proofs.Causal, path, mask, pixel => change[pixel] > 0);
        }
    }

    private void CheckCoverage(VerifiedPose pose, string path, bool[] inside)
    {
        if (_pictures.Grey(path) is not byte[] map)
        {
            return;
        }

        if (pose.Rendered is not null)
        {
            byte[] counted = pose.Rendered.Coverage(id => inside[id]);
            Compare(proofs.Coverage, path, map, pixel => CoverageScale.ToByte(counted[pixel]));
            return;
        }

        // Without samples at hand: the byte must be a count, and the centre sample is one of those counted.
        bool[] possible = [.. map.Select((value, pixel) => IsPossible(CoverageScale.ToCount(value), inside[pose.PartIds.Ids[pixel]]))];
        Compare(proofs.Coverage, path, possible, _ => true);
    }

    private static bool IsPossible(int count, bool centreInside) =>
        centreInside ? count > 0 : count is >= 0 and < CoverageScale.SampleCount;

    private bool[] Inside(string policyName, Sample sample)
    {
        bool[] inside = new bool[256];
        if (MaskPolicy.TryParse(policyName, out MaskPolicy? policy))
        {
            foreach (byte id in policy.PartIds(dataset.Classes[sample.Label], dataset.Classes, dataset.Parts))
            {
                inside[id] = true;
            }
        }

        return inside;
    }

    private static void Compare<T>(Proof proof, string path, T[] found, Func<int, T> expected)
        where T : IEquatable<T>
    {
        proof.Count(found.Length);
        int wrong = 0;
        for (int pixel = 0; pixel < found.Length; pixel++)
        {
            wrong += found[pixel].Equals(expected(pixel)) ? 0 : 1;
        }

        if (wrong > 0)
        {
            proof.Fail($"{path}: {wrong} of {found.Length} pixels are wrong");
        }
    }
}
