using System.CommandLine;
using An8Suite.Cli.Experiments.Doubts;
using An8Suite.Cli.Flags;

namespace An8Suite.Cli.Verbs;

/// <summary><c>an8 doubts</c>: how far options matter, and which parts the network measurably uses.</summary>
public static class DoubtsVerb
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        StepCommand step = new(
            DoubtsStep.Name,
            "Varies every option of responses and selection, and renders views again with parts removed or recoloured, to see what the network uses.",
            "an8 doubts out/select --out out/doubts",
            "out/doubts");
        Argument<string> select = step.AddInput("select");
        Option<int> poses = step.Add(Options.AtLeast(1, new Option<int>("--poses")
        {
            Description = "Poses of the test fold, chosen by the seed, each with all classes.",
            DefaultValueFactory = _ => new DoubtsOptions().Poses,
            HelpName = "number",
        }));
        Option<int> top = step.Add(Options.AtLeast(1, new Option<int>("--top")
        {
            Description = "Relevant features an image, where it is not what varies.",
            DefaultValueFactory = _ => new DoubtsOptions().Top,
            HelpName = "number",
        }));
        Option<string> device = step.Add(Options.GlDevice());
        step.AddDevice();
        return step.Runs((parsed, context) => DoubtsStep.Run(
            new DoubtsOptions
            {
                Poses = parsed.GetValue(poses),
                Top = parsed.GetValue(top),
                Seed = parsed.GetValue(step.Seed),
                Device = Options.DeviceOf(parsed, device),
            },
            parsed.GetRequiredValue(select),
            context));
    }
}
