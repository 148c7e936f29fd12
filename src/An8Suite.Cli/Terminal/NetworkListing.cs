using System.Globalization;
using An8Suite.Learning.Native;
using An8Suite.Learning.Networks;
using An8Suite.Learning.Responses;
using TorchSharp;

namespace An8Suite.Cli.Terminal;

/// <summary>The architectures, and the layers of one, as lines of text.</summary>
internal static class NetworkListing
{
    /// <summary>One line an architecture.</summary>
    public static IEnumerable<string> OfAll(int? side, int classes)
    {
        List<string[]> rows = [["name", "input", "parameters", "learning rate", "what it is"]];
        foreach (Architecture architecture in Architectures.All)
        {
            using Network network = Build(architecture, side ?? architecture.StandardSide, classes);
            rows.Add(
            [
                architecture.Name,
                Text($"{side ?? architecture.StandardSide}"),
                Text($"{network.Parameters.Sum(parameter => parameter.Value.numel()):N0}"),
                Text($"{architecture.LearningRate}"),
                architecture.Summary,
            ]);
        }

        return Aligned(rows);
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
            new ResponseRecorder(network, ResponseOptions.Preset(preset)).Features(trace).Select(feature => feature.Layer).ToHashSet());
        List<string[]> rows = [["layer", "kind", "reads", "output", "window", "parameters", "key", "features read by"]];
        for (int i = 0; i < network.Layers.Count; i++)
        {
            Layer layer = network.Layers[i];
            long parameters = layer.Parameters.Sum(parameter => parameter.Value.numel());
            IEnumerable<string> readers = read.Where(preset => preset.Value.Contains(layer.Name)).Select(preset => preset.Key);
            rows.Add(
            [
                layer.Name,
                layer.GetType().Name,
                string.Join(" ", network.Wiring.ReadsOf(i).Select(place => place == Wiring.Input ? "input" : network.Layers[place].Name)),
                string.Join(" x ", trace.OutputOf(i).shape.Skip(1)),
                Window(layer),
                parameters == 0 ? "" : Text($"{parameters:N0}"),
                layer.Parameters.Count == 0 ? "" : network.StateKeyOf(i),
                string.Join(", ", i == network.LastFeatureLayer ? readers.Append("CAMs") : readers),
            ]);
        }

        return
        [
            Text($"{architecture.Name}: {architecture.Summary} {network.Parameters.Sum(p => p.Value.numel()):N0} parameters."),
            .. Aligned(rows),
        ];
    }

    private static Network Build(Architecture architecture, int side, int classes) => Architectures.BuildEmpty(
        new NetworkDescription(architecture.Name, side, side, [.. Enumerable.Range(0, classes).Select(i => Text($"{i}"))], Normalization.None));

    private static string Window(Layer layer) => layer switch
    {
        Convolution c => Text($"{c.Kernel.Height} x {c.Kernel.Width}, stride {c.Stride.Height}, padding {c.Padding.Top}"),
        MaxPool p => Text($"{p.Kernel.Height} x {p.Kernel.Width}, stride {p.Stride.Height}, padding {p.Padding.Height}")
            + (p.PartialWindows ? ", partial" : ""),
        LocalResponseNorm n => Text($"{n.Size} channels"),
        _ => "",
    };

    private static IEnumerable<string> Aligned(List<string[]> rows)
    {
        int[] widths = [.. Enumerable.Range(0, rows[0].Length).Select(column => rows.Max(row => row[column].Length))];
        return rows.Select(row => string.Join("  ", row.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd());
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
