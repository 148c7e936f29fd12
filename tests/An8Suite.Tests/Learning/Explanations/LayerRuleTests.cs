using An8Suite.Learning.Explanations.Rules;
using An8Suite.Learning.Native;
using An8Suite.Learning.Networks;
using An8Suite.Learning.Shapes;
using TorchSharp;

namespace An8Suite.Tests.Learning.Explanations;

[Collection("libtorch")]
public sealed class LayerRuleTests
{
    public LayerRuleTests() => LibTorch.Load();

    [Fact]
    public void Relu_rules_are_strict_and_differ_as_published()
    {
        torch.Tensor signal = Tensors.Of([2, 2, 2, -2, -2, -2], 6);
        torch.Tensor input = Tensors.Of([-1, 0, 1, -1, 0, 1], 6);
        Assert.Equal([0, 0, 2, 0, 0, -2], ReluRules.Gradient(signal, input).Values());
        Assert.Equal([2, 2, 2, 0, 0, 0], ReluRules.Deconvnet(signal, input).Values());
        Assert.Equal([0, 0, 2, 0, 0, 0], ReluRules.Guided(signal, input).Values());
    }

    [Fact]
    public void Relu_rules_equal_loops()
    {
        float[] d = Tensors.Random(1, 500).Values();
        float[] x = Tensors.Random(2, 500).Values();
        (torch.Tensor signal, torch.Tensor input) = (Tensors.Of(d, 500), Tensors.Of(x, 500));
        Assert.Equal(d.Zip(x, (s, v) => v > 0 ? s : 0), ReluRules.Gradient(signal, input).Values());
        Assert.Equal(d.Select(s => s > 0 ? s : 0), ReluRules.Deconvnet(signal, input).Values());
        Assert.Equal(d.Zip(x, (s, v) => s > 0 && v > 0 ? s : 0), ReluRules.Guided(signal, input).Values());
        Assert.Equal(x, input.Values());
    }

    [Fact]
    public void Guided_equals_gradient_where_no_signal_is_negative()
    {
        torch.Tensor signal = Tensors.Random(1, 200).abs();
        torch.Tensor input = Tensors.Random(2, 200);
        Assert.Equal(ReluRules.Gradient(signal, input).Values(), ReluRules.Guided(signal, input).Values());
    }

    [Theory]
    [InlineData(2, 2, 0)]
    [InlineData(3, 2, 0)]
    [InlineData(3, 2, 1)]
    [InlineData(3, 1, 1)]
    [InlineData(2, 3, 0)]
    [InlineData(3, 2, 0, true)]
    [InlineData(4, 3, 1, true)]
    public void Max_pool_equals_loops_and_is_the_adjoint(int kernel, int stride, int padding, bool partial = false)
    {
        const int height = 9;
        const int width = 12;
        var pool = new MaxPool("pool", Extent.Square(kernel), Extent.Square(stride), Extent.Square(padding))
        {
            PartialWindows = partial,
        };

        // Few distinct values, so that ties are frequent.
        torch.Tensor input = Tensors.Random(1, 2, 3, height, width).mul(3).round();
        torch.Tensor output = pool.Forward(input);
        torch.Tensor signal = Tensors.Random(2, output.shape);
        torch.Tensor back = MaxPoolBackward.Of(signal, MaxPoolBackward.Switches(pool, input), height, width);

        float[] plain = new float[input.numel()];
        float[] x = input.Values();
        float[] d = signal.Values();
        (int a, int b) = ((int)output.shape[2], (int)output.shape[3]);
        for (int k = 0; k < d.Length; k++)
        {
            (int map, int row, int column) = (k / (a * b), k / b % a, k % b);
            int best = -1;
            for (int y = Math.Max(
                (row * stride) - padding, 0); y < Math.Min((row * stride) - padding + kernel, height); y++)
            {
                for (int z = Math.Max(
                    (column * stride) - padding, 0); z < Math.Min((column * stride) - padding + kernel, width); z++)
                {
                    int place = (((map * height) + y) * width) + z;
                    best = best < 0 || x[place] > x[best] ? place : best;
                }
            }

            plain[best] += d[k];
        }

        Assert.InRange(Tensors.RelativeError(plain, back.Values()), 0, 1e-6);
        double forward = output.mul(signal).sum().item<float>();
        double backward = input.mul(back).sum().item<float>();
        Assert.Equal(forward, backward, 1e-3);
    }

    [Fact]
    public void Ties_go_to_the_first_place_in_either_memory_order()
    {
        var pool = new MaxPool("pool", Extent.Square(2), Extent.Square(2), Extent.Square(0));
        torch.Tensor ones = torch.ones(1, 8, 2, 2);
        torch.Tensor channelsLast = ones.permute(0, 2, 3, 1).contiguous().permute(0, 3, 1, 2);
        foreach (torch.Tensor input in new[] { ones, channelsLast })
        {
            torch.Tensor back = MaxPoolBackward.Of(torch.ones(1, 8, 1, 1), MaxPoolBackward.Switches(pool, input), 2, 2);
            Assert.Equal([.. Enumerable.Repeat(new float[] { 1, 0, 0, 0 }, 8).SelectMany(v => v)], back.Values());
        }
    }

    [Theory]
    [InlineData(2, 3)]
    [InlineData(3, 2)]
    [InlineData(7, 7)]
    [InlineData(5, 64)]
    [InlineData(54, 214)]
    [InlineData(1, 9)]
    public void Resizing_equals_loops_and_keeps_constants(int from, int to)
    {
        torch.Tensor maps = Tensors.Random(1, 2, from, from + 1);
        foreach (Interpolation interpolation in Enum.GetValues<Interpolation>())
        {
            float[] plain = PlainRules.Flat(PlainRules.Resize(
                PlainRules.Cube(maps.Values(), 2, from, from + 1), to, to + 3, interpolation));
            torch.Tensor resized = InterpolationMatrix.Resize(interpolation, maps, to, to + 3);
            Assert.InRange(Tensors.RelativeError(plain, resized.Values()), 0, 1e-6);
            float[] matrix = InterpolationMatrix.Of(interpolation, from, to);
            Assert.All(matrix.Chunk(from), row => Assert.Equal(1, row.Sum(), 1e-6f));
        }
    }
}
