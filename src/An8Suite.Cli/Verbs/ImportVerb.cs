using System.CommandLine;
using System.Globalization;
using An8Suite.Core;
using An8Suite.Learning.Explanations;
using An8Suite.Learning.Networks;
using An8Suite.Workflow.Flags;
using An8Suite.Workflow.Training;

namespace An8Suite.Cli.Verbs;

/// <summary><c>an8 import</c>: a network that others trained.</summary>
internal static class ImportVerb
{
    /// <summary>The command.</summary>
    public static Command Create(string name)
    {
        StepCommand step = new(
            name,
            "Takes over a network that others trained. An ONNX file of any architecture (torch.onnx.export makes one), "
                + "or weights of a network of 'an8 networks', a state dict in safetensors with torchvision's keys "
                + "(tools/convert_checkpoint.py makes one of a .pth file); a prefix of all keys such as module. is "
                + "left out. Later verbs take the folder for one of 'an8 train'.",
            "an8 import mine.onnx --dataset out/dataset --out out/import",
            "out/import")
        {
            Next = NextCommand.Of("respond", record => record.Inputs.Count > 0),
            Results = StepResult.Of(TrainingFile.FileName),
        };
        Argument<string> weights = new("weights") { Description = "An ONNX file, or a safetensors file." };
        step.Command.Add(weights);
        Option<string?> architecture = step.Add(Options.MaybeOneOf(
            "--architecture", "Whose weights a safetensors file holds; 'an8 networks' shows them.",
            Architectures.Names));
        Option<string?> dataset = step.Add(Path("--dataset", "Tests the network on these images, "
            + "a folder as 'an8 train' takes; later verbs explain it there."));
        Option<int> fold = step.Add(
            Options.AtLeast(0, new Option<int>("--fold") { Description = "The dataset's fold that is tested." }));
        Option<string?> classes = step.Add(
            Path("--classes", "A text file with a class name a line; the dataset's or class0000 otherwise."));
        Option<int?> size = step.Add(new Option<int?>("--input-size")
        {
            Description = "Side of the input in pixels; the file's, the dataset's or what the network was designed for "
                + "otherwise.",
            HelpName = "number",
        });
        Option<int?> shorterSide = step.Add(new Option<int?>("--shorter-side")
        {
            Description = StepFlags.ShorterSideWords,
            HelpName = "pixels",
        });
        Option<string?> logits = step.Add(new Option<string?>("--logits")
        {
            Description = "The output of an ONNX file that holds the logits, where it has several.",
            HelpName = "name",
        });
        Option<bool> blackBox = step.Add(new Option<bool>("--black-box")
        {
            Description = "Keep an ONNX file as it is, whatever its operators; ONNX Runtime computes it, and "
                + $"{string.Join(", ", ExplanationMethods.OfBlackBoxes)} explain it.",
        });
        Option<string?> mean = step.Add(Three("--mean", "What is taken from the input in [0, 1]"));
        Option<string?> deviation = step.Add(Three("--std", "What the input is divided by"));
        Option<bool> ignoreExtra = step.Add(new Option<bool>("--ignore-extra-keys")
        {
            Description = "Leave out tensors that the network does not have, which are refused otherwise.",
        });
        step.AddDevice();
        return step.Runs((parsed, context) => ImportStep.Run(
            new ImportOptions
            {
                Architecture = parsed.GetValue(architecture),
                Logits = parsed.GetValue(logits),
                BlackBox = parsed.GetValue(blackBox),
                InputSize = parsed.GetValue(size),
                ShorterSide = parsed.GetValue(shorterSide),
                Normalization = (Numbers("--mean", parsed.GetValue(mean), _ => true),
                    Numbers("--std", parsed.GetValue(deviation), value => value > 0)) switch
                {
                    (null, null) => null,
                    (float[] means, float[] deviations) => new Normalization(means, deviations),
                    _ => throw new InputException("--mean and --std: expected both or neither"),
                },
                Classes = parsed.GetValue(classes) is string path ? Lines(path) : null,
                IgnoreExtraKeys = parsed.GetValue(ignoreExtra),
                TestFold = parsed.GetValue(fold),
            },
            parsed.GetRequiredValue(weights),
            parsed.GetValue(dataset),
            parsed.GetValue(step.Seed),
            context));
    }

    private static Option<string?> Path(string name, string description) =>
        new(name) { Description = description, HelpName = "path" };

    private static Option<string?> Three(string name, string description) => new(name)
    {
        Description = $"{description}, for red, green, blue; what the file states, or that of torchvision's networks, "
            + "otherwise.",
        HelpName = "r,g,b",
    };

    private static float[]? Numbers(string option, string? text, Predicate<float> allowed)
    {
        if (text is null)
        {
            return null;
        }

        float[] numbers = [.. text.Split(',').Select(word =>
            float.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out float number) ? number
                : float.NaN)];
        return numbers.Length == 3 && Array.TrueForAll(numbers, number => float.IsFinite(number) && allowed(number))
            ? numbers
            : throw new InputException($"{option}: expected three numbers such as 0.5,0.5,0.5, found '{text}'");
    }

    private static string[] Lines(string path) => File.Exists(path)
        ? [.. File.ReadAllLines(path).Select(line => line.Trim()).Where(line => line.Length > 0)]
        : throw new InputException($"--classes: {path}: no such file");
}
