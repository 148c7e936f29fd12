using System.Globalization;
using An8Suite.Core;
using An8Suite.Learning.Native;
using An8Suite.Learning.Networks;
using An8Suite.Learning.Networks.BlackBoxes;
using static TorchSharp.torch;

namespace An8Suite.Learning.Onnx;

/// <summary>What is wanted of an ONNX file.</summary>
public sealed record OnnxRequest
{
    /// <summary>The side that networks of photographs mostly take.</summary>
    public const int StandardSide = 224;

    /// <summary>Rows and columns of the input, which the file must have or leave open; null for any.</summary>
    public int? Side { get; init; }

    /// <summary>Rows and columns where the file leaves them open and nobody wants others.</summary>
    public int OpenSide { get; init; } = StandardSide;

    /// <summary>See <see cref="NetworkDescription.ShorterSide"/>.</summary>
    public int? ShorterSide { get; init; }

    /// <summary>How the network wants its input.</summary>
    public Normalization Normalization { get; init; } = ImportedWeights.ImageNet;

    /// <summary>One name a logit; null for class0000 and so on.</summary>
    public IReadOnlyList<string>? Classes { get; init; }

    /// <summary>The output that holds the logits; null where the file has one alone.</summary>
    public string? Output { get; init; }

    /// <summary>Hears in a sentence each what was changed.</summary>
    public Action<string> Note { get; init; } = _ => { };

    /// <summary>What a network of so many logits is called.</summary>
    /// <exception cref="InputException">There are more or fewer class names.</exception>
    internal NetworkDescription Describe(string name, int height, int width, int count)
    {
        string[] classes = [.. Classes
            ?? Enumerable.Range(0, count).Select(i => string.Create(CultureInfo.InvariantCulture, $"class{i:0000}"))];
        return classes.Length == count
            ? new NetworkDescription(name, height, width, classes, Normalization) { ShorterSide = ShorterSide }
            : throw new InputException($"the network tells {count} classes apart, {classes.Length} names are given");
    }
}

/// <summary>
/// Reads a network of any architecture from an ONNX file: the operators become layers of the suite, so that every
/// method explains it.
/// </summary>
public static class OnnxImport
{
    /// <summary>Whether a file's name says that it is one.</summary>
    public static bool IsOnnx(string path) =>
        Path.GetExtension(path).Equals(".onnx", StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads <paramref name="path"/> and, beside it, the files it keeps its weights in.</summary>
    /// <exception cref="InputException">
    /// The file is damaged, or a node cannot be taken over; the message names it, its operator and the reason.
    /// </exception>
    public static Network Read(string path, OnnxRequest request) => Named(path, bytes =>
        new OnnxReading(OnnxModel.Parse(bytes), FolderOf(path), request).Network(Path.GetFileName(path)));

    /// <summary>
    /// Takes <paramref name="path"/> as it is: ONNX Runtime computes it, whatever its operators, and nothing of it is
    /// seen but its logits.
    /// </summary>
    /// <exception cref="InputException">The file is damaged, or ONNX Runtime cannot compute it.</exception>
    public static Network ReadBlackBox(string path, OnnxRequest request) => Named(path, bytes =>
    {
        OnnxGraph graph = OnnxModel.Parse(bytes).Graph;
        byte[] whole = new OnnxCopy(FolderOf(path), OnnxOutput.Of(graph, request)).Of(bytes);
        OnnxInput input = OnnxInput.Of(graph.OpenInputs, request);
        if (input.IsGrey)
        {
            request.Note(OnnxInput.GreyNote);
        }

        return BlackBoxFile.Network(whole, input.OfBlackBox, model => request.Describe(
            Path.GetFileName(path), input.Height, input.Width,
            model.ClassCount(input.Height, input.Width, request.Note)));
    });

    private static Network Named(string path, Func<byte[], Network> read)
    {
        try
        {
            LibTorch.Load();
            using IDisposable inference = no_grad();
            using IDisposable scope = NewDisposeScope();
            return read(Bytes(path));
        }
        catch (InputException error)
        {
            throw new InputException($"{path}: {error.Message}", error);
        }
    }

    private static string FolderOf(string path) => Path.GetDirectoryName(Path.GetFullPath(path)) ?? ".";

    private static byte[] Bytes(string path)
    {
        try
        {
            long length = new FileInfo(path).Length;
            return length <= Array.MaxLength
                ? File.ReadAllBytes(path)
                : throw new InputException(
                    $"has {length} bytes, at most {Array.MaxLength} are read: export it with its weights beside it");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"cannot be read: {error.Message}", error);
        }
    }
}
