using An8Suite.Core.Imaging;
using An8Suite.Core.Labels;
using An8Suite.Core.Scenes.Poses;
using An8Suite.Core.Scenes.Shading;
using An8Suite.Learning.Networks;
using An8Suite.Learning.Training;
using An8Suite.Workflow.Rerendering;

namespace An8Suite.Workflow.Experiments.Doubts;

/// <summary>What the network says about one image and about the same view with each part changed.</summary>
/// <param name="Sample">The image.</param>
/// <param name="Parts">Its part ids.</param>
/// <param name="Original">Its logits.</param>
/// <param name="Removed">The logits without each part, in order of id.</param>
/// <param name="Recoloured">The logits with each part in another class's colour, in order of id.</param>
internal sealed record PartLogits(
    Sample Sample, PartMask Parts, float[] Original, float[][] Removed, float[][] Recoloured)
{
    /// <summary>The pixels of a part, by its place in the order of ids.</summary>
    public int PixelsOf(int part) => Parts.Ids.Count(id => id == part + 1);

    /// <summary>How far the own logit falls from the image to <paramref name="changed"/>.</summary>
    public double LogitDrop(float[] changed) => (double)Original[Sample.Label] - changed[Sample.Label];

    /// <summary>How far the lead over the best other logit falls.</summary>
    public double MarginDrop(float[] changed) => Margin(Original) - Margin(changed);

    /// <summary>Renders and asks, one pose: every class of it, in the order of the samples.</summary>
    public static PartLogits[] Of(
        IReadOnlyList<Sample> samplesOfPose, PlannedPose pose, ChangedPlant plant, Network network)
    {
        PartLogits[] all = new PartLogits[samplesOfPose.Count];
        foreach (IGrouping<int, int> samples in Enumerable.Range(0, all.Length)
            .GroupBy(i => plant.SetOf(samplesOfPose[i].Label)))
        {
            // One set after the other, because the samples of many sets would not fit into memory together.
            IReadOnlyList<GBuffer> buffers = plant.Render(pose, samples.Key);
            PoseResolver[] resolved = [.. buffers.Select(buffer => new PoseResolver(buffer))];
            foreach (int i in samples)
            {
                all[i] = Of(samplesOfPose[i], resolved, pose, plant, network);
            }

            foreach (GBuffer buffer in buffers)
            {
                buffer.Release();
            }
        }

        return all;
    }

    private static PartLogits Of(
        Sample sample, PoseResolver[] resolved, PlannedPose pose, ChangedPlant plant, Network network)
    {
        int parts = resolved.Length - 1;
        Palette palette = plant.PaletteOf(sample.Label, pose);
        ColorImage[] pictures =
        [
            resolved[0].Resolve(palette),
            .. Enumerable.Range(0, parts).Select(part => resolved[part + 1].Resolve(palette)),
            .. Enumerable.Range(0, parts)
                .Select(part => resolved[0].Resolve(plant.Recoloured(sample.Label, part, pose))),
        ];
        float[][] logits = [.. Evaluator.Logits(network, pictures).Chunk(network.Description.Classes.Count)];
        return new PartLogits(sample, resolved[0].Parts, logits[0], logits[1..(parts + 1)], logits[(parts + 1)..]);
    }

    private double Margin(float[] logits) =>
        (double)logits[Sample.Label] - logits.Where((_, label) => label != Sample.Label).Max();
}
