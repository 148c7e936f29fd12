using System.CommandLine;
using An8Suite.Cli.Steps;

namespace An8Suite.Cli.Verbs;

/// <summary><c>an8 report</c>: scores to a page.</summary>
public static class ReportVerb
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        StepCommand step = new(
            "report",
            "Writes one self-contained HTML page, with CSV beside it, from the score folders of one or more folds.",
            "an8 report out/fold0/score out/fold1/score --out out/report",
            "out/report");
        Argument<string[]> scores = new("score-dirs")
        {
            Description = "Folders made by 'an8 score'; folds of several datasets may be mixed.",
            Arity = ArgumentArity.OneOrMore,
        };
        step.Command.Add(scores);
        return step.Runs((parsed, context) => ReportStep.Run(parsed.GetRequiredValue(scores), context));
    }
}
