using An8Suite.Core;
using An8Suite.Learning.Convolutions;
using An8Suite.Learning.Native;
using An8Suite.Learning.Shapes;
using An8Suite.Tests.Learning.Explanations;
using TorchSharp;

namespace An8Suite.Tests.Learning.Convolutions;

[Collection("libtorch")]
public sealed class ConvolutionWaysTests
{
    public ConvolutionWaysTests() => LibTorch.Load();

    [Fact]
    public void What_is_right_goes_as_called()
    {
        ConvolutionWays ways = new(new Faulty(_ => false));
        Assert.Equal(ConvolutionWay.AsCalled, ways.WayOf(Shape(17, 20, channelsLast: true)));
        Assert.Null(ways.Note);
        Assert.Equal("as called", ways.Summary);
    }

    [Fact]
    public void A_layout_that_is_wrong_gives_way_to_the_plain_one()
    {
        ConvolutionWays ways = new(new Faulty(call => call.Shape.ChannelsLast));
        Assert.Equal(ConvolutionWay.PlainLayout, ways.WayOf(Shape(16, 32, channelsLast: true)));
        Assert.Equal(ConvolutionWay.AsCalled, ways.WayOf(Shape(16, 32, channelsLast: false)));
        Assert.Contains("another way", ways.Note);
        Assert.Equal("plain layout, whole blocks", ways.Summary);
    }

    [Fact]
    public void Blocks_that_end_empty_are_filled_up()
    {
        ConvolutionWays ways = new(new Faulty(call => call.Weight.shape[1] % 16 != 0));
        Assert.Equal(ConvolutionWay.PaddedChannels, ways.WayOf(Shape(17, 20, channelsLast: false)));
        Assert.Equal(ConvolutionWay.AsCalled, ways.WayOf(Shape(32, 20, channelsLast: false)));
        AssertRight(ways, channels: 17, outputs: 20);
    }

    [Fact]
    public void Where_every_block_is_wrong_oneDnn_is_switched_off_for_all_that_follow()
    {
        Faulty faulty = new(_ => true);
        ConvolutionWays ways = new(faulty);
        Assert.Equal(ConvolutionWay.WithoutOneDnn, ways.WayOf(Shape(17, 20, channelsLast: true)));
        Assert.True(faulty.IsSwitchedOff);
        Assert.Equal(ConvolutionWay.WithoutOneDnn, ways.WayOf(Shape(16, 16, channelsLast: false)));
        Assert.Contains("switched off", ways.Note);
        Assert.Equal("without oneDNN", ways.Summary);
        AssertRight(ways, channels: 5, outputs: 7);
    }

    [Fact]
    public void Where_nothing_is_right_the_message_tells_what_was_tried_and_what_to_do()
    {
        ConvolutionWays ways = new(new Faulty(_ => true) { CanSwitchOff = false });
        var error = Assert.Throws<MissingComponentException>(() => ways.WayOf(Shape(17, 20, channelsLast: true)));
        Assert.Contains("17 -> 20 channels, kernel 3 x 3, stride 1 x 1, channels last", error.Message);
        Assert.Contains("PaddedChannels 0.", error.Message);
        Assert.Contains("ONEDNN_MAX_CPU_ISA=SSE41", error.Message);
    }

    [Fact]
    public void A_backward_pass_that_is_wrong_counts_where_there_will_be_one()
    {
        ConvolutionWays ways = new(new WrongBackward());
        Assert.Equal(ConvolutionWay.AsCalled, ways.WayOf(Shape(16, 20, channelsLast: false)));
        Assert.Equal(
            ConvolutionWay.PaddedChannels, ways.WayOf(Shape(16, 20, channelsLast: false) with { BackToInput = true }));
    }

    [Fact]
    public void Memory_that_was_never_written_is_found()
    {
        // Adds fresh memory times zero: right as long as that memory happens to hold numbers. It asks again and again,
        // as blocks that libtorch left behind, or another thread's, may come before the poisoned ones.
        double error = ConvolutionTrial.Error(
            call => (Fresh(call.Input.numel()).sum() * torch.zeros([1])) + new LibTorchConvolution().Forward(call),
            Shape(3, 4, channelsLast: false));
        Assert.Equal(double.PositiveInfinity, error);
    }

    private static torch.Tensor Fresh(long floats) =>
        Enumerable.Range(0, 20_000).Select(_ => torch.empty([floats]))
            .First(block => float.IsNaN(block.sum().item<float>()));

    private static void AssertRight(ConvolutionWays ways, int channels, int outputs)
    {
        torch.Tensor input = Tensors.Random(1, 2, channels, 9, 8);
        torch.Tensor weight = Tensors.Random(2, outputs, channels, 3, 3);
        torch.Tensor found = ways.Forward(
            new ConvolutionCall(input, weight, null, Extent.Square(1), Extent.Square(1), 1));
        torch.Tensor right = torch.nn.functional.conv2d(
            input.to(torch.ScalarType.Float64), weight.to(torch.ScalarType.Float64), padding: [1, 1]);
        Assert.InRange(Tensors.RelativeError(right.to(torch.ScalarType.Float32), found), 0, 1e-6);
    }

    private static ConvolutionShape Shape(int channels, int outputs, bool channelsLast) => new(
        channels, outputs, 1, Extent.Square(3), Extent.Square(1), Extent.Square(1), channelsLast, BackToInput: false);

    /// <summary>
    /// Right sums by way of double, but off by a tenth where <paramref name="isWrong"/>, until it is switched off.
    /// </summary>
    private sealed class Faulty(Func<ConvolutionCall, bool> isWrong) : LibTorchConvolution
    {
        public bool CanSwitchOff { get; init; } = true;

        public bool IsSwitchedOff { get; private set; }

        public override torch.Tensor Forward(ConvolutionCall call)
        {
            torch.Tensor right = InDouble(call);
            return isWrong(call) && !IsSwitchedOff ? right * 1.1 : right;
        }

        public override bool TurnOffOneDnn() => IsSwitchedOff = CanSwitchOff;
    }

    /// <summary>Right forward; the gradient of the input is off wherever outputs are no multiple of 16.</summary>
    private sealed class WrongBackward : LibTorchConvolution
    {
        public override torch.Tensor Forward(ConvolutionCall call)
        {
            // x + (x - x's copy) / 10 is x, and its gradient 1.1.
            torch.Tensor input = call.Weight.shape[0] % 16 == 0 ? call.Input
                : call.Input + ((call.Input - call.Input.detach()) * 0.1);
            return InDouble(call with { Input = input });
        }

        public override bool TurnOffOneDnn() => false;
    }

    private static torch.Tensor InDouble(ConvolutionCall call) => new LibTorchConvolution().Forward(call with
    {
        Input = call.Input.to(torch.ScalarType.Float64),
        Weight = call.Weight.to(torch.ScalarType.Float64),
        Bias = call.Bias?.to(torch.ScalarType.Float64),
    }).to(torch.ScalarType.Float32);
}
