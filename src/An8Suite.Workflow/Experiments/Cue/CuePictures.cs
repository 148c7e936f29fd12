using An8Suite.Core.Files;
using An8Suite.Core.Imaging;
using An8Suite.Learning.Explanations;

namespace An8Suite.Workflow.Experiments.Cue;

/// <summary>One image with its sticker and the heatmaps of all methods, for readers: <c>pictures/*.png</c>.</summary>
internal static class CuePictures
{
    /// <summary>The name of the image itself among those of the methods.</summary>
    public const string Image = "image";

    private static SrgbColor StickerColor { get; } = new(0x6f, 0xd3, 0xff);

    private static SrgbColor ObjectColor { get; } = new(0x9a, 0xf0, 0x9a);

    /// <summary>Where a picture lies in the folder of a run.</summary>
    public static string PathOf(string folder, string name) => Path.Combine(folder, "pictures", $"{name}.png");

    /// <summary>Writes them.</summary>
    public static void Write(
        string folder, ColorImage image, Explanation explanation, BinaryMask sticker, BinaryMask coloured)
    {
        Save(folder, Image, image);
        foreach ((string method, MethodMap map) in explanation.Maps)
        {
            ColorImage heat = ColorMap.Inferno.Paint(map.Heatmap);
            Save(folder, method, MaskOutline.Draw(
                MaskOutline.Draw(heat, coloured, ObjectColor), sticker, StickerColor));
        }
    }

    private static void Save(string folder, string name, ColorImage image) =>
        FinishedFile.Write(PathOf(folder, name), stream => stream.Write(CompactPng.Encode(image)));
}
