using An8Suite.Core;
using An8Suite.Learning.Networks;
using An8Suite.Learning.Networks.BlackBoxes;

namespace An8Suite.Learning.Onnx;

/// <summary>The one picture that a graph takes.</summary>
/// <param name="Value">As the file says it, such as rows before channels.</param>
/// <param name="IsGrey">Whether it has one channel instead of three.</param>
/// <param name="ChannelsLast">Whether the channels are the last axis.</param>
/// <param name="Height">Rows.</param>
/// <param name="Width">Columns.</param>
internal sealed record OnnxInput(OnnxValue Value, bool IsGrey, bool ChannelsLast, int Height, int Width)
{
    /// <summary>What is said where a picture has lost its colours.</summary>
    public const string GreyNote = "the network takes grey pictures: the mean of the three colours goes in";

    /// <summary>The same for ONNX Runtime: one picture at once where the file leaves that open.</summary>
    public BlackBoxInput OfBlackBox => new(
        Value.Name,
        Value.Type switch
        {
            OnnxTensor.Half => BlackBoxPrecision.Half,
            OnnxTensor.BrainFloat => BlackBoxPrecision.Brain,
            _ => BlackBoxPrecision.Single,
        },
        (int)Math.Min(Value.Batch ?? 1, int.MaxValue),
        IsGrey,
        ChannelsLast);

    /// <summary>Of the inputs of a graph that are no constants.</summary>
    /// <param name="inputs">There must be one alone.</param>
    /// <param name="request">Which sides are wanted.</param>
    /// <exception cref="InputException">They are none, several, or no picture of such sides.</exception>
    public static OnnxInput Of(OnnxValue[] inputs, OnnxRequest request)
    {
        if (inputs is not [var input])
        {
            throw new InputException(inputs.Length == 0
                ? "its output depends on no input"
                : "its output needs several inputs, expected one picture: "
                    + string.Join(", ", inputs.Take(8).AsEnumerable()));
        }

        if (input.Type is not (OnnxTensor.Float or OnnxTensor.Half or OnnxTensor.BrainFloat or 0))
        {
            throw new InputException($"its input {input} takes no floats (type {input.Type}); export it with float32");
        }

        IReadOnlyList<long?> shape = input.Shape is { Count: 4 } sides ? sides
            : throw new InputException($"its input is {input}, expected batch x 3 x rows x columns");
        bool channelsLast = shape[1] != 3 && shape[3] is 1 or 3 && shape[1] is not 1;
        (long? channels, long? rows, long? columns) =
            channelsLast ? (shape[3], shape[1], shape[2]) : (shape[1], shape[2], shape[3]);
        (int height, int width) = (SideOf(rows, request), SideOf(columns, request));
        return channels is 1 or 3 or null
            ? new OnnxInput(input, channels == 1, channelsLast, height, width)
            : throw new InputException($"its input {input} has {channels} channels, expected 3");
    }

    private static int SideOf(long? inFile, OnnxRequest request) => inFile switch
    {
        null => request.Side ?? request.OpenSide,
        > Architectures.MaxSide => throw new InputException(
            $"takes an input side of {inFile} pixels, at most {Architectures.MaxSide} are taken"),
        long side when request.Side is int other && other != side => throw new InputException(
            $"was exported for an input side of {side} pixels, {other} are wanted: leave the size out, or export it "
            + "with open sides"),
        long side => (int)side,
    };
}
