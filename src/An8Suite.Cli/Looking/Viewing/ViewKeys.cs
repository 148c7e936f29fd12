using An8Suite.Core.Scenes.Cameras;
using An8Suite.Rendering.Display;

namespace An8Suite.Cli.Looking.Viewing;

/// <summary>The keys and the mouse: what somebody did turns one state into the next.</summary>
internal static class ViewKeys
{
    private const double KeyTurnDegrees = 5;
    private const double ElevationStep = 5;
    private const double LightStep = 15;
    private const double StrengthStep = 0.25;
    private const double DistanceFactor = 1.1;

    /// <summary>
    /// A drag across the whole window turns the plant half around; from bottom to top the camera goes from pole to
    /// pole.
    /// </summary>
    private const double DraggedDegrees = 180;

    /// <summary>All keys, in the order of the help.</summary>
    public static IReadOnlyList<ViewKey> All { get; } =
    [
        Char('c', "next class, C previous", s => s with { Label = Next(s.Label, 1, s.Choices.Classes.Count) }),
        Char('C', "", s => s with { Label = Next(s.Label, -1, s.Choices.Classes.Count) }),
        Key("Left", "turn the mesh (or drag)", WindowKey.Left, s => s.Turned(-KeyTurnDegrees)),
        Key("Right", "", WindowKey.Right, s => s.Turned(KeyTurnDegrees)),
        Key("Up", "elevation of the camera (or drag)", WindowKey.Up, s => Raised(s, ElevationStep)),
        Key("Down", "", WindowKey.Down, s => Raised(s, -ElevationStep)),
        Char('+', "nearer (or wheel)", s => Distant(s, 1 / DistanceFactor)),
        Char('=', "", s => Distant(s, 1 / DistanceFactor)),
        Char('-', "farther", s => Distant(s, DistanceFactor)),
        new("Space", "turn by itself, or stop", new TypedInput(' '), s => s with { IsTurning = !s.IsTurning }),
        Char('.', "next pose of the recipe, \",\" previous", s => s.AtPose(Next(s.Pose, 1, s.Choices.Poses.Count))),
        Char(',', "", s => s.AtPose(Next(s.Pose, -1, s.Choices.Poses.Count))),
        Char('l', "light around, L back", s =>
            Lit(s, c => c with { LightAzimuthDegrees = Direction(c.LightAzimuthDegrees + LightStep) })),
        Char('L', "", s => Lit(s, c => c with { LightAzimuthDegrees = Direction(c.LightAzimuthDegrees - LightStep) })),
        Char('k', "light higher, K lower", s => Moved(s, PoseAxes.LightElevation, LightStep)),
        Char('K', "", s => Moved(s, PoseAxes.LightElevation, -LightStep)),
        Char('j', "light stronger, J weaker", s => Moved(s, PoseAxes.LightStrength, StrengthStep)),
        Char('J', "", s => Moved(s, PoseAxes.LightStrength, -StrengthStep)),
        Char('i', "part ids", s => Toggled(s, ViewLayer.PartIds)),
        Char('m', "mask; again: the next policy", NextMask),
        Char('t', "mask as a tint over the picture", s => Toggled(s, ViewLayer.Tint)),
        Char('v', "coverage under that policy", s => Toggled(s, ViewLayer.Coverage)),
        Key("Tab", "next of picture, ids, mask, coverage, tint", WindowKey.Tab, s =>
            s with { Layer = (ViewLayer)Next((int)s.Layer, 1, Enum.GetValues<ViewLayer>().Length) }),
        Char('w', "wireframe", s => s with { ShowsWireframe = !s.ShowsWireframe }),
        Char('b', "background: own, white, grey, black", s =>
            s with { BackgroundIndex = Next(s.BackgroundIndex, 1, s.Choices.Backgrounds.Count + 1) }),
        Char('z', "the recipe's own size", s => s with { HasRecipeSize = !s.HasRecipeSize }),
        Char('s', "write the picture to a new file", s => s with { Screenshots = s.Screenshots + 1 }),
        Char('r', "back to the first view", s =>
            ViewState.Of(s.Choices) with { Label = s.Label, Screenshots = s.Screenshots, IsTurning = s.IsTurning }),
        Char('h', "this help (or F1)", s => s with { ShowsHelp = !s.ShowsHelp }),
        Key("F1", "", WindowKey.F1, s => s with { ShowsHelp = !s.ShowsHelp }),
        Char('q', "quit (or Esc)", s => s with { IsOver = true }),
        Key("Esc", "", WindowKey.Escape, s => s with { IsOver = true }),
    ];

    /// <summary>The state after something was done; the same one where it means nothing.</summary>
    public static ViewState Apply(ViewState state, WindowInput input) => input switch
    {
        DraggedInput dragged => Raised(state.Turned(dragged.Right * DraggedDegrees), dragged.Down * DraggedDegrees) with
        {
            IsTurning = false,
        },
        ScrolledInput scrolled => Distant(state, Math.Pow(1 / DistanceFactor, Math.Clamp(scrolled.Steps, -10, 10))),
        _ => All.FirstOrDefault(key => key.Input == input)?.Apply(state) ?? state,
    };

    private static ViewKey Char(char character, string help, Func<ViewState, ViewState> apply) =>
        new($"{character}", help, new TypedInput(character), apply);

    private static ViewKey Key(string name, string help, WindowKey key, Func<ViewState, ViewState> apply) =>
        new(name, help, new PressedInput(key), apply);

    private static int Next(int index, int step, int count) => (index + step + count) % count;

    private static double Direction(double degrees) =>
        degrees > 180 ? degrees - 360 : degrees <= -180 ? degrees + 360 : degrees;

    private static ViewState Raised(ViewState state, double degrees) =>
        Moved(state, PoseAxes.Elevation, degrees);

    private static ViewState Distant(ViewState state, double factor) =>
        Placed(state, PoseAxes.Distance, state.Camera.Distance * factor);

    private static ViewState Moved(ViewState state, PoseAxis axis, double by) =>
        Placed(state, axis, state.Camera.At(axis) + by);

    private static ViewState Placed(ViewState state, PoseAxis axis, double value) =>
        state with { Camera = state.Camera.With(axis, axis.Clamp(value)) };

    private static ViewState Lit(ViewState state, Func<CameraPose, CameraPose> change) =>
        state with { Camera = change(state.Camera) };

    private static ViewState Toggled(ViewState state, ViewLayer layer) =>
        state with { Layer = state.Layer == layer ? ViewLayer.Picture : layer };

    /// <summary>Through all policies and back to the picture.</summary>
    private static ViewState NextMask(ViewState state)
    {
        if (state.Layer != ViewLayer.Mask)
        {
            return state with { Layer = ViewLayer.Mask };
        }

        int next = Next(state.PolicyIndex, 1, state.Choices.Policies.Count);
        return state with { PolicyIndex = next, Layer = next == 0 ? ViewLayer.Picture : ViewLayer.Mask };
    }
}
