using An8Suite.Cli.Looking.Viewing;

namespace An8Suite.Tests.Cli.Looking.Viewing;

public sealed class ViewStateTests
{
    [Fact]
    public void Time_turns_the_plant_only_while_it_turns_and_angles_stay_below_a_full_turn()
    {
        ViewState state = ViewStates.First;
        Assert.Equal(80, state.Camera.YawDegrees);
        Assert.Equal(110, state.After(1).Camera.YawDegrees);
        Assert.Equal(80, state.After(12).Camera.YawDegrees, 9);
        Assert.Equal(state.AtPose(1), state.AtPose(1).After(1));
        Assert.Equal(350, state.Turned(-90).Camera.YawDegrees);
    }

    [Fact]
    public void A_pose_of_the_recipe_is_one_until_something_is_changed()
    {
        ViewState state = ViewState.Of(ViewStates.Choices, pose: 3);
        Assert.True(state.IsRecipePose);
        Assert.False(state.IsTurning);
        Assert.False(state.Turned(1).IsRecipePose);
        Assert.False((state with { BackgroundIndex = 1 }).IsRecipePose);
        Assert.Equal(new(200, 200, 200), state.Background);
        Assert.Equal(new(0, 0, 0), (state with { BackgroundIndex = 2 }).Background);
    }

    [Fact]
    public void A_changed_subject_keeps_what_it_still_has()
    {
        ViewState state =
            ViewState.Of(ViewStates.Choices, pose: 3) with { Label = 2, PolicyIndex = 2, ShowsHelp = true };
        ViewChoices moved = ViewStates.Choices with
        {
            Classes = ["blue", "red"],
            Poses = [ViewStates.Pose(0, 5), ViewStates.Pose(1, 6)],
            Policies = [.. ViewStates.Choices.Policies.Reverse()],
        };
        ViewState after = state.With(moved);
        Assert.Equal((0, 1, true), (after.Label, after.Pose, after.ShowsHelp));
        Assert.Equal(6, after.Camera.YawDegrees);
        Assert.Equal(state.Policy, after.Policy);

        ViewState free = state.Turned(7).With(moved with { Classes = ["pink"] });
        Assert.Equal((0, 127), (free.Label, free.Camera.YawDegrees));
    }
}
