using An8Suite.Core.Files;
using An8Suite.Core.Imaging;
using An8Suite.Learning.Explanations;

namespace An8Suite.Workflow.Explaining;

/// <summary>
/// What a folder of <c>an8 explain</c> holds of every image: <c>METHOD/ID.npy</c> and, where they are asked for,
/// <c>raw/METHOD/ID.npy</c> and the picture with the heat laid over.
/// </summary>
/// <param name="folder">The folder.</param>
/// <param name="options">What is asked for.</param>
/// <param name="sizing">From pictures to the network's input.</param>
/// <param name="overlays">Draws the pictures; null for none.</param>
internal sealed class ExplanationFiles(
    string folder, ExplainStepOptions options, PictureSizing sizing, OverlayFiles? overlays)
{
    private const string RawFolder = "raw";

    // From the id of an image that was read to the size of its maps, and what they are laid over.
    private readonly Dictionary<string, (PictureSize Size, Func<ColorImage> Picture)> _waiting = [];
    private readonly SortedSet<string> _withoutRaw = new(StringComparer.Ordinal);

    /// <summary>The input of an image whose explanation comes later.</summary>
    public SampleInput Read(ImageToExplain image)
    {
        ColorImage own = image.ReadImage();
        SampleInput input = image.InputOf(sizing.Apply(own));
        _waiting[image.Id] = options.OwnSize
            ? (new PictureSize(own.Width, own.Height), image.ReadImage) // read again: a batch of photographs is large
            : (sizing.Fit.Size, () => input.Image);
        return input;
    }

    /// <summary>Writes every map of an image that was read.</summary>
    public void Write(Explanation explanation)
    {
        _waiting.Remove(explanation.Id, out (PictureSize Size, Func<ColorImage> Picture) own);
        Dictionary<string, Heatmap> maps = [];
        foreach ((string method, MethodMap map) in explanation.Maps)
        {
            maps[method] = sizing.Fit.Back(map.Heatmap, own.Size);
            Write(folder, method, explanation.Id, maps[method]);
            if (options.Raw && map.Raw is not null)
            {
                string raw = Path.Combine(folder, RawFolder);
                Directory.CreateDirectory(Path.Combine(raw, method));
                Write(raw, method, explanation.Id, sizing.Fit.Back(map.Raw, own.Size));
            }
            else
            {
                _withoutRaw.Add(method);
            }
        }

        overlays?.Write(explanation, own.Picture, maps);
    }

    /// <summary>Which methods gave no values of their own; null where none did, or nobody asked.</summary>
    public string? Note() => options.Raw && _withoutRaw.Count > 0
        ? $"    no raw values of {string.Join(", ", _withoutRaw)}: a maximum over features, a control or no map at all"
        : null;

    private static void Write(string folder, string method, string id, Heatmap map) => NpyFile.Write(
        ExplanationIndex.HeatmapPath(folder, method, id), map.Values, map.Height, map.Width);
}
