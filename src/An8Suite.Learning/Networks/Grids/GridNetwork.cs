using System.Globalization;
using An8Suite.Core;
using An8Suite.Learning.Native;
using An8Suite.Learning.Networks.Graphs;
using static TorchSharp.torch;

namespace An8Suite.Learning.Networks.Grids;

/// <summary>
/// Networks of the same weights that take a grid of images: what leads to the last feature map, whose values still have
/// a position, either on the whole grid or on every cell; and what follows it, either once or for every cell.
/// </summary>
/// <remarks>
/// Where every cell has a classifier to itself there are classes x cells logits, cell by cell. In
/// <see cref="GridSetting.GridPg"/> a classifier that begins with global average pooling takes the whole map; one of
/// fully connected layers, which know one size alone, takes the map of each cell, and the logits are averaged.
/// </remarks>
public static class GridNetwork
{
    private const string Features = "grid.features";

    /// <summary>Why a network cannot be asked so; null where it can.</summary>
    public static string? Refusal(Network network, GridSetting setting)
    {
        if (network.IsBlackBox)
        {
            return "it is a black box, whose layers nobody sees";
        }

        if (network.LastFeatureLayer is not int features || LayerRoles.HasChannelsLast(network, features))
        {
            return "its last features are no map of positions, which tokens of a transformer are not either";
        }

        int past = Enumerable.Range(features + 1, network.Layers.Count - features - 1)
            .FirstOrDefault(place => network.Wiring.ReadsOf(place).Any(read => read < features));
        if (past > 0)
        {
            return $"layer '{network.Layers[past].Name}' reads what lies before the last feature map, layer "
                + $"'{network.Layers[features].Name}'";
        }

        Layer? sized = setting == GridSetting.DiFull ? null
            : network.Layers.Take(features + 1).FirstOrDefault(layer => layer is Operation);
        return sized is null ? null
            : $"layer '{sized.Name}' ({sized.KindName}) takes maps of one size alone; di-full asks every cell by "
                + "itself";
    }

    /// <summary>Builds one; its weights are the same memory as those of <paramref name="network"/>.</summary>
    /// <param name="network">Of single images.</param>
    /// <param name="side">Images across and down, 2 or more.</param>
    /// <param name="setting">What sees what.</param>
    /// <exception cref="InputException">The network cannot be asked so.</exception>
    public static Network Build(Network network, int side, GridSetting setting)
    {
        if (Refusal(network, setting) is string refusal)
        {
            throw new InputException(
                $"{Choice.NameOf(setting)}: '{network.Description.Architecture}' cannot take a grid: {refusal}");
        }

        using IDisposable scope = NewDisposeScope();
        Builder builder = new(network, side);
        string features = setting == GridSetting.DiFull ? builder.TrunksOfCells() : builder.TrunkOfAll();
        if (setting != GridSetting.GridPg)
        {
            builder.Concat("grid.logits", builder.HeadsOfCells(features), axis: 1);
        }
        else if (TakesAnySize(network))
        {
            builder.HeadOfAll(features);
        }
        else
        {
            builder.Mean("grid.mean", builder.HeadsOfCells(features));
        }

        NetworkDescription one = network.Description;
        NetworkDescription description = one with
        {
            Height = side * one.Height,
            Width = side * one.Width,
            Classes = setting == GridSetting.GridPg ? one.Classes
                : [.. Enumerable.Range(0, side * side).SelectMany(cell => one.Classes.Select(
                    name => string.Create(CultureInfo.InvariantCulture, $"{name} in cell {cell}")))],
        };
        return new Network(description, builder.Layers) { IsGraph = true, FeatureLayer = features };
    }

    /// <summary>Whether what follows the last feature map takes one of any size.</summary>
    public static bool TakesAnySize(Network network)
    {
        Layer[] head = [.. network.Layers.Skip(network.LastFeatureLayer!.Value + 1)];
        int pool = Array.FindIndex(head, layer => layer is AdaptiveAveragePool { IsGlobal: true });
        int flat = Array.FindIndex(head, layer => layer is Flatten or Linear);
        return pool >= 0 && (flat < 0 || pool < flat) && !head.Any(layer => layer is Operation);
    }

    private sealed class Builder(Network network, int side)
    {
        private readonly int _features = network.LastFeatureLayer!.Value;
        private readonly long[] _cell = ShapeOf(
            [.. network.Layers.Take(network.LastFeatureLayer!.Value + 1)], network, network.Description);
        private long[] _map = []; // (1, C, rows, columns) of the feature map of the grid

        public List<Layer> Layers { get; } = [];

        /// <summary>What leads to the feature map, once.</summary>
        public string TrunkOfAll()
        {
            string last = Copies(0, _features + 1, "", Wiring.InputName);
            NetworkDescription one = network.Description;
            _map = ShapeOf(Layers, network, one with { Height = side * one.Height, Width = side * one.Width });
            return last;
        }

        /// <summary>What leads to the feature map, for every cell, and the maps side by side.</summary>
        public string TrunksOfCells()
        {
            (int height, int width) = (network.Description.Height, network.Description.Width);
            long[] grid = [1, 3, side * height, side * width];
            string[] cells = [.. Cells().Select(cell => Copies(
                0, _features + 1, $"cell{cell}.",
                Slice($"grid.cell{cell}.pixels", Wiring.InputName, grid, (
                    (cell / side * height, height), (cell % side * width, width)))))];
            string[] rows = [.. cells.Chunk(side).Select((row, place) => (row, place)).Select(one => Concat(
                string.Create(CultureInfo.InvariantCulture, $"grid.row{one.place}"), one.row, axis: 3, _cell))];
            _map = [1, _cell[1], side * _cell[2], side * _cell[3]];
            return Concat(Features, rows, axis: 2, [1, _cell[1], _cell[2], side * _cell[3]]);
        }

        /// <summary>What follows the feature map, once.</summary>
        public void HeadOfAll(string features) => Copies(_features + 1, network.Layers.Count, "", features);

        /// <summary>What follows the feature map, for every cell.</summary>
        public string[] HeadsOfCells(string features) =>
        [
            .. Cells().Select(cell => Copies(
                _features + 1, network.Layers.Count, $"cell{cell}.",
                Slice($"grid.cell{cell}.features", features, _map, (
                    (Start(cell / side, _map[2], _cell[2]), _cell[2]),
                    (Start(cell % side, _map[3], _cell[3]), _cell[3]))))),
        ];

        /// <summary>Logits of all cells, or maps, in one.</summary>
        public string Concat(string name, string[] reads, int axis, long[]? shape = null)
        {
            long[] each = shape ?? [1, network.Description.Classes.Count];
            long[] output = [.. each];
            output[axis] *= reads.Length;
            (long[], Tensor?)[] operands = [.. reads.Select(_ => (each, (Tensor?)null))];
            Layers.Add(new Operation(name, OperationKinds.Of("concat"), operands, output)
            {
                Numbers = new Dictionary<string, double[]> { ["axis"] = [axis] },
                Reads = reads,
            });
            return name;
        }

        /// <summary>The mean of the logits of all cells.</summary>
        public void Mean(string name, string[] reads)
        {
            int classes = network.Description.Classes.Count;
            string all = Concat("grid.logits", reads, axis: 1);
            Tensor share = eye(classes, device: LibTorch.Device).div(reads.Length);
            Layers.Add(new Linear(name, share.repeat(1, reads.Length), zeros(classes, device: LibTorch.Device))
            {
                Reads = [all],
            });
        }

        private IEnumerable<int> Cells() => Enumerable.Range(0, side * side);

        /// <summary>
        /// Where the map of a cell begins among those of a grid: the first at the beginning, the last at the end.
        /// </summary>
        private long Start(int place, long all, long own) => (long)Math.Round(place * (all - own) / (side - 1.0));

        /// <summary>Some layers once more; what lies before them is <paramref name="entry"/>.</summary>
        private string Copies(int from, int to, string prefix, string entry)
        {
            for (int place = from; place < to; place++)
            {
                Layers.Add(LayerCopy.Of(
                    network.Layers[place],
                    prefix + network.Layers[place].Name,
                    [.. network.Wiring.ReadsOf(place).Select(
                        read => read < from ? entry : prefix + network.Layers[read].Name)]));
            }

            return Layers[^1].Name;
        }

        private string Slice(
            string name, string read, long[] shape,
            ((long Start, long Count) Rows, (long Start, long Count) Columns) of)
        {
            Layers.Add(new Operation(
                name, OperationKinds.Of("slice"), [(shape, null)], [1, shape[1], of.Rows.Count, of.Columns.Count])
            {
                Numbers = new Dictionary<string, double[]>
                {
                    ["axes"] = [2, 3],
                    ["starts"] = [of.Rows.Start, of.Columns.Start],
                    ["ends"] = [of.Rows.Start + of.Rows.Count, of.Columns.Start + of.Columns.Count],
                    ["steps"] = [1, 1],
                },
                Reads = [read],
            });
            return name;
        }

        /// <summary>The shape of what the last of some layers makes of one image.</summary>
        private static long[] ShapeOf(List<Layer> layers, Network of, NetworkDescription description)
        {
            using IDisposable scope = NewDisposeScope();
            using IDisposable inference = no_grad();
            Tensor input = zeros([1, 3, description.Height, description.Width], device: LibTorch.Device);
            var outputs = new Tensor[layers.Count];
            for (int place = 0; place < outputs.Length; place++)
            {
                outputs[place] = layers[place].Forward(
                    [.. of.Wiring.ReadsOf(place).Select(read => read == Wiring.Input ? input : outputs[read])]);
            }

            return outputs[^1].shape;
        }
    }
}
