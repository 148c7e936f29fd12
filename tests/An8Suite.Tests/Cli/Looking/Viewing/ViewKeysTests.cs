using An8Suite.Cli.Looking.Viewing;
using An8Suite.Core;
using An8Suite.Rendering.Display;

namespace An8Suite.Tests.Cli.Looking.Viewing;

public sealed class ViewKeysTests
{
    [Fact]
    public void Every_key_does_something_and_no_two_share_an_input()
    {
        ViewState state = ViewStates.First.Turned(11) with { Label = 1, Layer = ViewLayer.Mask, PolicyIndex = 1 };
        Assert.All(ViewKeys.All, key => Assert.NotEqual(state, ViewKeys.Apply(state, key.Input)));
        Assert.Equal(ViewKeys.All.Count, ViewKeys.All.Select(key => key.Input).Distinct().Count());
    }

    [Theory]
    [InlineData("cC")]
    [InlineData("<left><right>")]
    [InlineData("<up><down>")]
    [InlineData("+-")]
    [InlineData("=-")]
    [InlineData(".,")]
    [InlineData("lL")]
    [InlineData("kK")]
    [InlineData("jJ")]
    [InlineData("ii")]
    [InlineData("vv")]
    [InlineData("ww")]
    [InlineData("zz")]
    [InlineData("hh")]
    [InlineData("h<f1>")]
    [InlineData("mmmmm")]
    [InlineData("<tab><tab><tab><tab><tab>")]
    [InlineData("bbb")]
    [InlineData("ccc")]
    [InlineData("<space><space>")]
    public void These_lead_back(string keys)
    {
        ViewState state = ViewStates.First.AtPose(1);
        ViewState end = Press(state, keys);
        Assert.Equal(state.Camera.Distance, end.Camera.Distance, 12);
        Assert.Equal(state, end with { Camera = end.Camera with { Distance = state.Camera.Distance } });
        Assert.NotEqual(
            state, Press(state, keys[..(keys.StartsWith('<') ? keys.IndexOf('>', StringComparison.Ordinal) + 1 : 1)]));
    }

    [Fact]
    public void Whatever_is_pressed_camera_and_choices_stay_valid()
    {
        CounterRandom random = new(7, "keys", 0);
        ViewKey[] keys = [.. ViewKeys.All.Where(key => key.Name is not ("q" or "Esc" or "r"))];
        ViewState state = ViewStates.First;
        for (int i = 0; i < 20_000; i++)
        {
            // Long runs of one key reach its limits.
            state = ViewKeys.Apply(state, keys[(int)(random.NextDouble() * keys.Length)].Input);
            for (int more = random.NextDouble() < 0.01 ? 60 : 0; more > 0; more--)
            {
                state = ViewKeys.Apply(state, keys[i % keys.Length].Input);
            }

            Assert.Empty(state.Camera.Validate());
            Assert.InRange(state.Label, 0, 2);
            Assert.InRange(state.Pose, 0, 3);
            Assert.InRange(state.PolicyIndex, 0, 3);
            Assert.InRange(state.BackgroundIndex, 0, 2);
            Assert.True(Enum.IsDefined(state.Layer));
        }
    }

    [Fact]
    public void The_mouse_turns_raises_and_nears()
    {
        ViewState state = ViewStates.First;
        ViewState dragged = ViewKeys.Apply(state, new DraggedInput(0.25, -0.5));
        Assert.Equal(state.Camera.YawDegrees + 45, dragged.Camera.YawDegrees);
        Assert.Equal(state.Camera.ElevationDegrees - 90, dragged.Camera.ElevationDegrees);
        Assert.False(dragged.IsTurning);
        Assert.Equal(90, ViewKeys.Apply(state, new DraggedInput(0, 5)).Camera.ElevationDegrees);
        Assert.Equal(1 / 1.1, ViewKeys.Apply(state, new ScrolledInput(1)).Camera.Distance, 12);
        Assert.Equal(
            0.1, Enumerable.Repeat(new ScrolledInput(1e9), 9).Aggregate(state, ViewKeys.Apply).Camera.Distance);
    }

    [Fact]
    public void Reset_keeps_the_class_and_quit_ends()
    {
        ViewState state = Press(ViewStates.First, "c<up>+li");
        ViewState reset = Press(state, "r");
        Assert.Equal(ViewStates.First with { Label = 1 }, reset);
        Assert.True(Press(state, "q").IsOver);
        Assert.True(Press(state, "<esc>").IsOver);
        Assert.Equal(state, ViewKeys.Apply(state, new TypedInput('%')));
    }

    private static ViewState Press(ViewState state, string keys) =>
        ViewScript.Parse(keys).Aggregate(state, ViewKeys.Apply);
}
