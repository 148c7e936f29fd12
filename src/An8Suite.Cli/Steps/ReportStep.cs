using System.Globalization;
using An8Suite.Cli.Report;

namespace An8Suite.Cli.Steps;

/// <summary>Scores of one or more folds to <c>report.html</c> and CSV files.</summary>
public static class ReportStep
{
    /// <summary>Writes the report of <paramref name="scoreFolders"/>, whose inputs it follows back to the datasets.</summary>
    public static bool Run(IReadOnlyList<string> scoreFolders, StepContext context)
    {
        StepPlan plan = new()
        {
            Step = "report",
            Out = context.Out,
            Options = new { folds = scoreFolders.Count },
            Inputs = scoreFolders.Index().ToDictionary(
                score => string.Create(CultureInfo.InvariantCulture, $"score#{score.Index}"), score => score.Item),
            Replace = context.Replace,
        };
        return StepFolder.Make(plan, folder => ReportPage.Write(ReportReader.Read(scoreFolders), folder));
    }
}
