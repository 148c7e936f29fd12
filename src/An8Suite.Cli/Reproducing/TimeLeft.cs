using System.Globalization;
using An8Suite.Workflow.Planning;

namespace An8Suite.Cli.Reproducing;

/// <summary>How long the steps that are not done will take, corrected by how long the finished ones took.</summary>
internal sealed class TimeLeft(IEnumerable<PlannedStep> steps, MachineSpeed speed)
{
    private const double Prior = 30; // seconds by which the calibration counts before any step was timed
    private double _left = steps.Where(step => !step.SeemsDone).Sum(step => speed.SecondsOf(step.Work));
    private double _expected = Prior;
    private double _taken = Prior;

    /// <summary>Seconds, as far as one can tell.</summary>
    public double Seconds => _left * _taken / _expected;

    /// <summary>Such as <c>about 3 min</c>.</summary>
    public string Words => Seconds switch
    {
        < 5 => "a few seconds",
        < 90 => string.Create(CultureInfo.InvariantCulture, $"about {Seconds:0} s"),
        < 5400 => string.Create(CultureInfo.InvariantCulture, $"about {Seconds / 60:0} min"),
        _ => string.Create(CultureInfo.InvariantCulture, $"about {Seconds / 3600:0.0} h"),
    };

    /// <summary>Takes note of a step that has run.</summary>
    /// <param name="step">The step.</param>
    /// <param name="seemedDone">What it was taken for before.</param>
    /// <param name="seconds">What it took; null when nothing was to do.</param>
    public void Finished(PlannedStep step, bool seemedDone, double? seconds)
    {
        double estimated = speed.SecondsOf(step.Work);
        _left = Math.Max(0, _left - (seemedDone ? 0 : estimated));
        if (seconds is double taken)
        {
            _expected += estimated;
            _taken += taken;
        }
    }
}
