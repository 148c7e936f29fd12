using An8Suite.Core.Imaging;
using An8Suite.Core.Scenes.Poses;
using An8Suite.Core.Scenes.Shading;

namespace An8Suite.Cli.Looking;

/// <summary>One full turn of a class before the camera of a pose.</summary>
internal static class Turntable
{
    /// <summary>Pictures a second when it is played.</summary>
    public const int FramesPerSecond = 12;

    /// <summary>
    /// The pictures, evenly around from the pose's own view; one is resolved while the next is rendered.
    /// </summary>
    public static IReadOnlyList<ColorImage> Render(LookScene scene, PlannedPose pose, int label, int count)
    {
        ColorImage[] frames = new ColorImage[count];
        Task last = Task.CompletedTask;
        for (int i = 0; i < count; i++)
        {
            int frame = i;
            RenderedPose rendered = scene.Render(
                pose, pose.Camera with { YawDegrees = pose.Camera.YawDegrees + (360.0 * i / count) });
            last.Wait();
            last = Task.Run(() =>
            {
                frames[frame] = scene.Painter.Of(rendered, pose).Image(label);
                rendered.Release();
            });
        }

        last.Wait();
        return frames;
    }
}
