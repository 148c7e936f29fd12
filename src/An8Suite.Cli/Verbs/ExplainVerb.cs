using System.CommandLine;
using An8Suite.Cli.Terminal;
using An8Suite.Workflow.Explaining;
using An8Suite.Workflow.Flags;
using An8Suite.Workflow.Steps;

namespace An8Suite.Cli.Verbs;

/// <summary><c>an8 explain</c>: images to heatmaps.</summary>
internal static class ExplainVerb
{
    /// <summary>The command.</summary>
    public static Command Create(string name)
    {
        StepCommand step = new(
            name,
            "Draws, for every image, what each method says the network used.",
            "an8 explain out/select --methods ours,grad-cam,mask --out out/explain",
            "out/explain")
        {
            Next = NextCommand.Of("score", record => record.Inputs.ContainsKey(StepNames.Generate)),
            Results = StepResult.Of(ExplanationIndex.FileName),
        };
        Argument<string> select = step.AddInput(
            "select", ", or by 'an8 train', or a checkpoint file, for methods that need no selection");
        OptionTable<ExplainStepOptions> table = step.Add(StepFlags.Explain());
        Option<string[]> images = step.Add(new Option<string[]>("--pictures", "--images")
        {
            Description = "Explain these files, folders of pictures or IDX files instead of a split; "
                + "transparent ones are laid on white.",
            AllowMultipleArgumentsPerToken = true,
            HelpName = "paths",
        });
        step.Exclusive(images, table.Option("--split"));
        step.AddDevice();
        return step.Runs((parsed, context) =>
        {
            ExplainStepOptions options = table.Read(parsed);
            options = options with
            {
                Methods = MethodNames.Some(options.Methods),
                MethodsAreNamed = parsed.GetResult(table.Option("--methods")) is { Implicit: false },
                Images = parsed.GetValue(images) ?? [],
                Seed = parsed.GetValue(step.Seed),
            };
            bool made = ExplainStep.Run(options, parsed.GetRequiredValue(select), context);
            ChosenFeatures.Show(context.Out);
            return made;
        });
    }
}
