using System.Diagnostics;
using System.Globalization;
using Spectre.Console;

namespace An8Suite.Workflow.Progress;

/// <summary>
/// Tells people how far a step is: a bar with rate and time left on a terminal, plain lines when redirected.
/// </summary>
/// <remarks>Everything goes to stderr, so that stdout holds results alone.</remarks>
public sealed class Reporter
{
    private static readonly TimeSpan PlainInterval = TimeSpan.FromSeconds(10);
    private readonly TextWriter _error = Console.Error;
    private readonly IAnsiConsole? _console;
    private readonly bool _quiet;
    private readonly Stopwatch _silence = Stopwatch.StartNew();

    /// <summary>Writes to stderr; a bar only where stderr is a terminal; nothing at all when quiet.</summary>
    public Reporter(bool quiet = false)
    {
        _quiet = quiet;
        if (!quiet && !Console.IsErrorRedirected)
        {
            _console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        }
    }

    /// <summary>One line.</summary>
    public void Say(string line)
    {
        if (!_quiet)
        {
            _error.WriteLine(line);
            _silence.Restart();
        }
    }

    /// <summary>Says how far one of several rounds is, where nothing was said for ten seconds.</summary>
    public void SayWhere(string round, int done, int total, string unit)
    {
        if (_silence.Elapsed >= PlainInterval)
        {
            Say(string.Create(CultureInfo.InvariantCulture, $"    {round}: {done}/{total} {unit}"));
        }
    }

    /// <summary>One indented line about the step, or nothing.</summary>
    public void SayIfAny(string? note)
    {
        if (note is not null)
        {
            Say($"    {note}");
        }
    }

    /// <summary>
    /// Runs <paramref name="body"/>, which reports how many of <paramref name="total"/> units are done.
    /// </summary>
    public void Track(string title, int total, string unit, Action<Action<int>> body)
    {
        if (_quiet)
        {
            body(_ => { });
            return;
        }

        if (_console is null)
        {
            TrackPlainly(title, total, unit, body);
            return;
        }

        _console.Progress()
            .Columns(
                new TaskDescriptionColumn { Alignment = Justify.Left },
                new ProgressBarColumn(),
                new PercentageColumn(),
                new RateColumn(unit),
                new RemainingTimeColumn())
            .Start(context =>
            {
                ProgressTask task = context.AddTask(Markup.Escape(title), maxValue: Math.Max(total, 1));
                body(done => task.Value = done);
                task.Value = task.MaxValue;
            });
    }

    private void TrackPlainly(string title, int total, string unit, Action<Action<int>> body)
    {
        Stopwatch clock = Stopwatch.StartNew();
        TimeSpan next = PlainInterval;
        Lock gate = new();
        body(done =>
        {
            lock (gate)
            {
                if (clock.Elapsed >= next)
                {
                    next = clock.Elapsed + PlainInterval;
                    double rate = done / clock.Elapsed.TotalSeconds;
                    double left = rate > 0 ? (total - done) / rate : 0;
                    _error.WriteLine(string.Create(
                        CultureInfo.InvariantCulture,
                        $"{title}: {done}/{total} {unit}, {rate:0.#} {unit}/s, {left:0} s left"));
                }
            }
        });
        _error.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{title}: {total} {unit} in {clock.Elapsed.TotalSeconds:0.0} s ({total / clock.Elapsed.TotalSeconds:0.#} "
            + $"{unit}/s)"));
    }
}
