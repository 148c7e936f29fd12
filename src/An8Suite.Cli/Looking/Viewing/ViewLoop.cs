using System.Diagnostics;
using An8Suite.Core.Imaging;
using An8Suite.Core.Labels;
using An8Suite.Rendering.Display;

namespace An8Suite.Cli.Looking.Viewing;

/// <summary>
/// The life of a window: takes what is done at it, draws, reads changed files again, until somebody ends it.
/// </summary>
internal sealed class ViewLoop : IDisposable
{
    private const double LookAtFilesSeconds = 0.5;
    private const double IdleSeconds = 0.1;
    private const double ShortestFrameSeconds = 1.0 / 60;

    /// <summary>After a pause the plant goes on where it was, instead of jumping.</summary>
    private const double LongestStepSeconds = 0.25;

    /// <summary>In a script time passes by frames, so that the same script ends in the same picture.</summary>
    private const double ScriptStepSeconds = 1.0 / 30;

    private readonly ViewOptions _options;
    private readonly Action<string> _say;
    private readonly Screenshots _screenshots;
    private readonly IReadOnlyList<WindowInput> _script;
    private readonly PictureWindow _window;
    private readonly ViewSession _session;
    private readonly FrameRate _rate = new();
    private ViewPicture? _picture;
    private double _nextLook = LookAtFilesSeconds;
    private (double X, double Y) _pointer;
    private string? _problem;

    /// <summary>
    /// Reads the subject and opens the window; <paramref name="say"/> takes messages, <paramref name="report"/>
    /// results.
    /// </summary>
    public ViewLoop(ViewOptions options, Action<string> say, Action<string> report)
    {
        (_options, _say) = (options, say);
        _script = ViewScript.Parse(options.Keys ?? "");
        var subject = LookSubject.Read(options.Subject);
        _screenshots = new Screenshots(options.Out, subject.Recipe.Name, report);
        _window = new PictureWindow(
            $"an8 view: {subject.Recipe.Name}", ViewLayout.WindowFor(LookScene.SizeOf(subject.Recipe, options.Size)));
        try
        {
            _session = new ViewSession(subject, options);
        }
        catch
        {
            _window.Dispose();
            throw;
        }
    }

    /// <summary>Frames drawn so far.</summary>
    public int FrameCount { get; private set; }

    private int? LastFrame => _options.IsScript ? Math.Max(Math.Max(1, _script.Count), _options.Frames ?? 0) : null;

    /// <summary>
    /// Runs until the window is closed, a script is done, or <paramref name="token"/> asks for the end.
    /// </summary>
    public void Run(CancellationToken token)
    {
        if (!_options.IsScript)
        {
            _say("an8: the window is open; key h lists the keys, q ends it");
        }

        var clock = Stopwatch.StartNew();
        double last = 0;
        bool isStale = true;
        while (!_session.State.IsOver && !_window.IsCloseWanted
            && FrameCount != LastFrame && !token.IsCancellationRequested)
        {
            IReadOnlyList<WindowInput> inputs = _window.Poll(WaitSeconds(isStale, clock.Elapsed.TotalSeconds - last));
            double now = clock.Elapsed.TotalSeconds;
            ViewState before = _session.State;
            _session.Apply(
                _options.IsScript ? [.. _script.Skip(FrameCount).Take(1)] : inputs,
                _options.IsScript ? ScriptStepSeconds : Math.Min(now - last, LongestStepSeconds));
            isStale |= inputs.Count > 0 || _session.State != before || _options.IsScript || _window.TakeMustDraw();
            isStale |= !_options.IsScript && _window.Pointer != _pointer;
            isStale |= Reload(now);
            if (isStale)
            {
                DrawFrame(now);
                isStale = false;
            }

            last = now;
            if (_session.State.Screenshots > before.Screenshots && _picture is not null)
            {
                TakeScreenshot(_picture.Image);
            }
        }

        if (_options.Screenshot is string path && _picture is not null)
        {
            _screenshots.Write(path, _window.Read());
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _session.Dispose();
        _window.Dispose();
    }

    private double WaitSeconds(bool isStale, double sinceLast) =>
        isStale || _options.IsScript ? 0
        : _session.State.IsTurning ? Math.Max(0, ShortestFrameSeconds - sinceLast)
        : IdleSeconds;

    private bool Reload(double now)
    {
        if (now < _nextLook)
        {
            return false;
        }

        _nextLook = now + LookAtFilesSeconds;
        if (!_session.Reload())
        {
            return false;
        }

        _problem = _session.Problem;
        _say($"an8: {_problem ?? $"read {_options.Subject} again"}");
        return true;
    }

    private void TakeScreenshot(ColorImage image)
    {
        string className = _session.State.Choices.Classes[_session.State.Label];
        if (_options.IsScript)
        {
            _screenshots.Take(image, className);
        }
        else if (_screenshots.TryTake(image, className) is string problem)
        {
            _say($"an8: {problem}");
        }
    }

    private void DrawFrame(double now)
    {
        FrameCount++;
        if (_window.Size is not { Width: > 0, Height: > 0 } size)
        {
            return; // It is an icon.
        }

        _picture = _session.Draw();
        if (_session.Problem is string problem && problem != _problem)
        {
            _say($"an8: {problem}");
        }

        _problem = _session.Problem;
        ViewState state = _session.State;
        if (state.IsTurning && !_options.IsScript)
        {
            _rate.Add(now);
        }
        else
        {
            _rate.Stop();
        }

        PictureSize pictureSize = new(_picture.Image.Width, _picture.Image.Height);
        ViewLayout layout = new(size, pictureSize);
        _pointer = _window.Pointer;
        (double x, double y) = layout.InPicture(_pointer.X, _pointer.Y);
        PartEntry? pointed = _options.IsScript ? null : ViewText.PartAt(_picture.Parts, _session.Parts, x, y);
        IReadOnlyList<string> status = ViewText.Status(state, pictureSize, _rate.PerSecond, pointed);
        _window.Show(layout.Draw(_picture.Image, status, _session.Problem, state.ShowsHelp ? ViewText.Help : []));
    }
}
