using An8Suite.Core;
using An8Suite.Learning.Explanations;
using An8Suite.Learning.Explanations.Rules;
using An8Suite.Learning.Networks;
using An8Suite.Learning.Networks.Grids;
using An8Suite.Tests.Learning.Explanations;
using static TorchSharp.torch;

namespace An8Suite.Tests.Learning;

/// <summary>Networks that take grids of images against the network of single images.</summary>
[Collection("libtorch")]
public sealed class GridNetworkTests
{
    private const int Classes = 3;

    /// <summary>With fully connected layers, with response normalisation and partial windows, with shortcuts.</summary>
    public static TheoryData<string, int> Networks => new()
    {
        { "small", 32 },
        { "vgg-f", 67 },
        { "resnet18", 33 },
        { "bcos-small", 32 },
        { "bagnet17", 32 },
    };

    [Theory]
    [MemberData(nameof(Networks))]
    public void In_DiFull_a_cell_has_the_logits_of_its_image_and_no_gradient_elsewhere(string name, int side)
    {
        using Network network = ZooTests.Build(name, side, Classes);
        ZooTests.Stir(network);
        using Network grid = GridNetwork.Build(network, 2, GridSetting.DiFull);
        Assert.Equal((2 * side, 4 * Classes), (grid.Description.Height, grid.Description.Classes.Count));
        Tensor input = Tensors.Random(4, 1, 3, 2 * side, 2 * side);
        using ForwardTrace trace = grid.Trace(input);
        using ReverseSweep sweep = new(grid, trace);
        for (int cell = 0; cell < 4; cell++)
        {
            using Tensor own = network.Forward(Cell(input, cell, side).contiguous());
            Assert.InRange(
                Tensors.RelativeError(own[0], trace.Logits[0].narrow(0, cell * Classes, Classes)), 0, 1e-4);
            Tensor gradient = sweep.ToInput(
                [StartSignal.OfLogit(0, grid.Layers.Count - 1, (cell * Classes) + 1)], BackwardRules.Gradient).abs();
            Assert.True(Cell(gradient, cell, side).max().item<float>() > 0);
            Assert.All(Enumerable.Range(0, 4).Where(other => other != cell), other =>
                Assert.Equal(0, Cell(gradient, other, side).max().item<float>()));
        }

        using ForwardTrace single = network.Trace(Cell(input, 0, side).contiguous());
        long[] map = single.OutputOf(network.LastFeatureLayer!.Value).shape;
        Assert.Equal([1, map[1], 2 * map[2], 2 * map[3]], trace.OutputOf(grid.LastFeatureLayer!.Value).shape);
    }

    [Theory]
    [InlineData("small", 32)]
    [InlineData("vgg-f", 67)]
    [InlineData("resnet18", 33)]
    public void In_DiPart_and_GridPG_what_is_beside_a_cell_reaches_into_it(string name, int side)
    {
        using Network network = ZooTests.Build(name, side, Classes);
        ZooTests.Stir(network);
        using Network part = GridNetwork.Build(network, 2, GridSetting.DiPart);
        using Network whole = GridNetwork.Build(network, 2, GridSetting.GridPg);
        Tensor input = Tensors.Random(4, 1, 3, 2 * side, 2 * side);
        using Tensor logits = part.Forward(input);
        using Tensor mean = whole.Forward(input);
        Assert.Equal([1, 4 * Classes], logits.shape);
        if (!GridNetwork.TakesAnySize(network))
        {
            // One classifier a cell of the same map: by hand, their mean.
            Assert.InRange(Tensors.RelativeError(logits.reshape(4, Classes).mean([0], keepdim: true), mean), 0, 1e-5);
        }

        using Tensor changed = input.clone();
        changed.narrow(2, 0, side).narrow(3, 0, side).zero_();
        using Tensor after = part.Forward(changed);
        Assert.All(Enumerable.Range(0, 4), cell => Assert.True(
            (after - logits).abs().reshape(4, Classes)[cell].max().item<float>() > 0));
    }

    [Fact]
    public void A_global_average_takes_the_map_of_the_whole_grid()
    {
        using Network network = ZooTests.Build("resnet18", 32, Classes);
        Assert.True(GridNetwork.TakesAnySize(network));
        using Network grid = GridNetwork.Build(network, 2, GridSetting.GridPg);
        Tensor input = Tensors.Random(4, 1, 3, 64, 64);
        using ForwardTrace trace = grid.Trace(input);
        using Tensor maps = trace.OutputOf(grid.LastFeatureLayer!.Value);
        Linear head = (Linear)network.Layers[^1];
        Tensor expected = maps.mean([2, 3]).matmul(head.Weight.t()) + head.Bias;
        Assert.InRange(Tensors.RelativeError(expected, trace.Logits), 0, 1e-5);
    }

    [Theory]
    [InlineData("vit-tiny", 32, GridSetting.DiFull, "its last features are no map of positions")]
    [InlineData("bagnet17", 32, GridSetting.GridPg, "takes maps of one size alone; di-full asks every cell by itself")]
    [InlineData("bagnet17", 32, GridSetting.DiPart, "takes maps of one size alone")]
    public void What_cannot_take_a_grid_is_refused_with_the_reason(
        string name, int side, GridSetting setting, string reason)
    {
        using Network network = ZooTests.Build(name, side, Classes);
        Assert.Contains(reason, GridNetwork.Refusal(network, setting), StringComparison.Ordinal);
        string message = Assert.Throws<InputException>(() => GridNetwork.Build(network, 2, setting)).Message;
        Assert.StartsWith($"{Choice.NameOf(setting)}: '{name}' cannot take a grid: ", message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_network_of_single_images_outlives_that_of_grids()
    {
        using Network network = ZooTests.Build("small", 32, Classes);
        Tensor input = Tensors.Random(4, 1, 3, 32, 32);
        using Tensor before = network.Forward(input);
        GridNetwork.Build(network, 2, GridSetting.DiFull).Dispose();
        using Tensor after = network.Forward(input);
        Assert.Equal(before.Values(), after.Values());
    }

    private static Tensor Cell(Tensor grid, int cell, int side) =>
        grid.narrow(2, cell / 2 * side, side).narrow(3, cell % 2 * side, side);
}
