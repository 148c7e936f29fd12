using An8Suite.Core;
using An8Suite.Core.Selection;
using An8Suite.Learning.Ablation;
using An8Suite.Learning.Networks;
using An8Suite.Learning.Responses;
using An8Suite.Learning.Training;
using TorchSharp;

namespace An8Suite.Tests.Learning.Ablation;

/// <summary>Columns 0, 1 and 2 of the network are red, green and blue.</summary>
[Collection("libtorch")]
public sealed class AblationRunTests
{
    private const double Pixel = 4 / 255.0; // a step of a colour over four pixels

    // Two red images and a green one: margins 4 * 100 / 255 - 0.5, 4 * 60 / 255 - 0.5, 4 * 90 / 255 + 0.5.
    private static ImageSet Images() => ColorNetwork.Images((200, 100, 50), (80, 20, 7), (10, 100, 90));

    [Fact]
    public void Silencing_the_only_useful_channel_takes_what_it_is_worth()
    {
        using Network network = ColorNetwork.Build();
        SilencedMeasurement measured = Measure(network, AblationKind.Zero, [[0, 2, 1], [1, 2, 0]], [1, 2, 3])[0];
        Near([(Pixel * -100) - 0.5, (Pixel * -20) - 0.5, (Pixel * -10) + 0.5], measured.Margins[0]);
        Assert.Equal([1, 1, 1], measured.Predictions[0]);

        // Blue counts for nothing, so the second point is the first.
        Assert.Equal(measured.Margins[0], measured.Margins[1]);
        (double[] margins, int[] predictions) = new AblationRun(network, Places(network), [0, 0, 0])
            .Untouched(Images());
        Near([(Pixel * 100) - 0.5, (Pixel * 60) - 0.5, (Pixel * 90) + 0.5], margins);
        Assert.Equal([0, 0, 1], predictions);
    }

    [Theory]
    [InlineData(AblationKind.Zero, 0)]
    [InlineData(AblationKind.Mean, 0.25)]
    public void With_all_channels_silenced_every_image_gets_the_same_logits(AblationKind kind, float mean)
    {
        using Network network = ColorNetwork.Build();
        float[] means = [mean, 0, 0];
        SilencedMeasurement[] measured =
            Measure(network, kind, [[0, 1, 2], [2, 1, 0]], [3], means, other: [[1, 2, 0], [1, 0, 2]]);
        double bias = 0.5 - (4 * mean);
        Assert.All(measured, m => Near([-bias, -bias, bias], m.Margins[0]));
        Assert.All(measured, m => Assert.Single(m.Predictions[0].Distinct()));
    }

    [Fact]
    public void Mean_ablation_is_zero_ablation_for_a_channel_whose_mean_is_zero()
    {
        using Network network = ColorNetwork.Build();
        float[] means = [0, 0.125f, 0];
        SilencedMeasurement zero = Measure(network, AblationKind.Zero, [[0, 1, 2], [1, 0, 2]], [1])[0];
        SilencedMeasurement mean = Measure(network, AblationKind.Mean, [[0, 1, 2], [1, 0, 2]], [1], means)[0];
        Assert.Equal(zero.Margins[0][..2], mean.Margins[0][..2]); // class red loses channel 0, whose mean is 0
        Near([zero.Margins[0][2] + (4 * 0.125)], [mean.Margins[0][2]]);
    }

    [Fact]
    public void The_oracle_puts_the_channel_first_whose_loss_costs_most_and_the_rival_last()
    {
        using Network network = ColorNetwork.Build();
        double[][] drops = new ChannelEffects(network, Places(network)) { BatchSize = 2 }.Measure(Images(), null);
        Near([Pixel * 140, Pixel * -60, 0], drops[0]); // red images: means of red 200 and 80, of green 100 and 20
        Near([Pixel * -10, Pixel * 100, 0], drops[1]);
    }

    [Fact]
    public void Means_and_gradient_times_activation_are_what_the_pixels_say()
    {
        using Network network = ColorNetwork.Build();
        var measured = ChannelMeasurements.Of(network, Places(network), Images(), batchSize: 2);
        Near([290 / 3.0 / 255, 220 / 3.0 / 255, 147 / 3.0 / 255], [.. measured.Means.Select(mean => (double)mean)]);
        Near([Pixel * 140, 0, 0], measured.GradientActivations[0]);
        Near([0, Pixel * 100, 0], measured.GradientActivations[1]);
    }

    [Fact]
    public void Features_of_another_network_are_refused()
    {
        using Network network = ColorNetwork.Build();
        Assert.Contains(
            "the selection's 2 features are not the 3 that are recorded of this network",
            Assert.Throws<InputException>(() => Places(network, 2)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Weights_that_are_not_finite_are_named_with_the_image()
    {
        using Network network = ColorNetwork.Build();
        using (torch.no_grad())
        {
            network.Layers.OfType<Linear>().Single().Bias.fill_(float.NaN);
        }

        Assert.Contains(
            "image 'image0': the logit of class 0 is NaN",
            Assert.Throws<InputException>(
                () => Measure(network, AblationKind.Zero, [[0, 1, 2], [1, 0, 2]], [1])).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Fully_connected_layers_are_no_convolutional_ones()
    {
        using Network network = ToyNetwork.Build();
        using ForwardTrace trace = network.Trace(ToyNetwork.Input());
        ResponseRecorder recorder = new(network, ResponseOptions.Paper);
        ChannelPlaces places = ChannelPlaces.Of(network, recorder, recorder.Features(trace), trace);
        Assert.Equal([0, 1], places.Columns(LayerSet.All));
        Assert.Equal([0, 1], places.Columns(LayerSet.Conv));
    }

    private static ChannelPlaces Places(Network network, int features = 3)
    {
        using IDisposable scope = torch.NewDisposeScope();
        using ForwardTrace trace = network.Trace(network.Normalize(Images().Batch([0])));
        Feature[] named = [.. Enumerable.Range(0, features).Select(channel => new Feature("conv1.relu", channel))];
        return ChannelPlaces.Of(network, new ResponseRecorder(network, ResponseOptions.Paper), named, trace);
    }

    private static SilencedMeasurement[] Measure(
        Network network, AblationKind kind, int[][] columns, int[] counts, float[]? means = null, int[][]? other = null)
    {
        int[][][] all = other is null ? [columns] : [columns, other];
        SilencingList[] lists = [.. all.Select((list, draw) => new SilencingList
        {
            Order = "test", Draw = draw, Layers = LayerSet.All, Kind = kind, Columns = list, Counts = counts,
        })];
        return new AblationRun(network, Places(network), means ?? [0, 0, 0]) { BatchSize = 2 }.Measure(Images(), lists);
    }

    private static void Near(double[] expected, double[] found) =>
        Assert.Equal(expected, found, (a, b) => Math.Abs(a - b) < 1e-5);
}
