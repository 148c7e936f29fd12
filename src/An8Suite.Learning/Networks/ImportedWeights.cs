using System.Globalization;
using An8Suite.Core;
using An8Suite.Core.Files;

namespace An8Suite.Learning.Networks;

/// <summary>
/// Networks trained by others: a state dict of a known architecture in a safetensors file, without our metadata.
/// </summary>
/// <remarks>
/// The keys are torchvision's for its architectures, and positions in an <c>nn.Sequential</c> for the others.
/// </remarks>
public static class ImportedWeights
{
    // Batches that batch normalisation has seen: nothing reads the count where the momentum is given.
    private const string Ignored = "num_batches_tracked";

    /// <summary>The normalisation of torchvision's ImageNet networks.</summary>
    public static Normalization ImageNet { get; } = new([0.485f, 0.456f, 0.406f], [0.229f, 0.224f, 0.225f]);

    /// <summary>
    /// Builds the architecture and fills in the weights of <paramref name="path"/>, a safetensors file.
    /// </summary>
    /// <exception cref="InputException">
    /// The file is damaged, or its tensors or the names are not those of the architecture.
    /// </exception>
    public static Network Read(string path, ImportRequest request)
    {
        NamedArray[] arrays = [.. SafetensorsFile.Read(path).Arrays
            .Where(array => !array.Name.EndsWith(Ignored, StringComparison.Ordinal))];
        int input = request.Side ?? Architectures.Of(request.Architecture).StandardSide;
        NetworkDescription ofOneClass = new(request.Architecture, input, input, ["one"], request.Normalization)
        {
            ShorterSide = request.ShorterSide,
        };
        string[] keys = KeysOf(ofOneClass);
        arrays = ImportedKeys.Match(path, arrays, keys, request);
        int count = LogitCount(arrays, bias: keys[^1]);
        string[] names = [.. request.Classes
            ?? Enumerable.Range(0, count).Select(i => string.Create(CultureInfo.InvariantCulture, $"class{i:0000}"))];
        if (names.Length != count)
        {
            throw new InputException(
                $"{path}: the network tells {count} classes apart, {names.Length} names are given");
        }

        Network network = Architectures.BuildEmpty(ofOneClass with { Classes = names });
        try
        {
            Checkpoint.Fill(path, network, arrays);
            return network;
        }
        catch
        {
            network.Dispose();
            throw;
        }
    }

    /// <summary>
    /// The normalisation that a file of weights states as the suite's checkpoints do, under <c>mean</c> and
    /// <c>std</c>; null where it states none, as those of torchvision.
    /// </summary>
    /// <exception cref="InputException">The file is damaged, or states one that cannot be.</exception>
    public static Normalization? NormalizationOf(string path)
    {
        IReadOnlyDictionary<string, string> metadata = SafetensorsFile.Read(path).Metadata;
        return metadata.ContainsKey("architecture") && metadata.ContainsKey("mean")
            ? CheckpointMetadata.Parse(path, metadata).Normalization
            : null;
    }

    private static string[] KeysOf(NetworkDescription description)
    {
        using Network network = Architectures.BuildEmpty(description);
        return [.. network.State.Select(entry => entry.Key)];
    }

    /// <summary>
    /// The length of the classifier's bias; 1 where there is none, which filling then complains about.
    /// </summary>
    private static int LogitCount(NamedArray[] arrays, string bias) =>
        Array.Find(arrays, array => array.Name == bias)?.Shape is [int count] && count > 0 ? count : 1;
}
