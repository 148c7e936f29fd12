using An8Suite.Cli.Looking.Viewing;
using An8Suite.Core.Imaging;
using An8Suite.Core.Labels;

namespace An8Suite.Tests.Cli.Looking.Viewing;

public sealed class ViewTextTests
{
    [Fact]
    public void The_status_says_class_layer_pose_camera_light_and_rate()
    {
        ViewState state =
            ViewState.Of(ViewStates.Choices, pose: 1) with { Label = 2, Layer = ViewLayer.Mask, ShowsWireframe = true };
        Assert.Equal(
            [
                "blue (3 of 3)  mask class_part + wireframe  pose 1",
                "view 40  elevation 15  distance 1  light -35, 48 x 1",
                "h: help  96 x 64  12.5 fps  part petals",
            ],
            ViewText.Status(state, new PictureSize(96, 64), 12.5, new PartEntry(2, "petals")));
        Assert.Equal("h: help  96 x 64", ViewText.Status(state.Turned(3), new PictureSize(96, 64), null, null)[2]);
        Assert.EndsWith(
            "free view",
            ViewText.Status(state.Turned(3), new PictureSize(96, 64), null, null)[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Causal_masks_have_no_coverage_and_that_is_said()
    {
        ViewState state = ViewStates.First with { Layer = ViewLayer.Coverage, PolicyIndex = 3 };
        Assert.Contains("no coverage", ViewText.Status(state, default, null, null)[0], StringComparison.Ordinal);
    }

    [Fact]
    public void The_part_under_a_point_is_found_and_outside_there_is_none()
    {
        PartMask parts = new(2, 1, [0, 7]);
        PartEntry[] entries = [new(7, "leaf")];
        Assert.Null(ViewText.PartAt(parts, entries, 0.49, 0.5));
        Assert.Equal("leaf", ViewText.PartAt(parts, entries, 0.5, 0.99)!.Name);
        Assert.Null(ViewText.PartAt(parts, entries, 1, 0.5));
        Assert.Null(ViewText.PartAt(parts, entries, 0.6, -0.01));
    }

    [Fact]
    public void The_help_names_every_key_that_has_a_line() =>
        Assert.Equal(ViewKeys.All.Count(key => key.Help.Length > 0), ViewText.Help.Count);
}
