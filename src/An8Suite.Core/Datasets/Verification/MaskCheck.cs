using An8Suite.Core.Datasets.Writing;
using An8Suite.Core.Imaging;
using An8Suite.Core.Labels;
using An8Suite.Core.Scenes.Shading;

namespace An8Suite.Core.Datasets.Verification;

/// <summary>
/// Holds masks and coverage maps against part ids and samples, and measured masks against the images.
/// </summary>
internal sealed class MaskCheck(VerifiedDataset dataset, ProofSet proofs)
{
    private readonly PictureReader _pictures = new(dataset, proofs.Pictures);
    private readonly LayerPictures _layers = new(dataset.Recipe, dataset.Parts);

    /// <summary>Checks all masks, coverage maps and change maps of a pose.</summary>
    public void Run(VerifiedPose pose)
    {
        IReadOnlyList<ColorImage>? compared = Compared(pose);
        ClassChanges? changes = compared is null ? null : new ClassChanges(compared);
        for (int i = 0; i < pose.Samples.Count; i++)
        {
            Sample sample = pose.Samples[i];
            foreach ((string name, string path) in sample.MaskPaths)
            {
                if (!MaskPolicy.Parse(name).IsMeasured && _pictures.Bits(path) is bool[] mask
                    && Inside(pose, Layers(name, sample)) is bool[] inside)
                {
                    Compare(proofs.Masks, path, mask, pixel => inside[pixel]);
                }
            }

            foreach ((string name, string path) in sample.CoveragePaths)
            {
                CheckCoverage(pose, sample, name, path);
            }

            if (sample.LayerPaths.GetValueOrDefault(PictureLayer.Instances) is string instances
                && _pictures.Grey(instances) is byte[] found)
            {
                byte[] expected = _layers.Instances(pose.PartIds[i].Ids);
                Compare(proofs.Masks, instances, found, pixel => expected[pixel]);
            }

            if (sample.ChangePath is not null || sample.MaskPaths.ContainsKey(MaskPolicy.Causal.Name))
            {
                if (changes is not null)
                {
                    CheckCausal(sample, changes.Of(compared![i]));
                }
            }
        }
    }

    /// <summary>
    /// The pictures whose differences are the causal masks: the images, or with a cue the classes with one and the same
    /// cue, which only a renderer shows.
    /// </summary>
    private IReadOnlyList<ColorImage>? Compared(VerifiedPose pose)
    {
        return dataset.Recipe.Cue is null ? pose.Images
            : pose.Rendered is not null && dataset.BackdropOf(pose.Rows[0]) is { } backdrop
                ? dataset.Palettes.Neutral(dataset.Plan[pose.Rows[0].Pose], backdrop, pose.Rendered)
            : null;
    }

    private void CheckCausal(Sample sample, byte[] change)
    {
        if (sample.ChangePath is string changePath && _pictures.Grey(changePath) is byte[] map)
        {
            Compare(proofs.Causal, changePath, map, pixel => change[pixel]);
        }

        if (sample.MaskPaths.GetValueOrDefault(MaskPolicy.Causal.Name) is string path
            && _pictures.Bits(path) is bool[] mask)
        {
            Compare(proofs.Causal, path, mask, pixel => change[pixel] > 0);
        }
    }

    private void CheckCoverage(VerifiedPose pose, Sample sample, string name, string path)
    {
        if (_pictures.Grey(path) is not byte[] map)
        {
            return;
        }

        if (pose.Rendered is not null)
        {
            byte[] counted = pose.Rendered.Coverage(MaskPolicy.Parse(name), sample.Label);
            Compare(proofs.Coverage, path, map, pixel => CoverageScale.ToByte(counted[pixel]));
            return;
        }

        // Without samples at hand: the byte must be a count, and the centre sample is one of those counted.
        if (Inside(pose, Layers(name, sample)) is bool[] inside)
        {
            bool[] possible = [.. map.Select(
                (value, pixel) => IsPossible(CoverageScale.ToCount(value), inside[pixel]))];
            Compare(proofs.Coverage, path, possible, _ => true);
        }
    }

    private static bool IsPossible(int count, bool centreInside) =>
        centreInside ? count > 0 : count is >= 0 and < CoverageScale.SampleCount;

    private IReadOnlyList<MaskLayer> Layers(string policyName, Sample sample) =>
        dataset.Layers.Of(MaskPolicy.Parse(policyName), sample.Label);

    /// <summary>
    /// The pixels whose part id is inside a layer; null where a layer's ids are in no file and nothing is rendered.
    /// </summary>
    private static bool[]? Inside(VerifiedPose pose, IReadOnlyList<MaskLayer> layers)
    {
        bool[] inside = new bool[pose.PartIds[0].Ids.Length];
        foreach (MaskLayer layer in layers)
        {
            if (pose.PartsWith(layer.Set) is not { } parts)
            {
                return null;
            }

            bool[] contains = [.. Enumerable.Range(0, 256).Select(id => layer.Contains((byte)id))];
            for (int pixel = 0; pixel < inside.Length; pixel++)
            {
                inside[pixel] |= contains[parts.Ids[pixel]];
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
