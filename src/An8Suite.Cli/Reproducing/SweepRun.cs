using System.Diagnostics;
using System.Globalization;
using An8Suite.Learning.Native;
using An8Suite.Report;
using An8Suite.Report.Sweeping;
using An8Suite.Workflow.Planning;
using An8Suite.Workflow.Progress;
using An8Suite.Workflow.Sweeping;

namespace An8Suite.Cli.Reproducing;

/// <summary>All conditions of a sweep, and their table, charts and page.</summary>
internal static class SweepRun
{
    /// <summary>Runs what is not finished and says the answer.</summary>
    public static Swept Run(
        Sweep sweep, Func<SweepResult, SweepStory> tell, Reporter reporter, CancellationToken token)
    {
        Stopwatch clock = Stopwatch.StartNew();
        SweepOptions options = sweep.Options;
        LibTorch.UseDevice(options.LearningDevice); // a wrong one shows now and not after the rendering
        SweepPlan plan = new(sweep);
        int made = new StepSequence(options.Threads, options.LearningDevice, reporter, token)
            .Run(
                [.. plan.Steps(), SweepStep.Of(plan, tell)],
                new Calibration(
                    (sweep.RecipeName, options.Device), options.LearningDevice, options.Threads, token));
        IndexPage.Write(options.Out);
        SweepStory story = tell(SweepResult.Of(plan));
        foreach (string answer in story.Answers)
        {
            Console.WriteLine(answer);
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"page: {Path.Combine(plan.Report, SweepPage.FileName)}   ({clock.Elapsed.TotalSeconds:0} s)"));
        return new Swept(plan.Report, made, story.Answers);
    }
}

/// <summary>What a sweep ends in.</summary>
/// <param name="Report">The folder of table, charts and page.</param>
/// <param name="StepsMade">How many steps were not finished before.</param>
/// <param name="Answers">The sentences of the page.</param>
internal sealed record Swept(string Report, int StepsMade, IReadOnlyList<string> Answers);
