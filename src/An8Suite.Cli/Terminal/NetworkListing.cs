using System.Globalization;
using An8Suite.Learning.Native;
using An8Suite.Learning.Networks;
using An8Suite.Learning.Responses;
using An8Suite.Pages.Tables;
using TorchSharp;

namespace An8Suite.Cli.Terminal;

/// <summary>The architectures, and the layers of one, as lines of text.</summary>
internal static class NetworkListing
{
    /// <summary>One line an architecture.</summary>
    public static IEnumerable<string> OfAll(int? side, int classes)
    {
        string Parameters(Architecture architecture)
        {
            using Network network = Build(architecture, side ?? architecture.StandardSide, classes);
            return Text($"{network.Parameters.Sum(parameter => parameter.Value.numel()):N0}");
        }

        return new Table<Architecture>(Architectures.All)
            .Name("name", architecture => architecture.Name)
            .Text("input", architecture => side ?? architecture.StandardSide)
            .Text("parameters", architecture => Parameters(architecture))
            .Text("learning rate", architecture => Text($"{architecture.LearningRate}"))
            .Text("what it is", architecture => architecture.Summary)
            .Lines();
    }

    /// <summary>One line a layer, with the shapes that an input of <paramref name="side"/> gives.</summary>
    public static IEnumerable<string> OfOne(Architecture architecture, int? side, int classes)
    {
        LibTorch.Load();
        using IDisposable scope = torch.NewDisposeScope();
        int input = side ?? architecture.StandardSide;
        using Network network = Build(architecture, input, classes);
        using ForwardTrace trace = network.Trace(torch.zeros(1, 3, input, input));
        Dictionary<string, HashSet<string>> read = ResponseOptions.PresetNames.ToDictionary(preset => preset, preset =>
            new ResponseRecorder(network, ResponseOptions.Preset(preset))
                .Features(trace).Select(feature => feature.Layer).ToHashSet());
        IEnumerable<string> lines = new Table<int>(Enumerable.Range(0, network.Layers.Count))
            .Name("layer", i => network.Layers[i].Name)
            .Text("kind", i => network.Layers[i].GetType().Name)
            .Text("reads", i => string.Join(" ", network.Wiring.ReadsOf(i)
                .Select(place => place == Wiring.Input ? "input" : network.Layers[place].Name)))
            .Text("output", i => string.Join(" x ", trace.OutputOf(i).shape.Skip(1)))
            .Text("window", i => Window(network.Layers[i]))
            .Text("parameters", i => network.Layers[i].Parameters
                .Sum(parameter => parameter.Value.numel()) is > 0 and long count ? Text($"{count:N0}") : "")
            .Text("key", i => network.Layers[i].Parameters.Count == 0 ? "" : network.StateKeyOf(i))
            .Text("features read by", i =>
            {
                IEnumerable<string> readers = read.Where(preset => preset.Value.Contains(network.Layers[i].Name))
                    .Select(preset => preset.Key);
                return string.Join(", ", i == network.LastFeatureLayer ? readers.Append("CAMs") : readers);
            })
            .Lines();
        return
        [
            Text($"{architecture.Name}: {architecture.Summary} {network.Parameters.Sum(p => p.Value.numel()):N0} parameters."),
            .. lines,
        ];
    }

    private static Network Build(Architecture architecture, int side, int classes) => Architectures.BuildEmpty(
        new NetworkDescription(
            architecture.Name,
            side, side, [.. Enumerable.Range(0, classes).Select(i => Text($"{i}"))], Normalization.None));

    private static string Window(Layer layer) => layer switch
    {
        Convolution c => Text(
            $"{c.Kernel.Height} x {c.Kernel.Width}, stride {c.Stride.Height}, padding {c.Padding.Top}"),
        MaxPool p => Text($"{p.Kernel.Height} x {p.Kernel.Width}, stride {p.Stride.Height}, padding {p.Padding.Height}")
            + (p.PartialWindows ? ", partial" : ""),
        LocalResponseNorm n => Text($"{n.Size} channels"),
        _ => "",
    };

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
