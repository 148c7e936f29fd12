using System.Diagnostics;
using System.Globalization;
using An8Suite.Workflow.Planning;
using An8Suite.Workflow.Progress;
using An8Suite.Workflow.Steps;

namespace An8Suite.Cli.Reproducing;

/// <summary>
/// Runs planned steps one after the other, each skipped when it is finished and nothing before it changed, and says how
/// long the rest takes.
/// </summary>
/// <param name="threads">Processor threads.</param>
/// <param name="device">Where libtorch computes.</param>
/// <param name="reporter">Where progress goes.</param>
/// <param name="token">Ctrl-C.</param>
internal sealed class StepSequence(int threads, string device, Reporter reporter, CancellationToken token)
{
    /// <summary>Runs all; returns how many had anything to do.</summary>
    /// <param name="steps">In their order.</param>
    /// <param name="calibration">Times the machine, where there is anything to do.</param>
    public int Run(IReadOnlyList<PlannedStep> steps, Calibration calibration)
    {
        MachineSpeed speed = calibration.Measure(steps.Where(step => !step.SeemsDone).Select(step => step.Work));
        TimeLeft left = new(steps, speed);
        int done = 0;
        reporter.Say(string.Create(
            CultureInfo.InvariantCulture,
            $"an8: {steps.Count} steps, {steps.Count(step => step.SeemsDone)} finished before; {left.Words} to go"));
        for (int i = 0; i < steps.Count; i++)
        {
            token.ThrowIfCancellationRequested();
            Stopwatch clock = Stopwatch.StartNew();
            bool seemedDone = steps[i].SeemsDone;
            reporter.Say(string.Create(CultureInfo.InvariantCulture, $"[{i + 1}/{steps.Count}] {steps[i].Title}"));
            bool made = steps[i].Run(new StepContext(
                steps[i].Folder, Replacing.OtherOptions, threads, reporter, token, device));
            left.Finished(steps[i], seemedDone, made ? clock.Elapsed.TotalSeconds : null);
            done += made ? 1 : 0;
            string rest = i + 1 < steps.Count ? $"; {left.Words} left" : string.Empty;
            reporter.Say(made
                ? string.Create(
                    CultureInfo.InvariantCulture,
                    $"    done in {clock.Elapsed.TotalSeconds:0.0} s{rest}: {steps[i].Folder}")
                : $"    finished before: {steps[i].Folder}");
        }

        return done;
    }
}
