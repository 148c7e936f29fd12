using An8Suite.Cli.Looking.Viewing;
using An8Suite.Core.Imaging;
using An8Suite.Core.Labels;
using An8Suite.Core.Scenes.Cameras;
using An8Suite.Core.Scenes.Poses;

namespace An8Suite.Tests.Cli.Looking.Viewing;

/// <summary>States of a window on a made-up subject of three classes and four poses.</summary>
internal static class ViewStates
{
    public static ViewChoices Choices { get; } = new()
    {
        Classes = ["red", "green", "blue"],
        Policies = [MaskPolicy.ClassPart, MaskPolicy.Plant, MaskPolicy.Candidates, MaskPolicy.Causal],
        Poses = [.. Enumerable.Range(0, 4).Select(i => Pose(i, 40 * i))],
        FirstPose = 2,
        Backgrounds = [new SrgbColor(255, 255, 255), new SrgbColor(0, 0, 0)],
    };

    public static ViewState First => ViewState.Of(Choices);

    public static PlannedPose Pose(int index, double yaw) =>
        new(index, new CameraPose { YawDegrees = yaw, ElevationDegrees = 15 }, new SrgbColor(200, 200, 200), 0,
            Split.Train);
}
