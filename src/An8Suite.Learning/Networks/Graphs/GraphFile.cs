using System.Text.Json;
using An8Suite.Core;
using An8Suite.Core.Files;
using An8Suite.Learning.Native;
using static TorchSharp.torch;

namespace An8Suite.Learning.Networks.Graphs;

/// <summary>
/// Networks that no architecture of the suite describes: their layers stand in the checkpoint's metadata, as JSON under
/// <see cref="Key"/>.
/// </summary>
internal static class GraphFile
{
    /// <summary>In the metadata of a checkpoint.</summary>
    public const string Key = "graph";

    /// <summary>The layers as JSON.</summary>
    public static string Text(Network network) =>
        JsonSerializer.Serialize(network.Layers.Select(LayerForms.Describe), SuiteJson.Line);

    /// <summary>The network of a checkpoint with a graph.</summary>
    /// <exception cref="InputException">The graph makes no sense, or its tensors are missing or left over.</exception>
    public static Network Read(
        string path,
        NetworkDescription description,
        IReadOnlyDictionary<string, string> metadata,
        IReadOnlyList<NamedArray> arrays)
    {
        LayerDescription[] descriptions = CheckpointMetadata.Value<LayerDescription[]>(path, metadata, Key);
        if (descriptions.Length == 0)
        {
            throw new InputException($"{path}: metadata '{Key}' has no layers");
        }

        Network network = Build(path, description, descriptions, arrays);
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

    private static Network Build(
        string path, NetworkDescription description, LayerDescription[] layers, IReadOnlyList<NamedArray> arrays)
    {
        using IDisposable scope = NewDisposeScope();
        Dictionary<string, NamedArray> byKey = arrays.ToDictionary(array => array.Name);
        try
        {
            return new Network(description, [.. layers.Select(made => LayerForms.Make(made, name =>
                byKey.TryGetValue($"{made.Name}.{name}", out NamedArray? array) ? Empty(array) : null))])
            {
                IsGraph = true,
            };
        }
        catch (Exception error) when (error is InputException or ArgumentException)
        {
            throw new InputException($"{path}: {error.Message}", error);
        }
    }

    private static Tensor Empty(NamedArray array) =>
        empty([.. array.Shape.Select(side => (long)side)], device: LibTorch.Device);
}
