using An8Suite.Core;
using An8Suite.Core.Files;
using An8Suite.Learning.Networks;

namespace An8Suite.Tests.Learning;

[Collection("libtorch")]
public sealed class ImportedWeightsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Path => _folder["weights.safetensors"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_bare_state_dict_comes_in_and_counts_of_batches_are_left_out()
    {
        using Network original = ZooTests.Build("resnet18", 32, 4);
        Write(original, [new NamedArray("bn1.num_batches_tracked", [], [7])]);
        using Network copy = Read("resnet18", 40);
        Assert.Equal(["class0000", "class0001", "class0002", "class0003"], copy.Description.Classes);
        Assert.Equal((40, 40), (copy.Description.Height, copy.Description.Width));
        Assert.Equal(original.State.Select(entry => entry.Key), copy.State.Select(entry => entry.Key));
        Assert.Equal(
            original.State.SelectMany(entry => entry.Value.data<float>().ToArray()),
            copy.State.SelectMany(entry => entry.Value.data<float>().ToArray()));
    }

    [Fact]
    public void Another_architecture_names_the_first_tensor_and_both_shapes()
    {
        using Network alexnet = ZooTests.Build("alexnet", 63, 2);
        Write(alexnet, []);
        Assert.Equal($"{Path}: tensor 'features.0.weight': expected shape [64, 3, 3, 3], found [64, 3, 11, 11]", Error("vgg16"));
        Assert.Equal($"{Path}: tensor 'conv1.weight' is missing; expected shape [64, 3, 7, 7]", Error("resnet18"));
    }

    [Fact]
    public void Names_that_are_too_few_are_refused()
    {
        using Network small = ZooTests.Build("small", 32, 3);
        Write(small, []);
        InputException error = Assert.Throws<InputException>(
            () => ImportedWeights.Read(Path, "small", 32, ImportedWeights.ImageNet, ["a", "b"]));
        Assert.Equal($"{Path}: the network tells 3 classes apart, 2 names are given", error.Message);
    }

    [Fact]
    public void Weights_that_are_not_numbers_are_named()
    {
        using Network small = ZooTests.Build("small", 32, 3);
        Write(small, [], arrays => arrays[2].Values[5] = float.NaN);
        Assert.Equal($"{Path}: tensor '3.weight' holds NaN at position 5; expected finite weights: write the file again", Error("small"));
    }

    private string Error(string architecture) =>
        Assert.Throws<InputException>(() => Read(architecture, Architectures.Of(architecture).MinSide).Dispose()).Message;

    private Network Read(string architecture, int side) =>
        ImportedWeights.Read(Path, architecture, side, ImportedWeights.ImageNet, classes: null);

    private void Write(Network network, NamedArray[] more, Action<NamedArray[]>? change = null)
    {
        NamedArray[] arrays = [.. network.State.Select(entry => new NamedArray(
            entry.Key, [.. entry.Value.shape.Select(side => (int)side)], entry.Value.data<float>().ToArray()))];
        change?.Invoke(arrays);
        SafetensorsFile.Write(Path, [.. arrays, .. more], new Dictionary<string, string>());
    }
}
