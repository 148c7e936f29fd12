using System.Globalization;
using System.Text.Json.Nodes;
using An8Suite.Core;
using An8Suite.Learning.Explanations;
using An8Suite.Learning.Native;
using An8Suite.Learning.Networks;
using An8Suite.Learning.Responses;
using An8Suite.Pages.Tables;
using TorchSharp;

namespace An8Suite.Cli.Terminal;

/// <summary>The architectures, and the layers of one, as tables on stdout.</summary>
internal static class NetworkListing
{
    /// <summary>Shows one row an architecture; returns the same for scripts.</summary>
    public static JsonArray ShowAll(int? side, int classes)
    {
        long Parameters(Architecture architecture)
        {
            using Network network = Build(architecture, side ?? architecture.StandardSide, classes);
            return network.Parameters.Sum(parameter => parameter.Value.numel());
        }

        return Shown(new Table<Architecture>(Architectures.All)
            .Name("name", architecture => architecture.Name)
            .Number("input", architecture => side ?? architecture.StandardSide)
            .Number("parameters", architecture => Count(Parameters(architecture)))
            .Number("learning rate", architecture => Text($"{architecture.LearningRate}"))
            .Text("what it is", architecture => architecture.Summary));
    }

    /// <summary>
    /// Shows one row a layer, with the shapes that an input of <paramref name="side"/> gives; returns the same for
    /// scripts.
    /// </summary>
    public static JsonArray ShowOne(Architecture architecture, int? side, int classes)
    {
        LibTorch.Load();
        using Network network = Build(architecture, side ?? architecture.StandardSide, classes);
        return ShowOne(network, $"{architecture.Name}: {architecture.Summary}");
    }

    /// <summary>The same of a network as it is, such as an imported one.</summary>
    /// <param name="network">Stays the caller's.</param>
    /// <param name="title">What stands before the number of its parameters.</param>
    public static JsonArray ShowOne(Network network, string title)
    {
        using IDisposable scope = torch.NewDisposeScope();
        using ForwardTrace trace = network.Trace(
            torch.zeros(1, 3, network.Description.Height, network.Description.Width));
        Dictionary<string, HashSet<string>> read = ResponseOptions.PresetNames.ToDictionary(preset => preset, preset =>
            ReadBy(network, trace, preset));
        long parameters = network.Parameters.Sum(parameter => parameter.Value.numel());
        Console.WriteLine(network.IsBlackBox
            ? $"{title} a black box that ONNX Runtime computes; what explains it: "
                + $"{string.Join(", ", ExplanationMethods.OfBlackBoxes)}."
            : Text($"{title} {parameters:N0} parameters."));
        return Shown(new Table<int>(Enumerable.Range(0, network.Layers.Count))
            .Name("layer", i => network.Layers[i].Name)
            .Text("kind", i => network.Layers[i].KindName)
            .Text("reads", i => string.Join(" ", network.Wiring.ReadsOf(i)
                .Select(place => place == Wiring.Input ? "input" : network.Layers[place].Name)), 1)
            .Text("output", i => string.Join(" x ", trace.OutputOf(i).shape.Skip(1)))
            .Text("window", i => Window(network.Layers[i]), 2)
            .Number("parameters", i => network.Layers[i].Parameters
                .Sum(parameter => parameter.Value.numel()) is > 0 and long count ? Count(count) : "")
            .Text("key", i => network.Layers[i].Parameters.Count == 0 ? "" : network.StateKeyOf(i), 1)
            .Text("features read by", i =>
            {
                IEnumerable<string> readers = read.Where(preset => preset.Value.Contains(network.Layers[i].Name))
                    .Select(preset => preset.Key);
                return string.Join(", ", i == network.LastFeatureLayer ? readers.Append("CAMs") : readers);
            }));
    }

    /// <summary>The layers whose channels are features; none where the network has none to record.</summary>
    private static HashSet<string> ReadBy(Network network, ForwardTrace trace, string preset)
    {
        try
        {
            return [.. new ResponseRecorder(network, ResponseOptions.Preset(preset))
                .Features(trace).Select(feature => feature.Layer)];
        }
        catch (InputException)
        {
            return [];
        }
    }

    private static JsonArray Shown<T>(Table<T> table)
    {
        table.Print();
        return table.Json();
    }

    private static Cell Count(long count) => new(Text($"{count:N0}")) { Sort = count };

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
