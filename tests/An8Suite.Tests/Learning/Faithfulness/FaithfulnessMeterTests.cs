using An8Suite.Core;
using An8Suite.Core.Imaging;
using An8Suite.Learning.Faithfulness;
using An8Suite.Learning.Networks;
using TorchSharp;

namespace An8Suite.Tests.Learning.Faithfulness;

/// <summary>
/// A linear network on 2 x 2 pixels: the logit of class 0 is 8 p0 + 4 p1 + 2 p2 - p3 of the red channel, that of class
/// 1 is 0.
/// </summary>
[Collection("libtorch")]
public sealed class FaithfulnessMeterTests
{
    private static readonly double[] Weights = [8, 4, 2, -1];

    // Red is 255, so a pixel counts its weight; the background is black.
    private static readonly ColorImage Image = new(2, 2, [255, 0, 0, 255, 0, 0, 255, 0, 0, 255, 0, 0]);
    private static readonly ColorImage Black = new(2, 2, new byte[12]);
    private static readonly FaithfulnessSubject Subject = new("a", 0, Image, Black);

    private static Network Linear()
    {
        float[] row = [8, 4, 2, -1, 0, 0, 0, 0, 0, 0, 0, 0];
        return new Network(
            new NetworkDescription("linear", 2, 2, ["a", "b"], Normalization.None),
            [new Flatten("flatten"), new Linear(
                "fc", torch.tensor([.. row, .. new float[12]]).reshape(2, 12), torch.zeros(2))]);
    }

    private static ImageFaithfulness Measure(float[] heat, FaithfulnessOptions? options = null)
    {
        using Network network = Linear();
        FaithfulnessMeter meter = new(
            network, options ?? new FaithfulnessOptions { Steps = 4, PatchSide = 1, Patches = 40 });
        return meter.Measure(Subject, [new Heatmap(2, 2, heat)])[0];
    }

    [Fact]
    public void Deletion_and_insertion_by_hand()
    {
        // Hottest first: pixels 0, 1, 2, 3. What is left: 13, 5, 1, -1, 0; what is shown: 0, 8, 12, 14, 13.
        ImageFaithfulness found = Measure([1, .6f, .3f, 0]);
        Assert.Equal([13, 5, 1, -1, 0], found.Deletion.Logit);
        Assert.Equal([0, 8, 12, 14, 13], found.Insertion.Logit);
        Assert.Equal(((13 / 2.0) + 5 + 1 - 1) / 4, found.Deletion.LogitArea, 12);
        Assert.Equal((8 + 12 + 14 + (13 / 2.0)) / 4, found.Insertion.LogitArea, 12);

        // Two classes, the other logit 0: the probability is the logistic function of the logit.
        double[] expected = [.. found.Deletion.Logit.Select(logit => 1 / (1 + Math.Exp(-logit)))];
        Assert.All(expected.Zip(found.Deletion.Probability), pair => Assert.Equal(pair.First, pair.Second, 12));
        Assert.Equal(
            ((expected[0] + expected[4]) / 2 + expected[1] + expected[2] + expected[3]) / 4,
            found.Deletion.ProbabilityArea, 12);
        Assert.True(found.HasHeat);
    }

    [Fact]
    public void Steps_change_equal_shares_rounded_to_whole_pixels()
    {
        ImageFaithfulness found = Measure([1, .6f, .3f, 0], new FaithfulnessOptions { Steps = 3, PatchSide = 1 });
        Assert.Equal([13, 5, -1, 0], found.Deletion.Logit); // 0, 1.33, 2.67 and 4 pixels
    }

    [Fact]
    public void The_best_order_deletes_faster_and_inserts_faster_than_its_reverse()
    {
        ImageFaithfulness best = Measure([1, .6f, .3f, 0]);
        ImageFaithfulness worst = Measure([0, .3f, .6f, 1]);
        Assert.True(best.Deletion.LogitArea < worst.Deletion.LogitArea);
        Assert.True(best.Insertion.LogitArea > worst.Insertion.LogitArea);
    }

    [Fact]
    public void Heat_in_proportion_to_the_effect_has_no_infidelity()
    {
        ImageFaithfulness found = Measure([1, .5f, .25f, -.125f]);
        Assert.Equal(0, found.Infidelity!.Value, 12);
        Assert.Equal(0, found.InfidelityShare!.Value, 12);
    }

    [Fact]
    public void Infidelity_by_hand()
    {
        // z = (1, 0), d = (8, 4): beta 8, so the mean is (0 + 16) / 2 of at most (64 + 16) / 2.
        Assert.Equal(8, Infidelity.Of([1, 0], [8, 4]));
        Assert.Equal(.2, Infidelity.ShareOf([1, 0], [8, 4]));

        // z = (1, 1), d = (1, 3): beta 2, so the mean is 1.
        Assert.Equal(1, Infidelity.Of([1, 1], [1, 3]));
        Assert.Null(Infidelity.Of([0, 0], [1, 3]));
        Assert.Null(Infidelity.ShareOf([0, 1], [0, 0]));
    }

    [Fact]
    public void Infidelity_equals_the_plain_sum_over_the_patches()
    {
        float[] heat = [.1f, 1, 0, .4f];
        FaithfulnessOptions options = new() { Steps = 1, PatchSide = 1, Patches = 25, Seed = 3 };
        (int X, int Y)[] patches = Perturbed.Patches(Image, options, "a");
        double[] z = [.. patches.Select(p => (double)heat[(2 * p.Y) + p.X])];
        double[] d = [.. patches.Select(p => Weights[(2 * p.Y) + p.X])];
        double beta = z.Zip(d).Sum(p => p.First * p.Second) / z.Sum(v => v * v);
        Assert.Equal(
            z.Zip(d).Average(p => Math.Pow((beta * p.First) - p.Second, 2)),
            Measure(heat, options).Infidelity!.Value, 9);
    }

    [Fact]
    public void A_patch_covers_its_square_and_may_cover_all()
    {
        Assert.Equal([0, 0, 0, 255, 0, 0, 255, 0, 0, 255, 0, 0], Perturbed.Without((0, 0), 1, Image, Black).Rgb);
        Assert.Equal(Black.Rgb, Perturbed.Without((0, 0), 2, Image, Black).Rgb);
        Assert.Equal(1.75, Perturbed.HeatIn((0, 0), 2, new Heatmap(2, 2, [1, .5f, .25f, 0])));
        (int X, int Y)[] patches = Perturbed.Patches(
            Image, new FaithfulnessOptions { PatchSide = 1, Patches = 60 }, "a");
        Assert.Equal(4, patches.Distinct().Count());
        Assert.NotEqual(
            patches, Perturbed.Patches(Image, new FaithfulnessOptions { PatchSide = 1, Patches = 60 }, "b"));
    }

    [Fact]
    public void Ties_follow_the_seed_and_a_map_without_heat_says_so()
    {
        var flat = new Heatmap(8, 8, new float[64]);
        int[] order = PixelOrder.HottestFirst(flat, 0, "a");
        Assert.Equal(order, PixelOrder.HottestFirst(flat, 0, "a"));
        Assert.NotEqual(order, PixelOrder.HottestFirst(flat, 1, "a"));
        Assert.Equal(Enumerable.Range(0, 64), order.Order());
        ImageFaithfulness found = Measure([.5f, .5f, .5f, .5f]);
        Assert.False(found.HasHeat);
        Assert.Null(found.Infidelity);
        Assert.Null(found.InfidelityShare);
    }

    [Fact]
    public void The_batch_size_changes_nothing()
    {
        ImageFaithfulness one = Measure(
            [1, .6f, .3f, 0], new FaithfulnessOptions { Steps = 4, PatchSide = 1, BatchSize = 1 });
        ImageFaithfulness many = Measure(
            [1, .6f, .3f, 0], new FaithfulnessOptions { Steps = 4, PatchSide = 1, BatchSize = 100 });
        Assert.Equal(one.Deletion.Logit, many.Deletion.Logit);
        Assert.Equal(one.Infidelity, many.Infidelity);
    }

    [Fact]
    public void What_does_not_fit_is_refused()
    {
        using Network network = Linear();
        string message = Assert.Throws<InputException>(() => new FaithfulnessMeter(
            network, new FaithfulnessOptions { Steps = 5, Patches = 0, PatchSide = 3, BatchSize = 0 })).Message;
        Assert.Contains("--steps: expected 1 to 4, the pixels of an image, found 5", message, StringComparison.Ordinal);
        Assert.Contains("--patches: expected 1 or more, found 0", message, StringComparison.Ordinal);
        Assert.Contains(
            "--patch-side: expected 1 to 2 pixels, the shorter side of an image, found 3",
            message, StringComparison.Ordinal);
        Assert.Contains("--batch-size: expected 1 or more, found 0", message, StringComparison.Ordinal);
        FaithfulnessMeter meter = new(network, new FaithfulnessOptions { Steps = 4, PatchSide = 1 });
        Assert.Equal(
            "a heatmap of image 'a' has 1 x 1 pixels, the network takes 2 x 2",
            Assert.Throws<InputException>(() => meter.Measure(Subject, [new Heatmap(1, 1, [1])])).Message);
        Assert.Equal(
            "the background of image 'a' has 1 x 1 pixels, the network takes 2 x 2",
            Assert.Throws<InputException>(
                () => meter.Measure(Subject with { Background = new ColorImage(1, 1, [0, 0, 0]) }, [])).Message);
    }
}
