using An8Suite.Core;
using An8Suite.Core.Imaging;
using An8Suite.Core.Selection;
using An8Suite.Learning.Dissection;
using An8Suite.Learning.Explanations;
using An8Suite.Learning.Networks;
using An8Suite.Learning.Responses;
using An8Suite.Learning.Training;
using TorchSharp;

namespace An8Suite.Tests.Learning.Dissection;

[Collection("libtorch")]
public sealed class NetworkDissectionTests
{
    private const int Side = 32;
    private const double Quantile = 0.02;
    private static readonly string[] Layers = ["conv1.relu", "conv3.relu", "fc6.relu"];

    [Fact]
    public void It_agrees_with_plain_loops()
    {
        using Network network = SyntheticImages.Untrained();
        ImageSet images = Noise(19); // more than one batch
        PartMask[] parts = [.. Enumerable.Range(0, images.Count).Select(Parts)];
        List<int> progress = [];
        DissectionResult result = new NetworkDissection(network, Layers)
            .Run(images, i => parts[i], 2, Quantile, progress.Add);
        Assert.Equal(4 * 19, progress[^1]);
        Assert.Equal(128, result.Channels.Count);
        Assert.Equal([Share(parts, 1), Share(parts, 2)], result.PartShares);
        foreach (string layer in Layers.SkipLast(1))
        {
            float[][][] maps = [.. Enumerable.Range(0, images.Count).Select(i => Maps(network, images, i, layer))];
            DissectedChannel[] channels = [.. result.Channels.Where(channel => channel.Feature.Layer == layer)];
            foreach (int k in (int[])[0, 5, channels.Length - 1])
            {
                AssertPlain(channels[k], [.. maps.Select(map => map[k])], parts);
            }
        }

        Assert.True(result.Channels.Count(channel => channel.BestPart is not null) > 64);
    }

    [Fact]
    public void A_channel_that_is_the_part_has_an_iou_of_one_and_a_dead_one_none()
    {
        DissectedChannel found = new(new Feature("a", 0), 0, 0, [0.25, null, 0.5]);
        Assert.Equal(2, found.BestPart);
        Assert.Null(new DissectedChannel(new Feature("a", 0), 0, 0, [0, null]).BestPart);
        DissectionResult result = new(0.01, [0.04, 0.005, 0.01, 0], []);
        Assert.Equal([0.25, 0.5, 1, 0], Enumerable.Range(0, 4).Select(result.CeilingOf));
    }

    [Fact]
    public void The_heat_of_a_feature_is_what_the_method_draws_for_it_alone()
    {
        using Network network = SyntheticImages.Untrained();
        ImageSet images = SyntheticImages.Load("heat", 3, Side);
        Feature feature = new("conv3.relu", 7);
        IReadOnlyList<Heatmap> heats = FeatureHeat.Of(network, feature, images, [2, 0]);
        ResponseRecorder recorder = new(network, ResponseOptions.Paper);
        ResponseTable table = recorder.Record(images);
        double[] weights = new double[table.Features.Count * 3];
        weights.AsSpan(table.Features.ToList().IndexOf(feature) * 3, 3).Fill(1);
        Explanation[] explained = [.. new Explainer(network, recorder, table.Features, weights).Explain(
            SyntheticImages.Samples(3)
                .Select((sample, i) => new SampleInput(sample.Id, sample.Label, Picture(images, i))),
            new ExplainOptions { Methods = ["ours"], FeatureCount = 1 })];
        Assert.Equal(explained[2].Maps["ours"].Heatmap.Values, heats[0].Values);
        Assert.Equal(explained[0].Maps["ours"].Heatmap.Values, heats[1].Values);
    }

    [Fact]
    public void Dissecting_can_be_cancelled()
    {
        using Network network = SyntheticImages.Untrained();
        Assert.ThrowsAny<OperationCanceledException>(() => new NetworkDissection(network, Layers).Run(
            SyntheticImages.Load("dissected", 1, Side), Parts,
            2, Quantile, cancellation: new CancellationToken(canceled: true)));
    }

    private static void AssertPlain(DissectedChannel channel, float[][] maps, PartMask[] parts)
    {
        float[] sorted = [.. maps.SelectMany(map => map).OrderDescending()];

        // A convolution rounds an image alone otherwise than in a batch, so pixels all but at the threshold may fall to
        // either side of it: all of a corner's at once, since resizing repeats a corner's value.
        const float Rounding = 1e-5f;
        Assert.Equal(sorted[(int)Math.Floor(Quantile * sorted.Length)], channel.Threshold, Rounding);
        int side = (int)Math.Sqrt(maps[0].Length);
        float[][] resized = [.. maps.Select(
            map => BilinearResize.Apply(new Heatmap(side, side, map), Side, Side).Values)];
        bool[][] active = [.. new[] { 0, Rounding, -Rounding }
            .Select(shift =>
                resized.Select(map => Array.ConvertAll(map, value => value > channel.Threshold + shift)).ToArray())
            .First(masks => masks.Sum(a => a.Count(on => on)) is int on && Math.Abs(channel.ActivePixels - on) <= 3)];
        for (int part = 1; part <= 2; part++)
        {
            var pixels = active.Zip(parts)
                .SelectMany(pair => pair.First.Zip(pair.Second.Ids, (on, id) => (On: on, In: id == part))).ToArray();
            double iou = (double)pixels.Count(p => p.On && p.In) / pixels.Count(p => p.On || p.In);
            Assert.Equal(iou, channel.Ious[part - 1]!.Value, 2e-3);
        }
    }

    /// <summary>No flat areas, whose equal activations would all lie at the threshold.</summary>
    private static ImageSet Noise(int count) => ImageSet.Load(SyntheticImages.Samples(count), sample =>
    {
        CounterRandom random = new(0, sample.Id, 0);
        return new ColorImage(
            Side, Side, [.. Enumerable.Range(0, Side * Side * 3).Select(_ => (byte)random.NextInt32(256))]);
    });

    private static double Share(PartMask[] parts, int id) =>
        parts.Average(mask => mask.Ids.Count(i => i == id) / (double)mask.Ids.Length);

    private static PartMask Parts(int image)
    {
        CounterRandom random = new(0, "parts", (ulong)image);
        (int left, int top) = (random.NextInt32(20), random.NextInt32(20));
        return new PartMask(Side, Side, [.. Enumerable.Range(0, Side * Side).Select(i =>
            (i % Side) - left is >= 0 and < 12 && (i / Side) - top is >= 0 and < 12 ? (byte)1
                : (i / Side) > 28 ? (byte)2 : (byte)0)]);
    }

    private static float[][] Maps(Network network, ImageSet images, int image, string layer)
    {
        using IDisposable scope = torch.NewDisposeScope();
        using ForwardTrace trace = network.Trace(network.Normalize(images.Batch([image])));
        torch.Tensor output = trace.OutputOf(network.IndexOf(layer));
        float[] values = output.contiguous().data<float>().ToArray();
        return [.. values.Chunk(values.Length / (int)output.shape[1])];
    }

    private static ColorImage Picture(ImageSet images, int image)
    {
        using torch.Tensor batch = images.Batch([image]);
        using torch.Tensor rows = batch.permute(0, 2, 3, 1).contiguous();
        return new ColorImage(Side, Side, rows.bytes.ToArray());
    }
}
