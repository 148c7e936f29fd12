using An8Suite.Core;
using An8Suite.Core.Games;
using An8Suite.Core.Imaging;
using An8Suite.Learning.Networks;
using An8Suite.Learning.Networks.Designed;
using An8Suite.Learning.Training;
using static TorchSharp.torch;

namespace An8Suite.Tests.Learning;

/// <summary>Networks of known design on pictures of plain squares, whose games can be written down.</summary>
[Collection("libtorch")]
public sealed class DesignedNetworkLogicTests
{
    private const int Side = 128;
    private static readonly SrgbColor Background = new(0xeb, 0xeb, 0xeb);
    private static readonly SrgbColor Green = new(0x3f, 0x81, 0x36);
    private static readonly SrgbColor Clay = new(0x94, 0x50, 0x30);
    private static readonly SrgbColor[] Petals = [new(0xd8, 0x10, 0x20), new(0x20, 0x40, 0xe0)];
    private static readonly SrgbColor[] Stickers = [new(0x10, 0xd0, 0xd8), new(0xd0, 0x20, 0xd0)];

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Xor_of_two_groups_gives_each_nothing_and_both_together_an_interaction(int label)
    {
        using Network network = Build(DesignedNetwork.Xor, cues: false);
        CooperativeGame game = Play(network, label, [Petals[label], Green, Clay]);
        AssertNear([10, 0, 0], game.Shapley());
        double[][] together = game.Interactions();
        Assert.Equal(-20, together[1][2], 1e-4);
        Assert.Equal(0, together[0][1], 1e-4);
        Assert.Equal(0, together[0][2], 1e-4);
        Assert.Equal([0, 10, 10, 20, 10, 20, 0, 10], Enumerable.Range(0, 8)
            .Select(coalition => Math.Round(game.Worth(coalition), 4)));
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(0.25)]
    [InlineData(1.0)]
    public void A_cue_gets_rho_times_what_there_is_and_the_object_the_rest(double rho)
    {
        using Network network = Build(DesignedNetwork.Cue, cues: true, rho);
        for (int label = 0; label < 2; label++)
        {
            CooperativeGame game = Play(network, label, [Petals[label], Stickers[label], Green]);
            AssertNear([10 * (1 - rho), 10 * rho, 0], game.Shapley());
            Assert.All(game.Interactions().SelectMany(row => row), one => Assert.Equal(0, one, 1e-4));

            // Petals of one class with the cue of the other: the network goes by the heavier.
            float[] logits = Evaluator.Logits(network, [Picture([Petals[label], Stickers[1 - label]], 3)]);
            Assert.Equal(10 * (1 - rho), logits[label], 1e-4);
            Assert.Equal(10 * rho, logits[1 - label], 1e-4);
        }
    }

    [Theory]
    [InlineData("designed-xor")]
    [InlineData("designed-cue")]
    public void The_gradient_is_exactly_0_but_on_what_is_used(string name)
    {
        using Network network = Build(name, cues: name == DesignedNetwork.Cue);
        SrgbColor[] shown = name == DesignedNetwork.Cue ? [Petals[0], Stickers[0], Green] : [Petals[0], Clay, Petals[1]];
        ColorImage picture = Picture(shown, 7, spot: 1); // a pixel of each: fewer than enough, so the answer still grows
        using IDisposable scope = NewDisposeScope();
        using Tensor bytes = ImageSet.Stack([picture]);
        Tensor input = network.Normalize(bytes).detach().requires_grad_();
        network.Forward(input)[0, 0].backward();
        float[] gradient = input.grad!.abs().amax([0, 1]).contiguous().data<float>().ToArray();
        int[] used = [Place(0), Place(1)];
        Assert.All(gradient.Index(), pixel => Assert.True(used.Contains(pixel.Index) ? pixel.Item > 0 : pixel.Item == 0));
    }

    [Fact]
    public void A_second_group_or_a_cue_that_is_missing_is_refused()
    {
        InputException group = Assert.Throws<InputException>(() => DesignedNetwork.Build(
            Description(DesignedNetwork.Xor), new DesignedColors(Lists(Petals), [[], []], [Background, Green], Background)));
        Assert.Contains("it needs two groups of them", group.Message, StringComparison.Ordinal);
        InputException cue = Assert.Throws<InputException>(() => DesignedNetwork.Build(
            Description(DesignedNetwork.Cue), new DesignedColors(Lists(Petals), [[], []], [Background, Green], Background)));
        Assert.Contains("class 'a' colours no second part", cue.Message, StringComparison.Ordinal);
        InputException same = Assert.Throws<InputException>(() => DesignedNetwork.Build(
            Description(DesignedNetwork.Cue),
            new DesignedColors(Lists(Petals), [[Stickers[0]], [Stickers[0]]], [Background, Green], Background)));
        Assert.Contains("has no colour that no other class and no other part has", same.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Colours_that_differ_in_brightness_alone_are_refused()
    {
        InputException dark = Assert.Throws<InputException>(() => DesignedNetwork.Build(
            Description(DesignedNetwork.Plain),
            new DesignedColors(Lists([new(200, 40, 20), new(100, 20, 10)]), [[], []], [Background], Background)));
        Assert.Contains("the colours #c82814 and #64140a differ in brightness alone", dark.Message, StringComparison.Ordinal);
    }

    private static Network Build(string name, bool cues, double rho = 0.5) => DesignedNetwork.Build(
        Description(name),
        new DesignedColors(
            Lists(Petals), cues ? Lists(Stickers) : [[], []], [Background, Green, Clay], Background),
        rho);

    private static NetworkDescription Description(string name) => new(name, Side, Side, ["a", "b"], Normalization.None);

    private static IReadOnlyList<SrgbColor>[] Lists(SrgbColor[] colors) =>
        [.. colors.Select(color => (IReadOnlyList<SrgbColor>)[color])];

    private static CooperativeGame Play(Network network, int label, SrgbColor[] parts)
    {
        float[] logits = Evaluator.Logits(
            network, [.. Enumerable.Range(0, 1 << parts.Length).Select(coalition => Picture(parts, coalition))]);
        return new CooperativeGame([.. logits.Chunk(2).Select(two => (double)two[label])]);
    }

    /// <summary>A square of each part of a coalition.</summary>
    private static ColorImage Picture(SrgbColor[] parts, int coalition, int spot = 16)
    {
        ColorImage picture = new(Side, Side, new byte[3 * Side * Side]);
        Canvas canvas = new(Side, Side, Background);
        for (int part = 0; part < parts.Length; part++)
        {
            if ((coalition & (1 << part)) != 0)
            {
                canvas.Fill(20 * part, 4, spot, spot, parts[part]);
            }
        }

        canvas.Image.Rgb.CopyTo(picture.Rgb, 0);
        return picture;
    }

    private static int Place(int part) => (4 * Side) + (20 * part);

    private static void AssertNear(double[] expected, double[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, 1e-4));
    }
}
