using An8Suite.Learning.Explanations.Rules;
using An8Suite.Learning.Kernels;
using An8Suite.Learning.Native;
using An8Suite.Learning.Networks;
using An8Suite.Learning.Shapes;
using An8Suite.Tests.Learning.Explanations;
using TorchSharp;

namespace An8Suite.Tests.Learning.Kernels;

/// <summary>Each against libtorch's own operations, bit for bit.</summary>
[Collection("libtorch")]
public sealed class KernelTests
{
    private static readonly MaxPool Quarters = new("pool", Extent.Square(2), Extent.Square(2), Extent.Square(0));

    public KernelTests() => LibTorch.Load();

    [Theory]
    [InlineData(1, 1, 2, 2)]
    [InlineData(3, 5, 14, 22)]
    [InlineData(4, 32, 64, 64)]
    public void Maxima_of_quarters_are_those_of_libtorch(int images, int channels, int height, int width)
    {
        using torch.Tensor input = Awkward(images * channels * height * width).reshape(images, channels, height, width);
        Assert.True(QuarterMaximum.Fits(input));
        using torch.Tensor expected = torch.nn.functional.max_pool2d(input, 2, 2);
        Assert.Equal(Bits(expected), Bits(QuarterMaximum.Of(input)));
        Assert.Equal(Bits(expected), Bits(Quarters.Forward(input)));
    }

    [Fact]
    public void Other_windows_and_tensors_that_learn_are_left_to_libtorch()
    {
        using torch.Tensor even = torch.zeros(1, 2, 4, 4);
        using torch.Tensor odd = torch.zeros(1, 2, 4, 5);
        using torch.Tensor channelsLast = torch.zeros(1, 4, 4, 2).permute(0, 3, 1, 2);
        Assert.False(QuarterMaximum.Fits(odd));
        Assert.False(QuarterMaximum.Fits(channelsLast));
        MaxPool three = new("three", Extent.Square(3), Extent.Square(1), Extent.Square(0));
        Assert.Equal([1, 2, 2, 2], three.Forward(even).shape);
        even.requires_grad = true;
        Assert.False(QuarterMaximum.Fits(even));
        using torch.Tensor loss = Quarters.Forward(even).sum();
        loss.backward();
        Assert.Equal(8, even.grad!.sum().data<float>()[0]);
    }

    [Fact]
    public void Masked_signals_are_those_of_libtorch()
    {
        const int count = 70_001;
        using torch.Tensor signal = Awkward(count);
        using torch.Tensor input = Awkward(count + 1).narrow(0, 1, count);
        using torch.Tensor passes = input.sign().relu();
        Assert.Equal(Bits(signal.mul(passes)), Bits(ReluMasks.Of(signal, input, positiveAlone: false)));
        Assert.Equal(Bits(signal.relu().mul(passes)), Bits(ReluMasks.Of(signal, input, positiveAlone: true)));
    }

    [Fact]
    public void Signals_at_overlapping_windows_are_those_of_libtorch()
    {
        using torch.Tensor input = Tensors.Random(3, 40, 24, 31, 29);
        using torch.Tensor signal = Tensors.Random(4, 40, 24, 15, 14);
        using torch.Tensor switches = MaxPoolBackward.Switches(
            new MaxPool("pool", Extent.Square(3), Extent.Square(2), Extent.Square(0)), input);
        using torch.Tensor expected = torch.zeros(40, 24, 31 * 29)
            .scatter_add_(2, switches.reshape(40, 24, -1), signal.reshape(40, 24, -1));
        Assert.Equal(Bits(expected), Bits(MaxPoolBackward.Of(signal, switches, 31, 29)));
    }

    /// <summary>Numbers of both signs, many equal ones, both zeros and a few that are none.</summary>
    private static torch.Tensor Awkward(int count)
    {
        float[] values = Tensors.Random(5, count).Values();
        for (int i = 0; i < count; i++)
        {
            values[i] = (i % 7) switch
            {
                0 => 0f,
                1 => -0f,
                2 => 1f,
                3 when i % 101 == 3 => float.NaN,
                _ => values[i],
            };
        }

        return Tensors.Of(values, count);
    }

    // All that is no number is one: which one of them libtorch hands on is not promised.
    private static int[] Bits(torch.Tensor tensor) => Array.ConvertAll(
        tensor.contiguous().data<float>().ToArray(),
        value => float.IsNaN(value) ? -1 : BitConverter.SingleToInt32Bits(value));
}
