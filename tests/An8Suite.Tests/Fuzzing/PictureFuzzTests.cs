using An8Suite.Core.Datasets.Sources;
using An8Suite.Core.Imaging;
using An8Suite.Tests.Datasets.Sources;
using An8Suite.Tests.Pictures;
using An8Suite.Workflow.Pictures;
using CsCheck;
using SkiaSharp;

namespace An8Suite.Tests.Fuzzing;

/// <summary>
/// Foreign pictures and IDX files that are damaged are read or refused, and never bring the process down.
/// </summary>
public class PictureFuzzTests
{
    private static readonly ColorImage Picture = TinyPictures.OfLabel(0, 0, 24, 17);

    private static readonly Dictionary<string, byte[]> Files = new()
    {
        ["png"] = TinyPictures.Encode(Picture, SKEncodedImageFormat.Png),
        ["jpeg"] = TinyPictures.WithOrientation(TinyPictures.Encode(Picture, SKEncodedImageFormat.Jpeg, 80), 6),
        ["cmyk"] = Convert.FromBase64String(TinyPictures.CmykJpeg),
        ["webp"] = TinyPictures.Encode(Picture, SKEncodedImageFormat.Webp, 80),
        ["bmp"] = TinyPictures.Bmp(Picture),
        ["gif"] = Convert.FromBase64String(TinyPictures.TwoFrameGif),
    };

    [Theory]
    [InlineData("png")]
    [InlineData("jpeg")]
    [InlineData("cmyk")]
    [InlineData("webp")]
    [InlineData("bmp")]
    [InlineData("gif")]
    public void A_damaged_picture_is_read_or_refused(string kind) => Fuzz.Damages.Sample(
        damage =>
        {
            byte[] bytes = damage(Files[kind]);
            Fuzz.Expect("a.pic", bytes, () => PictureDecoder.ReadSize(bytes, "a.pic"));
            Fuzz.Expect("a.pic", bytes, () => PictureDecoder.Decode(bytes, "a.pic"));
        },
        seed: "0000000000007", iter: 600, threads: 1);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_damaged_array_of_images_is_read_or_refused(bool packed)
    {
        using var folder = new TemporaryFolder();
        IdxFiles.Write(folder.Path, "train", [0, 1, 2, 1], packed);
        string path = IdxSet.In(folder.Path)[0].ImagesPath;
        byte[] whole = File.ReadAllBytes(path);
        Fuzz.Damages.Sample(
            damage =>
            {
                byte[] bytes = damage(whole);
                File.WriteAllBytes(path, bytes);
                Fuzz.Expect("train-", bytes, () => IdxSet.Read(path));
            },
            seed: "0000000000008", iter: 400, threads: 1);
    }
}
