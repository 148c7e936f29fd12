using An8Suite.Core;
using An8Suite.Core.Files;
using An8Suite.Learning.Networks;
using TorchSharp;

namespace An8Suite.Tests.Learning;

[Collection("libtorch")]
public sealed class CheckpointTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("an8").FullName;

    private string Path => System.IO.Path.Combine(_folder, "model.safetensors");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_network_comes_back_as_it_was()
    {
        var description = new NetworkDescription(
            "small", 32, 48, ["red", "stem \"é\""], new Normalization([0.1f, 0.2f, 0.3f], [0.4f, 0.5f, 0.6f]))
        {
            ShorterSide = 56,
        };
        using Network network = Architectures.Build(description, seed: 3);
        Checkpoint.Write(network, Path);
        byte[] bytes = File.ReadAllBytes(Path);
        using Network copy = Checkpoint.Read(Path);
        Assert.Equal(description.Classes, copy.Description.Classes);
        Assert.Equal(description.Normalization.Mean, copy.Description.Normalization.Mean);
        Assert.Equal(description.Normalization.Deviation, copy.Description.Normalization.Deviation);
        Assert.Equal((32, 48), (copy.Description.Height, copy.Description.Width));
        Assert.Equal(56, copy.Description.ShorterSide);
        Assert.Equal(network.Parameters.Select(Values), copy.Parameters.Select(Values));
        Checkpoint.Write(copy, Path);
        Assert.Equal(bytes, File.ReadAllBytes(Path));

        static float[] Values((string Key, torch.Tensor Value) parameter) => parameter.Value.data<float>().ToArray();
    }

    [Fact]
    public void Keys_and_shapes_are_those_of_a_sequential_module()
    {
        (IReadOnlyList<NamedArray> arrays, IReadOnlyDictionary<string, string> metadata) = Written();
        Assert.Equal(
            ["0.weight [32, 3, 7, 7]", "0.bias [32]", "3.weight [64, 32, 3, 3]",
                "3.bias [64]", "6.weight [96, 64, 3, 3]",
                "6.bias [96]", "8.weight [96, 96, 3, 3]", "8.bias [96]", "10.weight [64, 96, 3, 3]", "10.bias [64]",
                "14.weight [128, 256]", "14.bias [128]", "16.weight [2, 128]", "16.bias [2]"],
            arrays.Select(array => $"{array.Name} [{string.Join(", ", array.Shape)}]"));
        Assert.Equal("small", metadata["architecture"]);
        Assert.Equal("[3,32,32]", metadata["input_size"]);
        Assert.Equal("""["a","b"]""", metadata["classes"]);
        Assert.StartsWith("""["conv1","conv1.relu","pool1",""", metadata["layers"], StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_file_is_named() =>
        Assert.Equal($"{Path}: no such checkpoint; `an8 train` writes one", Error());

    [Fact]
    public void A_truncated_file_is_refused()
    {
        Written();
        byte[] bytes = File.ReadAllBytes(Path);
        foreach (int length in (int[])[0, 7, 100, bytes.Length / 2, bytes.Length - 1])
        {
            File.WriteAllBytes(Path, bytes[..length]);
            Assert.StartsWith($"{Path}: ", Error(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Another_kind_of_file_is_refused()
    {
        File.WriteAllText(Path, "this is a text file and no checkpoint at all");
        Assert.StartsWith($"{Path}: not a safetensors file", Error(), StringComparison.Ordinal);
    }

    [Fact]
    public void Weights_without_a_description_are_refused()
    {
        SafetensorsFile.Write(Path, [new NamedArray("0.weight", [1], [1])], new Dictionary<string, string>());
        Assert.Equal($"{Path}: not a checkpoint of this suite: its metadata lacks 'architecture'", Error());
    }

    [Theory]
    [InlineData("architecture", "smal", "unknown architecture 'smal'; did you mean 'small'? valid: small")]
    [InlineData("input_size", "[3,32]", "metadata 'input_size': expected [3, rows, columns], found '[3,32]'")]
    [InlineData(
        "input_size", "[3,16,16]", "architecture 'small' takes input sides of 32 to 2048 pixels, found 16 x 16")]
    [InlineData("classes", "[]", "metadata 'classes': expected at least one name, found '[]'")]
    [InlineData("mean", "[0,0]", "metadata 'mean': expected three numbers, found '[0,0]'")]
    [InlineData("std", "[1,0,1]", "metadata 'std': expected three positive numbers, found '[1,0,1]'")]
    [InlineData("std", "three", "metadata 'std' is 'three', which cannot be read: ")]
    [InlineData("classes", """["a","b","c"]""", "tensor '16.weight': expected shape [3, 128], found [2, 128]")]
    [InlineData("input_size", "[3,64,32]", "tensor '14.weight': expected shape [128, 512], found [128, 256]")]
    [InlineData("layers", """["conv1"]""", "architecture 'small' has the layers conv1, conv1.relu, pool1")]
    public void Metadata_that_does_not_fit_is_named(string key, string value, string message)
    {
        (IReadOnlyList<NamedArray> arrays, IReadOnlyDictionary<string, string> metadata) = Written();
        SafetensorsFile.Write(Path, arrays, new Dictionary<string, string>(metadata) { [key] = value });
        Assert.StartsWith($"{Path}: {message}", Error(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_tensor_is_named()
    {
        (IReadOnlyList<NamedArray> arrays, IReadOnlyDictionary<string, string> metadata) = Written();
        SafetensorsFile.Write(Path, [.. arrays.Where(array => array.Name != "3.bias")], metadata);
        Assert.Equal($"{Path}: tensor '3.bias' is missing; expected shape [64]", Error());
    }

    [Fact]
    public void A_tensor_too_many_is_named()
    {
        (IReadOnlyList<NamedArray> arrays, IReadOnlyDictionary<string, string> metadata) = Written();
        SafetensorsFile.Write(Path, [.. arrays, new NamedArray("20.bias", [1], [0])], metadata);
        Assert.Equal($"{Path}: tensor '20.bias' is not part of architecture 'small'", Error());
    }

    [Theory]
    [InlineData(float.NaN, "NaN")]
    [InlineData(float.PositiveInfinity, "Infinity")]
    public void Weights_that_are_not_finite_are_refused(float value, string text)
    {
        (IReadOnlyList<NamedArray> arrays, IReadOnlyDictionary<string, string> metadata) = Written();
        arrays[3].Values[5] = value;
        SafetensorsFile.Write(Path, arrays, metadata);
        Assert.Equal(
            $"{Path}: tensor '3.bias' holds {text} at position 5; expected finite weights: write the file again",
            Error());
    }

    private string Error() => Assert.Throws<InputException>(() => Checkpoint.Read(Path)).Message;

    private (IReadOnlyList<NamedArray> Arrays, IReadOnlyDictionary<string, string> Metadata) Written()
    {
        using Network network = Architectures.Build(
            new NetworkDescription("small", 32, 32, ["a", "b"], Normalization.None), seed: 0);
        Checkpoint.Write(network, Path);
        return SafetensorsFile.Read(Path);
    }
}
