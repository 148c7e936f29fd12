using System.CommandLine;
using An8Suite.Cli.Steps;
using An8Suite.Core.Selection;

namespace An8Suite.Cli.Verbs;

/// <summary><c>an8 select</c>: responses to the features that are relevant to each class.</summary>
public static class SelectVerb
{
    private static Dictionary<string, LassoLabels> Labels { get; } = new()
    {
        ["ground-truth"] = LassoLabels.GroundTruth,
        ["predicted"] = LassoLabels.Predicted,
    };

    private static Dictionary<string, LassoSign> Signs { get; } = new()
    {
        ["free"] = LassoSign.Free,
        ["nonnegative"] = LassoSign.Nonnegative,
    };

    /// <summary>The command.</summary>
    public static Command Create()
    {
        StepCommand step = new(
            "select",
            "Fits one mu-lasso a class: which channels does the class hang on, and how much.",
            "an8 select out/respond --mu 10 --out out/select",
            "out/select");
        Argument<string> respond = step.AddInput("respond");
        Option<string> preset = step.Add(Options.OneOf("--preset", "Budget, labels and signs, unless another option says otherwise.", "paper", LassoOptions.PresetNames));
        Option<double?> mu = step.Add(new Option<double?>("--mu")
        {
            Description = "The L1 budget of each class's weights; the preset's otherwise (paper 10, authors-code 5).",
        });
        Option<string?> labels = step.Add(Options.MaybeOneOf(
            "--labels", "Regress on the class an image shows, or on the one the network predicts.", Labels.Keys));
        Option<string?> sign = step.Add(Options.MaybeOneOf("--sign", "The signs that weights may take.", Signs.Keys));
        return step.Runs((parsed, context) =>
        {
            LassoOptions options = LassoOptions.Preset(parsed.GetRequiredValue(preset));
            return SelectStep.Run(
                options with
                {
                    Mu = parsed.GetValue(mu) ?? options.Mu,
                    Labels = parsed.GetValue(labels) is string label ? Labels[label] : options.Labels,
                    Sign = parsed.GetValue(sign) is string name ? Signs[name] : options.Sign,
                },
                parsed.GetRequiredValue(respond),
                context);
        });
    }
}
