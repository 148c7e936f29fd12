using System.CommandLine;
using An8Suite.Cli.Steps;
using An8Suite.Learning.Responses;

namespace An8Suite.Cli.Verbs;

/// <summary><c>an8 respond</c>: network to responses.</summary>
public static class RespondVerb
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        StepCommand step = new(
            "respond",
            "Records how strongly every channel of a trained network responds to every image.",
            "an8 respond out/train --out out/respond",
            "out/respond");
        Argument<string> train = step.AddInput("train");
        Option<string> preset = step.Add(Options.OneOf(
            "--preset", "The layers, norm and normalisation, unless another option says otherwise.", "paper", ResponseOptions.PresetNames));
        Option<string?> norm = step.Add(Options.MaybeOneOf("--norm", "From a channel's map to a number.", Choice.Names<ResponseNorm>()));
        Option<string?> scaling = step.Add(Options.MaybeOneOf("--scaling", "Within each layer.", Choice.Names<LayerScaling>()));
        Option<string?> layers = step.Add(Options.MaybeOneOf("--layers", "The layers to record.", Choice.Names<LayerChoice>()));
        Option<bool?> unit = step.Add(new Option<bool?>("--whole-vector-l2")
        {
            Description = "Whether an image's whole vector is divided by its length at the end: true or false.",
            HelpName = "bool",
        });
        Option<string> split = step.Add(Options.OneOf(
            "--split", "The images of the network's fold.", "train", SplitNames.All));
        step.AddDevice();
        return step.Runs((parsed, context) =>
        {
            ResponseOptions options = ResponseOptions.Preset(parsed.GetRequiredValue(preset));
            return RespondStep.Run(
                options with
                {
                    Norm = Chosen(parsed, norm, options.Norm),
                    Scaling = Chosen(parsed, scaling, options.Scaling),
                    Layers = Chosen(parsed, layers, options.Layers),
                    WholeVectorL2 = parsed.GetValue(unit) ?? options.WholeVectorL2,
                },
                SplitNames.Parse(parsed.GetRequiredValue(split)),
                parsed.GetRequiredValue(train),
                context);
        });
    }

    private static T Chosen<T>(ParseResult parsed, Option<string?> option, T standard)
        where T : struct, Enum =>
        parsed.GetValue(option) is string name ? Choice.Parse<T>(option.Name, name) : standard;
}
