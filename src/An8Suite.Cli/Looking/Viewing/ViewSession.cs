using An8Suite.Core;
using An8Suite.Core.Imaging;
using An8Suite.Rendering;
using An8Suite.Rendering.Contexts;
using An8Suite.Rendering.Display;

namespace An8Suite.Cli.Looking.Viewing;

/// <summary>
/// A subject that is looked at: its state, its pictures, and what became of its files; it needs no window.
/// </summary>
internal sealed class ViewSession : IDisposable
{
    private readonly ViewOptions _options;
    private readonly FileWatch _watch = new();
    private LookSubject _subject;
    private ViewStage _large;
    private ViewStage? _small;
    private (bool HasRecipeSize, bool ShowsWireframe) _drawn;
    private string? _drawProblem;
    private string? _fileProblem;

    /// <summary>Opens a subject that was read already.</summary>
    /// <exception cref="InputException">The options name a class or a pose that it does not have.</exception>
    public ViewSession(LookSubject subject, ViewOptions options)
    {
        (_subject, _options) = (subject, options);
        State = FirstState(ViewChoices.Of(subject));
        _large = new ViewStage(subject, SizeOf(subject), options.Device);
        Watch();
    }

    /// <summary>What is shown.</summary>
    public ViewState State { get; private set; }

    /// <summary>
    /// Why what was asked for last, or the files as they are now, could not be shown; null where they are shown.
    /// </summary>
    public string? Problem => _drawProblem ?? _fileProblem;

    /// <summary>The size of the picture at the start.</summary>
    public PictureSize Size => SizeOf(_subject);

    /// <summary>The names of the parts, in order of id.</summary>
    public IReadOnlyList<Core.Labels.PartEntry> Parts => _large.Parts;

    /// <summary>Lets time pass and does what was asked for.</summary>
    public void Apply(IReadOnlyList<WindowInput> inputs, double seconds)
    {
        State = inputs.Aggregate(State.After(seconds), ViewKeys.Apply);
        _drawProblem = inputs.Count > 0 ? null : _drawProblem;
    }

    /// <summary>
    /// Draws the state; where that needs a new renderer and there can be none, it goes back and says why in
    /// <see cref="Problem"/>.
    /// </summary>
    public ViewPicture Draw()
    {
        (bool, bool) asked = (State.HasRecipeSize, State.ShowsWireframe);
        try
        {
            ViewPicture picture = StageOf(State.HasRecipeSize).Draw(State);
            _drawn = asked;
            return picture;
        }
        catch (Exception error) when (asked != _drawn && IsTold(error))
        {
            // Files may have broken since the last renderer was made from them.
            _drawProblem = error.Message;
            State = State with { HasRecipeSize = _drawn.HasRecipeSize, ShowsWireframe = _drawn.ShowsWireframe };
            return StageOf(State.HasRecipeSize).Draw(State);
        }
    }

    /// <summary>
    /// Reads everything again where a file changed; what cannot be shown becomes <see cref="Problem"/>. True where
    /// something changed.
    /// </summary>
    public bool Reload()
    {
        if (!_watch.Look())
        {
            return false;
        }

        Watch();
        try
        {
            ReadAgain();
            (_fileProblem, _drawProblem) = (null, null);
        }
        catch (Exception error) when (IsTold(error))
        {
            // The last subject that could be drawn stays.
            _fileProblem = error.Message;
        }

        return true;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _small?.Dispose();
        _large.Dispose();
    }

    private static bool IsTold(Exception error) =>
        error is InputException or MissingComponentException or GlException or IOException
            or UnauthorizedAccessException;

    private PictureSize SizeOf(LookSubject subject) => LookScene.SizeOf(subject.Recipe, _options.Size);

    private ViewStage StageOf(bool hasRecipeSize) => hasRecipeSize
        ? _small ??= new ViewStage(
            _subject, new PictureSize(_subject.Recipe.Width, _subject.Recipe.Height), _options.Device)
        : _large;

    private ViewState FirstState(ViewChoices choices)
    {
        if (_options.Pose is int pose && pose >= choices.Poses.Count)
        {
            throw new InputException($"--pose: expected 0 to {choices.Poses.Count - 1}, found {pose}");
        }

        int label = _options.Class is null ? 0 : choices.Classes.ToList().IndexOf(_options.Class);
        return label >= 0
            ? ViewState.Of(choices, _options.Pose) with { Label = label }
            : throw new InputException(
                $"--class: unknown class '{_options.Class}'; {NearestName.Hint(_options.Class!, choices.Classes)}");
    }

    private void Watch() =>
        _watch.Set(WatchedFiles.Of(_options.Subject, _options.Device.ShaderFolder ?? SceneRenderer.OwnShaderFolder));

    private void ReadAgain()
    {
        var subject = LookSubject.Read(_options.Subject);
        ViewState state = State.With(ViewChoices.Of(subject));
        ViewStage? large = null;
        try
        {
            large = new ViewStage(subject, SizeOf(subject), _options.Device);
            _ = large.Draw(state);
            Dispose();
            (_subject, _large, _small, State) = (subject, large, null, state);
            _drawn = (false, state.ShowsWireframe);
            large = null; // the session's from here on
        }
        finally
        {
            large?.Dispose();
        }
    }
}
