using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using An8Suite.Core.Datasets.Sources;
using An8Suite.Core.Imaging;
using An8Suite.Learning.Inspection;
using An8Suite.Learning.Networks;
using An8Suite.Pages.Tables;
using An8Suite.Workflow.Flags;
using An8Suite.Workflow.Pictures;
using An8Suite.Workflow.Progress;
using An8Suite.Workflow.Steps;
using An8Suite.Workflow.Training;

namespace An8Suite.Cli.Verbs;

/// <summary><c>an8 inspect</c>: what a network's layers make of one image.</summary>
internal static class InspectVerb
{
    /// <summary>The command.</summary>
    public static Command Create(string name)
    {
        Argument<string> model = new("model") { Description = "A folder made by 'an8 train', or a checkpoint." };
        Argument<string> image =
            new("image") { Description = "A picture; resized where the network takes another size." };
        Option<string[]> layers = new("--layer")
        {
            Description = "A layer to show; may stand several times. Every ReLU and the classifier otherwise.",
            HelpName = "name",
            AllowMultipleArgumentsPerToken = true,
        };
        Option<string> stretch = Options.OneOf(
            "--stretch", "What black and white stand for: the range of the whole layer, or each channel's own.",
            "layer", "layer", "channel");
        Option<string> folder = new("--out", "-o")
        {
            Description = "The folder for the pictures.",
            DefaultValueFactory = _ => "out/inspect",
            HelpName = "dir",
        };
        Command command = new(
            name,
            "Draws every channel's activation of the layers of a network for one image, and prints what they hold.\n\n"
                + "Example: an8 inspect out/train flower.png --layer conv3.relu --out out/inspect")
        {
            model, image, layers, stretch, folder,
        };
        OutputFlags flags = new(command);
        command.SetAction((parsed, _) => Task.Run(() =>
        {
            using VerbOutput output = flags.Of(parsed);
            JsonArray rows = Run(
                parsed.GetRequiredValue(model),
                (parsed.GetRequiredValue(image), output.Reporter),
                parsed.GetValue(layers) ?? [],
                parsed.GetRequiredValue(stretch) == "channel",
                parsed.GetRequiredValue(folder));
            output.Write(() => new { Out = parsed.GetValue(folder), output.Seconds, Layers = rows });
            return ExitCode.Done;
        }));
        return command;
    }

    private static JsonArray Run(
        string model, (string Path, Reporter Reporter) picture, string[] layers, bool perChannel, string folder)
    {
        string checkpoint = NetworkInspection.FindCheckpoint(model);
        NetworkInspection.RequireLayers(checkpoint, "activations need");
        using Network network = Checkpoint.Read(checkpoint);
        ColorImage image = ReadImage(picture, network.Description.Fit);
        IReadOnlyList<string> names = layers.Length > 0 ? layers : ActivationReader.StandardLayers(network);
        IReadOnlyList<LayerActivations> all = ActivationReader.Read(network, image, names);
        string FileOf(LayerActivations layer) =>
            Path.Combine(folder, $"{network.IndexOf(layer.Layer):00}_{layer.Layer}.png");
        foreach (LayerActivations layer in all)
        {
            PngWriter.Write(
                FileOf(layer),
                PngWriter.Encode(NetworkInspection.Draw(layer, image, perChannel, network.Description.Classes)));
        }

        Table<LayerActivations> table = new Table<LayerActivations>(all)
            .Name("layer", layer => layer.Layer)
            .Text("shape", layer => layer.Shape)
            .Number("zeros", layer => string.Create(CultureInfo.InvariantCulture, $"{100 * layer.ZeroShare:0.0} %"))
            .Number("mean", layer => layer.Mean.ToString("0.0000", CultureInfo.InvariantCulture))
            .Number("largest", layer => layer.Largest.ToString("0.0000", CultureInfo.InvariantCulture))
            .Number("channel", layer => layer.LargestChannel)
            .Text("sheet", layer => FileOf(layer));
        table.Print();
        return table.Json();
    }

    private static ColorImage ReadImage((string Path, Reporter Reporter) picture, PictureFit fit)
    {
        (string path, Reporter reporter) = picture;
        var file = PictureFiles.Of(path);
        ColorImage image = file.Read(file.Paths[0], PictureDecoder.Codec);
        if (image.IsLaidOnWhite)
        {
            reporter.Say($"{path}: is transparent somewhere and laid on white");
        }

        ColorImage fitted = fit.Apply(image);
        if (fitted != image)
        {
            reporter.Say(
                $"{path}: resized from {image.Width} x {image.Height} to the network's {fit.Size} pixels ({fit.Rule})");
        }

        return fitted;
    }
}
