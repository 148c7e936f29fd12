using An8Suite.Core;
using An8Suite.Learning.Native;
using Microsoft.ML.OnnxRuntime;
using TorchSharp;
using static TorchSharp.torch;
using BFloat16 = Microsoft.ML.OnnxRuntime.BFloat16;
using TensorElementType = Microsoft.ML.OnnxRuntime.Tensors.TensorElementType;

namespace An8Suite.Learning.Networks.BlackBoxes;

/// <summary>A whole network as one layer, which ONNX Runtime computes: nothing of it is seen but its logits.</summary>
/// <remarks>
/// Images pass as many at once as the file says, one where it leaves that open: so what an image gets never depends on
/// the others of its batch. No gradient goes back through it.
/// </remarks>
internal sealed class BlackBoxModel : Layer, IDisposable
{
    private const int MostAtOnce = 1024;

    private readonly BlackBoxInput _input;
    private readonly InferenceSession _session;

    /// <summary>Opens a model.</summary>
    /// <param name="name">Of the layer.</param>
    /// <param name="file">A whole model, which reads no other files; it is kept.</param>
    /// <param name="input">Its only input.</param>
    /// <exception cref="InputException">ONNX Runtime does not take it.</exception>
    public BlackBoxModel(string name, byte[] file, BlackBoxInput input)
        : base(name)
    {
        if (input.Batch is < 1 or > MostAtOnce)
        {
            throw new InputException(
                $"its input '{input.Name}' takes {input.Batch} pictures at once, at most {MostAtOnce} are given");
        }

        OnnxRuntime.Load();
        (File, _input) = (file, input);
        using SessionOptions options = new()
        {
            ExecutionMode = ExecutionMode.ORT_SEQUENTIAL,
            IntraOpNumThreads = LibTorch.Threads,
            InterOpNumThreads = 1,
            LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL,
        };
        options.AddSessionConfigEntry("session.intra_op.allow_spinning", "0");
        _session = Tried(() => new InferenceSession(file, options));
    }

    /// <summary>The file.</summary>
    public ReadOnlyMemory<byte> File { get; }

    /// <summary>How it takes its pictures.</summary>
    public BlackBoxInput Input => _input;

    /// <inheritdoc/>
    public override string KindName => "ONNX Runtime";

    /// <inheritdoc/>
    public override bool IsBlackBox => true;

    private int Batch => _input.Batch;

    /// <summary>How many logits come out for a picture of the mean colour.</summary>
    /// <param name="height">Its rows.</param>
    /// <param name="width">Its columns.</param>
    /// <param name="note">Hears what is odd about them.</param>
    /// <exception cref="InputException">What comes out is not one number a class.</exception>
    public int ClassCount(int height, int width, Action<string> note)
    {
        if (Batch > 1)
        {
            note($"the network was exported for batches of {Batch}: as many images pass together");
        }

        using Tensor picture = zeros([1, 3, height, width]);
        using Tensor logits = Forward(picture);
        float[] values = logits.data<float>().ToArray();
        if (values.Length > 1 && Array.TrueForAll(values, value => value is >= 0 and <= 1)
            && Math.Abs(values.Sum() - 1) < 1e-3)
        {
            note("its outputs add up to 1: they are probabilities it seems, and are explained as they are");
        }

        return values.Length;
    }

    /// <inheritdoc/>
    public override Tensor Forward(params ReadOnlySpan<Tensor> inputs)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor images = inputs[0].detach().cpu();
        images = _input.IsGrey ? images.mean([1], keepdim: true) : images;
        images = _input.ChannelsLast ? images.permute(0, 2, 3, 1) : images;
        int count = (int)images.shape[0];
        float[] pixels = images.contiguous().data<float>().ToArray();
        int each = pixels.Length / count;
        long[] shape = [Batch, .. images.shape[1..]];
        List<float> logits = [];
        for (int first = 0; first < count; first += Batch)
        {
            float[] batch = new float[Batch * each];
            int taken = Math.Min(Batch, count - first);
            pixels.AsSpan(first * each, taken * each).CopyTo(batch);
            float[] found = Tried(() => Run(batch, shape));
            logits.AddRange(found[..(found.Length / Batch * taken)]);
        }

        return tensor([.. logits], [count, logits.Count / count], device: inputs[0].device).MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    public void Dispose() => _session.Dispose();

    private float[] Run(float[] batch, long[] shape)
    {
        using OrtValue input = _input.Precision switch
        {
            BlackBoxPrecision.Half => OrtValue.CreateTensorValueFromMemory(
                Array.ConvertAll(batch, value => (Float16)value), shape),
            BlackBoxPrecision.Brain => OrtValue.CreateTensorValueFromMemory(
                Array.ConvertAll(batch, value => (BFloat16)value), shape),
            _ => OrtValue.CreateTensorValueFromMemory(batch, shape),
        };
        using RunOptions options = new() { LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL };
        using IDisposableReadOnlyCollection<OrtValue> found = _session.Run(
            options, [_input.Name], [input], _session.OutputNames);
        if (found[0].OnnxType != OnnxValueType.ONNX_TYPE_TENSOR)
        {
            throw new InputException(
                $"its output '{_session.OutputNames[0]}' is no tensor, expected one number a class");
        }

        OrtTensorTypeAndShapeInfo kind = found[0].GetTensorTypeAndShape();
        RequireLogits(kind.Shape);
        return kind.ElementDataType switch
        {
            TensorElementType.Float => found[0].GetTensorDataAsSpan<float>().ToArray(),
            TensorElementType.Double => Array.ConvertAll(
                found[0].GetTensorDataAsSpan<double>().ToArray(), value => (float)value),
            TensorElementType.Float16 => Array.ConvertAll(
                found[0].GetTensorDataAsSpan<Float16>().ToArray(), value => (float)value),
            TensorElementType.BFloat16 => Array.ConvertAll(
                found[0].GetTensorDataAsSpan<BFloat16>().ToArray(), value => (float)value),
            var other => throw new InputException($"its output has elements of type {other}, expected floats"),
        };
    }

    /// <summary>One axis of classes beside that of the images, and other axes of length 1.</summary>
    private void RequireLogits(long[] shape)
    {
        long count = shape.Aggregate(1L, (product, side) => product * side);
        bool isOneAClass = Batch == 1
            ? count > 0 && shape.Count(side => side != 1) <= 1
            : shape is [var images, ..] && images == Batch && count > 0 && shape[1..].Count(side => side != 1) <= 1;
        if (!isOneAClass)
        {
            throw new InputException(
                $"its output '{_session.OutputNames[0]}' has {string.Join(" x ", shape)} values, expected one a class");
        }
    }

    private static T Tried<T>(Func<T> act)
    {
        try
        {
            return act();
        }
        catch (OnnxRuntimeException error)
        {
            throw new InputException($"ONNX Runtime {OnnxRuntime.Version}: {error.Message.Split('\n')[0]}", error);
        }
    }
}
