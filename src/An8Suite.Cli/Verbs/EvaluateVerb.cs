using System.CommandLine;
using An8Suite.Cli.Terminal;
using An8Suite.Workflow.Evaluating;
using An8Suite.Workflow.Flags;

namespace An8Suite.Cli.Verbs;

/// <summary><c>an8 evaluate</c>: a selection to scores, under every mask policy and with the grid.</summary>
internal static class EvaluateVerb
{
    /// <summary>The command.</summary>
    public static Command Create(string name)
    {
        StepCommand step = new(
            name,
            "Explains the test images and scores the heatmaps at once, under every mask policy; keeps only heatmaps "
            + "that the report shows.",
            "an8 evaluate out/select --out out/evaluate",
            "out/evaluate")
        {
            Results = ScoreMeans.Of,
        };
        Argument<string> select = step.AddInput("select");
        OptionTable<EvaluateOptions> table = step.Add(StepFlags.Evaluate());
        step.AddDevice();
        return step.Runs((parsed, context) =>
        {
            EvaluateOptions options = table.Read(parsed);
            options = options with
            {
                Methods = MethodNames.Some(options.Methods),
                MethodsAreNamed = parsed.GetResult(table.Option("--methods")) is { Implicit: false },
                Seed = parsed.GetValue(step.Seed),
            };
            bool made = EvaluateStep.Run(options, parsed.GetRequiredValue(select), context);
            ResultTable.Show([context.Out]);
            return made;
        });
    }
}
