using An8Suite.Core;
using An8Suite.Core.Selection;
using An8Suite.Learning.Networks;
using An8Suite.Learning.Responses;
using An8Suite.Learning.Training;
using TorchSharp;

namespace An8Suite.Tests.Learning;

[Collection("libtorch")]
public sealed class ResponseTests
{
    // V13: the channels [3, 4], [0, 0], [1, 0].
    private static readonly float[] GoldenSums = [25, 0, 1];

    [Theory]
    [InlineData(ResponseNorm.L2, LayerScaling.L1, 5.0 / 6, 0, 1.0 / 6)]
    [InlineData(ResponseNorm.L2Squared, LayerScaling.L1, 25.0 / 26, 0, 1.0 / 26)]
    [InlineData(ResponseNorm.L2, LayerScaling.None, 5, 0, 1)]
    [InlineData(ResponseNorm.L2, LayerScaling.Area, 2.5, 0, 0.5)]
    [InlineData(ResponseNorm.L2, LayerScaling.L2, 0.9805806756909202, 0, 0.19611613513818404)]
    [InlineData(ResponseNorm.L2, LayerScaling.Zscore, 5, 0, 1)]
    public void Golden_vector_V13(ResponseNorm norm, LayerScaling scaling, double first, double second, double third)
    {
        double[] s = ChannelResponses.Norms(GoldenSums, norm);
        ChannelResponses.Scale(s, scaling, pixelCount: 2);
        Assert.Equal(first, s[0], 1e-15);
        Assert.Equal(second, s[1]);
        Assert.Equal(third, s[2], 1e-15);
    }

    [Fact]
    public void Scores_become_shares_of_their_layer()
    {
        double[] s = [15.3, 6.7, 8.9];
        ChannelResponses.Scale(s, LayerScaling.L1, 1);
        Assert.Equal([0.495, 0.217, 0.288], s.Select(value => Math.Round(value, 3)));
    }

    [Fact]
    public void A_layer_of_zeros_stays_zero()
    {
        foreach (LayerScaling scaling in Enum.GetValues<LayerScaling>())
        {
            double[] s = ChannelResponses.Norms(new float[3], ResponseNorm.L2);
            ChannelResponses.Scale(s, scaling, 4);
            ChannelResponses.ScaleToUnitLength(s);
            Assert.Equal([0, 0, 0], s);
        }
    }

    [Fact]
    public void Toy_net_gives_the_responses_worked_out_by_hand()
    {
        // conv1.relu: [0 4; 31 40] and [0 0; 6 15]; fc2, the classifier, and its ReLU are left out.
        double a = Math.Sqrt(16 + (31 * 31) + 1600);
        double b = Math.Sqrt(36 + 225);
        using Network network = ToyNetwork.Build();
        using ForwardTrace trace = network.Trace(ToyNetwork.Input());
        var recorder = new ResponseRecorder(network, ResponseOptions.Paper);
        Assert.Equal([new Feature("conv1.relu", 0), new Feature("conv1.relu", 1)], recorder.Features(trace));
        Assert.Equal([(float)(a / (a + b)), (float)(b / (a + b))], recorder.Rows(trace));
    }

    [Fact]
    public void The_authors_vector_has_every_layer_and_length_one()
    {
        // conv1: [-5 4; 31 40], [-30 -21; 6 15] and its ReLU, squared, each divided by its layer's sum.
        (double c, double d) = (25 + 16 + 961 + 1600, 900 + 441 + 36 + 225);
        (double e, double f) = (16 + 961 + 1600, 36 + 225);
        double[] x = [c / (c + d), d / (c + d), e / (e + f), f / (e + f)];
        double length = Math.Sqrt(x.Sum(value => value * value));
        using Network network = ToyNetwork.Build();
        using ForwardTrace trace = network.Trace(ToyNetwork.Input());
        var recorder = new ResponseRecorder(network, ResponseOptions.AuthorsCode);
        Assert.Equal(["conv1", "conv1", "conv1.relu", "conv1.relu"], recorder.Features(trace).Select(g => g.Layer));
        Assert.Equal(x.Select(value => (float)(value / length)), recorder.Rows(trace));
    }

    [Fact]
    public void Svebi_takes_squares_of_convolutions_as_shares_of_their_layer()
    {
        // conv1.relu: 0 4 31 40 and 0 0 6 15.
        (double e, double f) = (16 + 961 + 1600, 36 + 225);
        using Network network = ToyNetwork.Build();
        using ForwardTrace trace = network.Trace(ToyNetwork.Input());
        var recorder = new ResponseRecorder(network, ResponseOptions.Preset("svebi"));
        Assert.Equal(["conv1.relu", "conv1.relu"], recorder.Features(trace).Select(g => g.Layer));
        Assert.Equal([(float)(e / (e + f)), (float)(f / (e + f))], recorder.Rows(trace));
    }

    [Theory]
    [InlineData(LayerChoice.AfterRelu, "conv1.relu conv2.relu conv3.relu conv4.relu conv5.relu fc6.relu", 480)]
    [InlineData(LayerChoice.ConvOnly, "conv1.relu conv2.relu conv3.relu conv4.relu conv5.relu", 352)]
    [InlineData(
        LayerChoice.All, "conv1 conv1.relu pool1 conv2 conv2.relu pool2 conv3 conv3.relu conv4 conv4.relu conv5 "
            + "conv5.relu pool5 fc6 fc6.relu", 1120)]
    public void Layers_are_chosen_by_name(LayerChoice choice, string layers, int count)
    {
        using Network network = SyntheticImages.Untrained();
        var recorder = new ResponseRecorder(network, new ResponseOptions { Layers = choice });
        ResponseTable table = recorder.Record(SyntheticImages.Load("test", 2, 32));
        Assert.Equal(layers.Split(' '), table.Features.Select(feature => feature.Layer).Distinct());
        Assert.Equal(count, table.Features.Count);
        Assert.Equal(2 * count, table.Values.Length);
    }

    [Fact]
    public void Recording_agrees_with_plain_loops_image_by_image()
    {
        using Network network = SyntheticImages.Untrained();
        ImageSet images = SyntheticImages.Load("test", 40, 32); // more than one batch
        List<int> progress = [];
        ResponseTable table = new ResponseRecorder(network, ResponseOptions.Paper).Record(images, progress.Add);
        Assert.Equal([32, 40], progress);
        Assert.Equal(images.Ids, table.Ids);
        Assert.Equal(images.Labels, table.Labels);
        Assert.All(table.Values, value => Assert.True(value >= 0));
        foreach (int image in (int[])[0, 33])
        {
            using torch.Tensor input = network.Normalize(images.Batch([image]));
            using ForwardTrace trace = network.Trace(input);
            Assert.Equal(trace.Logits.argmax(1).item<long>(), table.Predictions[image]);
            float[] expected = [.. network.Layers.Index().Where(layer => layer.Item is Relu)
                .SelectMany(layer => Plain(trace.OutputOf(layer.Index)))];
            float[] row = table.Row(image).ToArray();
            Assert.All(expected.Zip(row), pair => Assert.Equal(pair.First, pair.Second, 1e-5f));
        }

        static IEnumerable<float> Plain(torch.Tensor output)
        {
            int channels = (int)output.shape[1];
            float[] values = output.contiguous().data<float>().ToArray();
            double[] s = [.. values.Chunk(values.Length / channels)
                .Select(map => Math.Sqrt(map.Sum(v => (double)v * v)))];
            return s.Select(value => (float)(value / s.Sum()));
        }
    }

    [Fact]
    public void Every_layer_s_shares_add_up_to_one()
    {
        using Network network = SyntheticImages.Untrained();
        ResponseTable table = new ResponseRecorder(network, new ResponseOptions { Layers = LayerChoice.All })
            .Record(SyntheticImages.Load("test", 1, 32));
        foreach (var layer in table.Features.Zip(table.Values).GroupBy(pair => pair.First.Layer))
        {
            Assert.Equal(1, layer.Sum(pair => pair.Second), 1e-5f);
        }
    }

    [Fact]
    public void Z_scores_have_mean_zero_and_keep_the_training_set_s_scale()
    {
        using Network network = SyntheticImages.Untrained();
        var recorder = new ResponseRecorder(network, new ResponseOptions { Scaling = LayerScaling.Zscore });
        using ForwardTrace trace = network.Trace(network.Normalize(SyntheticImages.Load("test", 1, 32).Batch([0])));
        Assert.Throws<InvalidOperationException>(() => recorder.Rows(trace));
        ResponseTable train = recorder.Record(SyntheticImages.Load("train", 12, 32));
        Standardization kept = recorder.Standardization!;
        int features = train.Features.Count;
        for (int k = 0; k < features; k++)
        {
            double[] column = [.. Enumerable.Range(0, 12).Select(i => (double)train.Values[(i * features) + k])];
            Assert.Equal(0, column.Average(), 1e-4);
            Assert.Equal(kept.Deviation[k] > 0 ? 1 : 0, column.Average(v => v * v), 1e-3);
        }

        recorder.Record(SyntheticImages.Load("test", 3, 32));
        Assert.Same(kept, recorder.Standardization);
        Assert.All(recorder.Rows(trace), value => Assert.True(float.IsFinite(value)));
    }

    [Fact]
    public void Z_scores_of_two_images_worked_out_by_hand()
    {
        float[] values = [1, 5, 3, 5];
        Standardization.Of(values, 2).Apply(values);
        Assert.Equal([-1, 0, 1, 0], values);
    }

    [Fact]
    public void Wrong_choices_name_the_nearest()
    {
        Assert.Equal(ResponseNorm.L2Squared, Choice.Parse<ResponseNorm>("--norm", "l2-squared"));
        Assert.Equal(["after-relu", "all", "conv-only"], Choice.Names<LayerChoice>());
        InputException choice = Assert.Throws<InputException>(() => Choice.Parse<LayerScaling>("--scaling", "l3"));
        Assert.Equal(
            "--scaling: unknown value 'l3'; did you mean 'l1'? valid: l1, none, area, l2, zscore", choice.Message);
        InputException preset = Assert.Throws<InputException>(() => ResponseOptions.Preset("author-code"));
        Assert.Equal(
            "unknown preset 'author-code'; did you mean 'authors-code'? valid: paper, authors-code, svebi", preset.Message);
        Assert.Same(ResponseOptions.Paper, ResponseOptions.Preset("paper"));
        Assert.Throws<InputException>(
            () => new ResponseOptions { Scaling = LayerScaling.Zscore, WholeVectorL2 = true }.Validate());
    }

    [Fact]
    public void Recording_can_be_cancelled()
    {
        using Network network = SyntheticImages.Untrained();
        Assert.ThrowsAny<OperationCanceledException>(() => new ResponseRecorder(network, ResponseOptions.Paper)
            .Record(SyntheticImages.Load("test", 1, 32), cancellation: new CancellationToken(canceled: true)));
    }
}
