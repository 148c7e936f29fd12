using System.Globalization;
using An8Suite.Report.Model;
using An8Suite.Report.Reading;
using An8Suite.Workflow.Steps;

namespace An8Suite.Report;

/// <summary>Scores and experiments to <c>report.html</c>, tables and figures.</summary>
public static class ReportStep
{
    /// <summary>For estimates: a cell of the report takes as long as explaining so many images.</summary>
    public const double ExplainedACell = 25;

    /// <summary>
    /// Writes the report of <paramref name="folders"/>, whose inputs it follows back to the datasets.
    /// </summary>
    public static bool Run(IReadOnlyList<string> folders, StepContext context)
    {
        var inputs = ReportInputs.Of(folders);
        StepPlan plan = new()
        {
            Step = "report",
            Out = context.Out,
            Options = new { folders = folders.Count, Missing = inputs.Missing.Lines.ToArray() },
            Inputs = inputs.Cells.Concat(inputs.Experiments).Index().ToDictionary(
                input => string.Create(CultureInfo.InvariantCulture, $"{input.Item.Step}#{input.Index}"),
                input => input.Item.Folder),
            Replace = context.Replace,
        };
        return StepFolder.Make(plan, folder =>
        {
            ReportModel model = ReportReader.Read(inputs);
            foreach (string line in model.Missing)
            {
                context.Reporter.Say($"    missing: {line}");
            }

            context.Reporter.SayIfAny(ReportPage.Write(model, folder));
        });
    }
}
