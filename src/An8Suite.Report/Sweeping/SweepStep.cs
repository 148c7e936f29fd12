using System.Globalization;
using An8Suite.Core.Files;
using An8Suite.Workflow.Evaluating;
using An8Suite.Workflow.Planning;
using An8Suite.Workflow.Steps;
using An8Suite.Workflow.Sweeping;

namespace An8Suite.Report.Sweeping;

/// <summary>The scores of all conditions to tables, charts and one page.</summary>
internal static class SweepStep
{
    /// <summary>The last step of a sweep.</summary>
    /// <param name="plan">What was run before.</param>
    /// <param name="tell">What the verb says of the result.</param>
    public static PlannedStep Of(SweepPlan plan, Func<SweepResult, SweepStory> tell) => new(
        plan.Sweep.Verb, plan.Report, new StepWork { Explained = ReportStep.ExplainedACell * plan.Swept.Count },
        context => Run(plan, tell, context));

    private static bool Run(SweepPlan plan, Func<SweepResult, SweepStory> tell, StepContext context)
    {
        StepPlan step = new()
        {
            Step = plan.Sweep.Verb,
            Out = context.Out,
            Options = new { recipe = plan.Sweep.Recipe.Name, options = plan.Sweep.Record },
            Inputs = plan.Swept.SelectMany(cell => cell.Seeds).Index().ToDictionary(
                cell => string.Create(CultureInfo.InvariantCulture, $"{EvaluateStep.Name}#{cell.Index}"),
                cell => cell.Item.Evaluate),
            Seed = plan.Sweep.Options.Seed,
            Replace = context.Replace,
        };
        return StepFolder.Make(step, folder =>
        {
            var result = SweepResult.Of(plan);
            SweepStory story = tell(result);
            IReadOnlyList<SweepChart> charts = SweepChart.Of(result, story);
            string? undrawn = SweepFigures.Write(charts, folder);
            SweepTables.Write(result, story, folder);
            FinishedFile.WriteText(
                Path.Combine(folder, SweepPage.FileName), SweepPage.Html(result, story, charts, undrawn is null));
            context.Reporter.SayIfAny(undrawn);
        });
    }
}
