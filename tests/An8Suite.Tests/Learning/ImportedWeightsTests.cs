using An8Suite.Core;
using An8Suite.Core.Files;
using An8Suite.Learning.Networks;

namespace An8Suite.Tests.Learning;

[Collection("libtorch")]
public sealed class ImportedWeightsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly List<string> _notes = [];
    private bool _ignoreExtra;

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
        Assert.Equal(
            $"{Path}: tensor 'features.0.weight': expected shape [64, 3, 3, 3], found [64, 3, 11, 11]", Error("vgg16"));
        Assert.Equal($"{Path}: tensor 'conv1.weight' is missing; expected shape [64, 3, 7, 7]", Error("resnet18"));
    }

    [Fact]
    public void Names_that_are_too_few_are_refused()
    {
        using Network small = ZooTests.Build("small", 32, 3);
        Write(small, []);
        InputException error = Assert.Throws<InputException>(
            () => ImportedWeights.Read(Path, new ImportRequest("small") { Side = 32, Classes = ["a", "b"] }));
        Assert.Equal($"{Path}: the network tells 3 classes apart, 2 names are given", error.Message);
    }

    [Fact]
    public void Weights_that_are_not_numbers_are_named()
    {
        using Network small = ZooTests.Build("small", 32, 3);
        Write(small, [], arrays => arrays[2].Values[5] = float.NaN);
        Assert.Equal(
            $"{Path}: tensor '3.weight' holds NaN at position 5; expected finite weights: write the file again",
            Error("small"));
    }

    [Theory]
    [InlineData("module.")]
    [InlineData("_orig_mod.module.")]
    [InlineData("model.backbone.")]
    public void A_prefix_of_all_keys_is_left_out_and_told(string prefix)
    {
        using Network small = ZooTests.Build("small", 32, 3);
        Write(small, [new NamedArray(prefix + "1.num_batches_tracked", [], [7])], Prefixed);
        using Network copy = Read("small", 32);
        Assert.Equal(Values(small), Values(copy));
        Assert.Equal([$"{Path}: left out the prefix '{prefix}' of its keys"], _notes);

        void Prefixed(NamedArray[] arrays)
        {
            for (int i = 0; i < arrays.Length; i++)
            {
                arrays[i] = arrays[i] with { Name = prefix + arrays[i].Name };
            }
        }
    }

    [Fact]
    public void Keys_that_the_architecture_lacks_are_refused_or_ignored_and_named_either_way()
    {
        using Network small = ZooTests.Build("small", 32, 3);
        Write(small, [.. "dcba".Select(name => new NamedArray($"ema.{name}", [1], [0.9f]))]);
        Assert.Equal(
            $"{Path}: tensors 'ema.a', 'ema.b', 'ema.c' and 1 more are not part of architecture 'small'; "
            + "--ignore-extra-keys leaves such out",
            Error("small"));
        _ignoreExtra = true;
        using Network copy = Read("small", 32);
        Assert.Equal(Values(small), Values(copy));
        Assert.Equal(
            [$"{Path}: left out 'ema.a', 'ema.b', 'ema.c' and 1 more, not part of architecture 'small'"], _notes);
    }

    [Theory]
    [InlineData("504b0304000000000000", "a zip archive")]
    [InlineData("80027d710028580b0000", "a pickle")]
    [InlineData("80028a0a6cfc9c46f920", "a pickle")]
    public void What_torch_save_wrote_names_the_tool_that_converts_it(string begin, string what)
    {
        File.WriteAllBytes(Path, Convert.FromHexString(begin));
        string message = Error("small");
        Assert.StartsWith($"{Path}: is {what}, as ", message, StringComparison.Ordinal);
        Assert.Contains($"tools/convert_checkpoint.py {Path} OUT.safetensors", message, StringComparison.Ordinal);
    }

    private static IEnumerable<float> Values(Network network) =>
        network.State.SelectMany(entry => entry.Value.data<float>().ToArray());

    private string Error(string architecture) =>
        Assert.Throws<InputException>(
            () => Read(architecture, Architectures.Of(architecture).MinSide).Dispose()).Message;

    private Network Read(string architecture, int side) =>
        ImportedWeights.Read(
            Path, new ImportRequest(architecture) { Side = side, IgnoreExtraKeys = _ignoreExtra, Note = _notes.Add });

    private void Write(Network network, NamedArray[] more, Action<NamedArray[]>? change = null)
    {
        NamedArray[] arrays = [.. network.State.Select(entry => new NamedArray(
            entry.Key, [.. entry.Value.shape.Select(side => (int)side)], entry.Value.data<float>().ToArray()))];
        change?.Invoke(arrays);
        SafetensorsFile.Write(Path, [.. arrays, .. more], new Dictionary<string, string>());
    }
}
