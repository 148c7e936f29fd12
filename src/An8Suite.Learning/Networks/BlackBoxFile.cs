using System.Security.Cryptography;
using An8Suite.Core;
using An8Suite.Core.Files;
using An8Suite.Learning.Onnx;

namespace An8Suite.Learning.Networks;

/// <summary>
/// The ONNX file of a network that is a black box: it lies beside its checkpoint, <c>model.onnx</c> beside
/// <c>model.safetensors</c>, which has its checksum in the metadata and no tensors.
/// </summary>
internal static class BlackBoxFile
{
    /// <summary>The checksum in the metadata of a checkpoint.</summary>
    public const string Key = "onnx_sha256";

    /// <summary>Whether a checkpoint is of a black box; it is not read where no ONNX file lies beside.</summary>
    public static bool Has(string checkpoint) =>
        File.Exists(PathBeside(checkpoint)) && File.Exists(checkpoint)
        && SafetensorsFile.Read(checkpoint).Metadata.ContainsKey(Key);

    /// <summary>Writes the file; returns its checksum.</summary>
    public static string Write(BlackBoxModel model, string checkpoint)
    {
        FinishedFile.Write(PathBeside(checkpoint), stream => stream.Write(model.File.Span));
        return Hash(model.File.Span);
    }

    /// <summary>The network of a checkpoint whose metadata has a checksum.</summary>
    /// <exception cref="InputException">The file is missing or another one.</exception>
    public static Network Read(
        string checkpoint, NetworkDescription description, IReadOnlyDictionary<string, string> metadata)
    {
        string path = PathBeside(checkpoint);
        byte[] file = OnnxImport.Bytes(path);
        string found = Hash(file);
        if (found != metadata[Key])
        {
            throw new InputException(
                $"{path}: its SHA-256 is {found}, {checkpoint} expects {metadata[Key]}: import the network again");
        }

        try
        {
            OnnxRequest request = new() { OpenSide = description.Height };
            return OnnxImport.BlackBox(file, request, model => model.Height == description.Height
                && model.Width == description.Width
                ? description
                : throw new InputException($"takes {model.Width} x {model.Height} pixels, {checkpoint} says "
                    + $"{description.Width} x {description.Height}: import the network again"));
        }
        catch (InputException error)
        {
            throw new InputException($"{path}: {error.Message}", error);
        }
    }

    private static string PathBeside(string checkpoint) => Path.ChangeExtension(checkpoint, ".onnx");

    private static string Hash(ReadOnlySpan<byte> file) => Convert.ToHexStringLower(SHA256.HashData(file));
}
