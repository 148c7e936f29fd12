using System.CommandLine;
using An8Suite.Report;
using An8Suite.Workflow.Flags;

namespace An8Suite.Cli.Verbs;

/// <summary><c>an8 report</c>: scores to a page.</summary>
internal static class ReportVerb
{
    /// <summary>The command.</summary>
    public static Command Create(string name)
    {
        StepCommand step = new(
            name,
            "Writes one self-contained HTML page, with tables and figures beside it, from scores and experiments.",
            "an8 report out/fold0/score out/fold1/evaluate out/fold0/path --out out/report",
            "out/report")
        {
            Next = NextCommand.Open(ReportPage.FileName),
        };
        Argument<string[]> folders = new("dirs")
        {
            Description = "Folders made by 'an8 score', 'an8 evaluate' or an experiment; datasets, networks, "
                + "seeds and folds may be mixed.",
            Arity = ArgumentArity.OneOrMore,
        };
        step.Command.Add(folders);
        return step.Runs((parsed, context) => ReportStep.Run(parsed.GetRequiredValue(folders), context));
    }
}
