using An8Suite.Core;
using TorchSharp;
using static TorchSharp.torch;

namespace An8Suite.Learning.Convolutions;

/// <summary>Takes every shape of convolution by the first way that was right for it in a trial.</summary>
/// <remarks>
/// Only float on the processor is tried; other numbers and devices go another way through libtorch. One trial a shape
/// takes some milliseconds and is remembered for the life of the process, which has one processor and one libtorch.
/// Safe from any thread.
/// </remarks>
internal sealed class ConvolutionWays(LibTorchConvolution convolution)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<ConvolutionShape, ConvolutionWay> _ways = [];
    private bool _withoutOneDnn;

    /// <summary>What decides how sure a way must be.</summary>
    internal ConvolutionCheck Check { get; } = new(convolution);

    /// <summary>How sure the ways are that are taken, in few words, for records.</summary>
    internal string Summary => _withoutOneDnn ? "without oneDNN"
        : Check.IsRight && Note is null ? "as called"
        : "plain layout, whole blocks";

    /// <summary>One line for people once a shape could not go as called.</summary>
    internal string? Note { get; private set; }

    /// <summary>(N, C, H, W) to (N, O, H', W'); autograd runs through it.</summary>
    /// <exception cref="MissingComponentException">No way is right.</exception>
    internal Tensor Forward(ConvolutionCall call)
    {
        if (call.Input.dtype != ScalarType.Float32 || call.Input.device_type != DeviceType.CPU)
        {
            return convolution.Forward(call);
        }

        if (!Check.IsRight && OneWindow.Fits(call))
        {
            return OneWindow.Forward(call);
        }

        if (Check.IsRight || !call.LeavesPixelsOut)
        {
            return Take(WayOf(call.Shape), call);
        }

        // Where oneDNN takes a cache for one byte, its own way of leaving them out divides by zero on the way back, and
        // the process dies: 512 -> 1024 channels, 28 x 28 pixels, stride 2.
        using DisposeScope scope = NewDisposeScope();
        ConvolutionCall without = call.WithoutPixelsLeftOut();
        return Take(WayOf(without.Shape), without).MoveToOuterDisposeScope();
    }

    /// <summary>The way that a shape takes on this machine, tried where it is new.</summary>
    internal ConvolutionWay WayOf(ConvolutionShape shape)
    {
        lock (_gate)
        {
            if (!_ways.TryGetValue(shape, out ConvolutionWay way))
            {
                way = FirstRight(shape);
                _ways.Add(shape, way);
            }

            return way;
        }
    }

    private ConvolutionWay FirstRight(ConvolutionShape shape)
    {
        List<string> errors = [];
        foreach (ConvolutionWay way in Enum.GetValues<ConvolutionWay>().Where(way => Applies(way, shape)))
        {
            if (way == ConvolutionWay.WithoutOneDnn && !_withoutOneDnn)
            {
                _withoutOneDnn = convolution.TurnOffOneDnn();
                if (!_withoutOneDnn)
                {
                    continue;
                }
            }

            double error = ConvolutionTrial.Error(call => Take(way, call), shape);
            if (error <= ConvolutionTrial.Tolerance)
            {
                Remark(way);
                return way;
            }

            errors.Add(FormattableString.Invariant($"{way} {error:0.####}"));
        }

        throw new MissingComponentException(
            $"libtorch computes the convolution {shape} wrongly on this processor in every way "
            + $"(relative errors against double precision: {string.Join(", ", errors)}); "
            + "set ONEDNN_MAX_CPU_ISA=SSE41 in the "
            + "environment, or run on another machine; 'an8 doctor' tells which convolutions are right");
    }

    private bool Applies(ConvolutionWay way, ConvolutionShape shape) => way switch
    {
        _ when _withoutOneDnn => way == ConvolutionWay.WithoutOneDnn,
        ConvolutionWay.AsCalled => Check.IsRight || (!shape.ChannelsLast && shape.HasWholeBlocks),
        ConvolutionWay.PlainLayout => shape.ChannelsLast && (Check.IsRight || shape.HasWholeBlocks),
        ConvolutionWay.PaddedChannels => !shape.HasWholeBlocks,
        _ => true,
    };

    private Tensor Take(ConvolutionWay way, ConvolutionCall call)
    {
        if (way is ConvolutionWay.AsCalled or ConvolutionWay.WithoutOneDnn)
        {
            return convolution.Forward(call);
        }

        using DisposeScope scope = NewDisposeScope();
        ConvolutionCall plain = call with { Input = call.Input.contiguous() };
        Tensor output = way == ConvolutionWay.PlainLayout
            ? convolution.Forward(plain)
            : PaddedChannels.Forward(plain, convolution);
        return output.MoveToOuterDisposeScope();
    }

    private void Remark(ConvolutionWay way)
    {
        Note = way switch
        {
            ConvolutionWay.AsCalled => Note,
            ConvolutionWay.WithoutOneDnn => "libtorch's oneDNN computes convolutions wrongly on this processor: "
                + "it is switched off, "
                + "and convolutions take 2 to 10 times as long ('an8 doctor' tells more)",
            _ => Note
                ?? "libtorch computes some convolutions wrongly on this processor: they take another way, which was "
                    + "found right here ('an8 doctor' tells more)",
        };
    }
}
