using System.Text.Json;
using An8Suite.Core;
using An8Suite.Core.Files;
using An8Suite.Learning.Native;
using An8Suite.Learning.Networks.BlackBoxes;
using An8Suite.Learning.Networks.Graphs;
using static TorchSharp.torch;

namespace An8Suite.Learning.Networks;

/// <summary>A network in a safetensors file that PyTorch loads too.</summary>
/// <remarks>
/// The keys are <c>0.weight</c>, <c>0.bias</c>, <c>3.weight</c>, ...: the layer's position in
/// <see cref="Network.Layers"/>, so that an <c>nn.Sequential</c> of the same layers in the same order takes the file
/// with <c>load_state_dict(safetensors.torch.load_file(path))</c>. Shapes are <c>torch.nn</c>'s. The metadata holds
/// <c>architecture</c> and, as JSON, <c>layers</c> (names in order), <c>classes</c>, <c>input_size</c> (channels, rows,
/// columns), <c>mean</c> and <c>std</c> (of the input in [0, 1], for R, G, B), and <c>shorter_side</c> where pictures
/// are cut to their middle (<see cref="NetworkDescription.ShorterSide"/>). A network of no architecture of the
/// suite, such as one imported from ONNX, has its layers in <c>graph</c>, and its keys begin with their names.
/// One that is a black box has no tensors: its ONNX file lies beside.
/// </remarks>
public static class Checkpoint
{
    /// <summary>Writes <paramref name="network"/>; same weights, same bytes.</summary>
    public static void Write(Network network, string path)
    {
        NetworkDescription description = network.Description;
        int[] inputSize = [3, description.Height, description.Width];
        var metadata = new Dictionary<string, string>
        {
            ["format"] = "pt",
            ["architecture"] = description.Architecture,
            ["layers"] = JsonSerializer.Serialize(network.Layers.Select(layer => layer.Name), SuiteJson.Line),
            ["classes"] = JsonSerializer.Serialize(description.Classes, SuiteJson.Line),
            ["input_size"] = JsonSerializer.Serialize(inputSize, SuiteJson.Line),
            ["mean"] = JsonSerializer.Serialize(description.Normalization.Mean, SuiteJson.Line),
            ["std"] = JsonSerializer.Serialize(description.Normalization.Deviation, SuiteJson.Line),
        };
        if (description.ShorterSide is int shorterSide)
        {
            metadata[CheckpointMetadata.ShorterSideKey] = JsonSerializer.Serialize(shorterSide, SuiteJson.Line);
        }

        if (network.IsGraph)
        {
            metadata[GraphFile.Key] = GraphFile.Text(network);
        }

        if (network.Layers is [BlackBoxModel model])
        {
            BlackBoxFile.Write(model, path, metadata);
        }

        SafetensorsFile.Write(path, [.. network.State.Select(p => ToArray(p.Key, p.Value))], metadata);
    }

    /// <summary>Builds the architecture that <paramref name="path"/> names and fills in its weights.</summary>
    /// <exception cref="InputException">
    /// The file is missing, damaged or of another kind, or a tensor is missing, of another shape or not finite.
    /// </exception>
    public static Network Read(string path)
    {
        if (!File.Exists(path))
        {
            throw new InputException($"{path}: no such checkpoint; `an8 train` writes one");
        }

        (IReadOnlyList<NamedArray> arrays, IReadOnlyDictionary<string, string> metadata) = SafetensorsFile.Read(path);
        LibTorch.Load();
        NetworkDescription description = CheckpointMetadata.Parse(path, metadata);
        if (metadata.ContainsKey(GraphFile.Key))
        {
            return GraphFile.Read(path, description, metadata, arrays);
        }

        if (metadata.ContainsKey(BlackBoxFile.Key))
        {
            return BlackBoxFile.Read(path, description, metadata);
        }

        Network network = BuildEmpty(path, description);
        try
        {
            CheckLayers(path, network, metadata);
            Fill(path, network, arrays);
            return network;
        }
        catch
        {
            network.Dispose();
            throw;
        }
    }

    /// <summary>What <paramref name="path"/> says about its network, without its weights.</summary>
    /// <exception cref="InputException">The file is missing, damaged or of another kind.</exception>
    public static NetworkDescription Describe(string path) =>
        CheckpointMetadata.Parse(path, SafetensorsFile.Read(path).Metadata);

    /// <summary>Whether the network in <paramref name="path"/> is a black box.</summary>
    /// <exception cref="InputException">The file is damaged.</exception>
    public static bool IsBlackBox(string path) => BlackBoxFile.Has(path);

    private static Network BuildEmpty(string path, NetworkDescription description)
    {
        try
        {
            return Architectures.BuildEmpty(description);
        }
        catch (InputException error)
        {
            throw new InputException($"{path}: {error.Message}", error);
        }
    }

    private static void CheckLayers(string path, Network network, IReadOnlyDictionary<string, string> metadata)
    {
        string[] expected = [.. network.Layers.Select(layer => layer.Name)];
        string[] found = CheckpointMetadata.Value<string[]>(path, metadata, "layers");
        if (!found.AsSpan().SequenceEqual(expected))
        {
            throw new InputException($"{path}: architecture '{network.Description.Architecture}' has the layers "
                + $"{string.Join(", ", expected)}; the file says {string.Join(", ", found)}");
        }
    }

    /// <summary>Copies every tensor in; refuses a file that has other tensors than the network.</summary>
    internal static void Fill(string path, Network network, IReadOnlyList<NamedArray> arrays)
    {
        Dictionary<string, NamedArray> byKey = arrays.ToDictionary(array => array.Name);
        using IDisposable inference = no_grad();
        foreach ((string key, Tensor parameter) in network.State)
        {
            string expected = string.Join(", ", parameter.shape);
            if (!byKey.Remove(key, out NamedArray? array))
            {
                throw new InputException($"{path}: tensor '{key}' is missing; expected shape [{expected}]");
            }

            string found = string.Join(", ", array.Shape);
            if (found != expected)
            {
                throw new InputException($"{path}: tensor '{key}': expected shape [{expected}], found [{found}]");
            }

            int bad = Array.FindIndex(array.Values, value => !float.IsFinite(value));
            if (bad >= 0)
            {
                throw new InputException($"{path}: tensor '{key}' holds {array.Values[bad]} at position {bad}; "
                    + "expected finite weights: write the file again");
            }

            using Tensor values = tensor(array.Values, parameter.shape);
            parameter.copy_(values);
        }

        if (byKey.Keys.Min(StringComparer.Ordinal) is string extra)
        {
            throw new InputException(
                $"{path}: tensor '{extra}' is not part of architecture '{network.Description.Architecture}'");
        }
    }

    private static NamedArray ToArray(string key, Tensor parameter)
    {
        using IDisposable scope = NewDisposeScope();
        float[] values = parameter.detach().cpu().contiguous().data<float>().ToArray();
        return new NamedArray(key, [.. parameter.shape.Select(side => (int)side)], values);
    }
}
