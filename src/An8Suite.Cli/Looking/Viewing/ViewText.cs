using System.Globalization;
using An8Suite.Core.Imaging;
using An8Suite.Core.Labels;
using An8Suite.Core.Scenes.Cameras;

namespace An8Suite.Cli.Looking.Viewing;

/// <summary>What the window says about a state, in lines.</summary>
internal static class ViewText
{
    private const int KeyColumn = 7;

    /// <summary>The keys, one line each; keys of one kind share a line.</summary>
    public static IReadOnlyList<string> Help { get; } = [.. HelpLines()];

    /// <summary>What is shown, where camera and light stand, and how fast it is drawn.</summary>
    /// <param name="state">What is shown.</param>
    /// <param name="size">The picture's size.</param>
    /// <param name="framesPerSecond">Null where the picture stands still.</param>
    /// <param name="pointed">The part under the pointer; null where there is none.</param>
    public static IReadOnlyList<string> Status(
        ViewState state, PictureSize size, double? framesPerSecond, PartEntry? pointed)
    {
        CameraPose camera = state.Camera;
        string rate = framesPerSecond is double fps ? Text($"  {fps:0.0} fps") : "";
        return
        [
            Text($"{state.Choices.Classes[state.Label]} ({state.Label + 1} of {state.Choices.Classes.Count})  {Layer(state)}  ")
                + (state.IsRecipePose ? $"pose {state.Pose}" : "free view"),
            Text($"view {camera.YawDegrees:0.#}  elevation {camera.ElevationDegrees:0.#}  distance {camera.Distance:0.##}  ")
                + Text($"light {camera.LightAzimuthDegrees:0}, {camera.LightElevationDegrees:0} x {camera.LightStrength:0.##}"),
            $"h: help  {size}{rate}{(pointed is null ? "" : $"  part {pointed.Name}")}",
        ];
    }

    /// <summary>The part below a point in shares of the picture's sides; null for the background and outside.</summary>
    public static PartEntry? PartAt(PartMask parts, IReadOnlyList<PartEntry> entries, double x, double y)
    {
        (int column, int row) = ((int)Math.Floor(x * parts.Width), (int)Math.Floor(y * parts.Height));
        return column < 0 || row < 0 || column >= parts.Width || row >= parts.Height
            ? null
            : entries.FirstOrDefault(part => part.Id == parts.Ids[(row * parts.Width) + column]);
    }

    private static string Layer(ViewState state) => state.Layer switch
    {
        ViewLayer.PartIds => "part ids",
        ViewLayer.Mask => $"mask {state.Policy.Name}",
        ViewLayer.Tint => $"picture, mask {state.Policy.Name} tinted",
        ViewLayer.Coverage when state.Policy.IsMeasured => $"mask {state.Policy.Name}, which has no coverage",
        ViewLayer.Coverage => $"coverage {state.Policy.Name}",
        _ => "picture",
    }
    + (state.ShowsWireframe ? " + wireframe" : "");

    private static List<string> HelpLines()
    {
        List<string> lines = [];
        foreach (ViewKey key in ViewKeys.All)
        {
            if (key.Help.Length > 0)
            {
                lines.Add($"{key.Name.PadRight(KeyColumn)}{key.Help}");
            }
        }

        return lines;
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
