using System.Text.Json;
using An8Suite.Core;
using An8Suite.Core.Files;

namespace An8Suite.Learning.Networks.BlackBoxes;

/// <summary>
/// The ONNX file of a network that is a black box: it lies beside its checkpoint, <c>model.onnx</c> beside
/// <c>model.safetensors</c>, which has its checksum and its input in the metadata and no tensors.
/// </summary>
internal static class BlackBoxFile
{
    /// <summary>The checksum in the metadata of a checkpoint.</summary>
    public const string Key = "onnx_sha256";

    private const string InputKey = "onnx_input";

    /// <summary>Whether a checkpoint is of a black box; it is not read where no ONNX file lies beside.</summary>
    public static bool Has(string checkpoint) =>
        File.Exists(PathBeside(checkpoint)) && File.Exists(checkpoint)
        && SafetensorsFile.Read(checkpoint).Metadata.ContainsKey(Key);

    /// <summary>Writes the file, and adds to <paramref name="metadata"/> what is needed to read it.</summary>
    public static void Write(BlackBoxModel model, string checkpoint, Dictionary<string, string> metadata)
    {
        FinishedFile.Write(PathBeside(checkpoint), stream => stream.Write(model.File.Span));
        metadata[Key] = Hash(model.File.Span);
        metadata[InputKey] = JsonSerializer.Serialize(model.Input, SuiteJson.Line);
    }

    /// <summary>The network of a checkpoint whose metadata has a checksum.</summary>
    /// <exception cref="InputException">The file is missing or another one.</exception>
    public static Network Read(
        string checkpoint, NetworkDescription description, IReadOnlyDictionary<string, string> metadata)
    {
        string path = PathBeside(checkpoint);
        byte[] file = Bytes(path);
        string found = Hash(file);
        if (found != metadata[Key])
        {
            throw new InputException(
                $"{path}: its SHA-256 is {found}, {checkpoint} expects {metadata[Key]}: import the network again");
        }

        BlackBoxInput input = CheckpointMetadata.Value<BlackBoxInput>(checkpoint, metadata, InputKey);
        try
        {
            return Network(file, input, _ => description);
        }
        catch (InputException error)
        {
            throw new InputException($"{path}: {error.Message}", error);
        }
    }

    /// <summary>The network of a file.</summary>
    /// <param name="file">A whole model.</param>
    /// <param name="input">Its input.</param>
    /// <param name="describe">What it is called, once it can be run.</param>
    public static Network Network(byte[] file, BlackBoxInput input, Func<BlackBoxModel, NetworkDescription> describe)
    {
        BlackBoxModel? model = null;
        try
        {
            model = new BlackBoxModel("model", file, input);
            var network = new Network(describe(model), [model]);
            model = null;
            return network;
        }
        finally
        {
            model?.Dispose();
        }
    }

    private static string PathBeside(string checkpoint) => Path.ChangeExtension(checkpoint, ".onnx");

    private static string Hash(ReadOnlySpan<byte> file) => Checksum.Hex(file);

    private static byte[] Bytes(string path)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"{path}: cannot be read: {error.Message}", error);
        }
    }
}
