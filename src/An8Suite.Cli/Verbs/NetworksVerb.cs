using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using An8Suite.Cli.Terminal;
using An8Suite.Learning.Networks;
using An8Suite.Learning.Onnx;
using An8Suite.Workflow.Flags;
using An8Suite.Workflow.Progress;
using An8Suite.Workflow.Steps;
using An8Suite.Workflow.Training;

namespace An8Suite.Cli.Verbs;

/// <summary><c>an8 networks</c>: what can be trained, and what its layers are.</summary>
internal static class NetworksVerb
{
    /// <summary>The command.</summary>
    public static Command Create(string name)
    {
        Argument<string?> network =
            new("name")
            {
                Description = "One network, to see its layers: a name, a folder of 'an8 train' or 'an8 import', or an "
                    + "ONNX file.",
                Arity = ArgumentArity.ZeroOrOne,
            };
        Option<int?> size = new("--input-size")
        {
            Description = "Side of the input in pixels; what the network was designed for otherwise.",
            HelpName = "number",
        };
        Option<int> classes = Options.AtLeast(1, new Option<int>("--classes")
        {
            Description = "How many classes it tells apart.",
            DefaultValueFactory = _ => 6,
            HelpName = "number",
        });
        Command command = new(
            name,
            "Lists the networks; of one, its layers, the keys of their tensors, and where features are read.\n\n"
                + "Example: an8 networks vgg-f --input-size 128, or: an8 networks mine.onnx")
        {
            Options.Suggest(network, Architectures.Names), size, classes,
        };
        OutputFlags flags = new(command);
        command.SetAction(parsed =>
        {
            using VerbOutput output = flags.Of(parsed);
            string? chosen = parsed.GetValue(network);
            (int? side, int count) = (parsed.GetValue(size), parsed.GetValue(classes));
            JsonArray rows = chosen is null
                ? NetworkListing.ShowAll(side, count)
                : File.Exists(chosen) || Directory.Exists(chosen)
                    ? ShowFile(chosen, side)
                    : NetworkListing.ShowOne(Architectures.Of(chosen), side, count);
            output.Write(() => rows);
            return ExitCode.Done;
        });
        return command;
    }

    /// <summary>The layers of a network in a file or folder.</summary>
    private static JsonArray ShowFile(string path, int? side)
    {
        string file = Directory.Exists(path) ? Path.Combine(path, TrainStep.CheckpointName) : path;
        using Network network = OnnxImport.IsOnnx(file)
            ? OnnxImport.Read(file, new OnnxRequest { Side = side, Note = Console.Error.WriteLine })
            : Checkpoint.Read(file);
        NetworkDescription description = network.Description;
        return NetworkListing.ShowOne(network, string.Create(
            CultureInfo.InvariantCulture,
            $"{path}: {description.Architecture}, {description.Width} x {description.Height} pixels, "
                + $"{description.Classes.Count} classes,"));
    }
}
