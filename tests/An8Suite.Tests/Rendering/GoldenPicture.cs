using An8Suite.Core.Imaging;
using An8Suite.Core.Scenes.Shading;

namespace An8Suite.Tests.Rendering;

/// <summary>Compares a resolved pose with the pictures in the folder Golden: ids exactly, colours within a tolerance.</summary>
/// <remarks>
/// What was found instead lies in TestResults/Golden of the repository. Copy it over the golden picture only after looking
/// at both.
/// </remarks>
internal static class GoldenPicture
{
    private const int LargestDifference = 3;

    private static string Expected(string name) => Path.Combine(RepositoryRoot.Path, "tests", "An8Suite.Tests", "Golden", name);

    public static void Compare(string name, PoseResolver resolver, Palette palette)
    {
        ColorImage image = resolver.Resolve(palette);
        string found = Path.Combine(RepositoryRoot.Path, "TestResults", "Golden");
        PngWriter.Write(Path.Combine(found, name + ".png"), PngWriter.Encode(image));
        PngWriter.Write(Path.Combine(found, name + "-ids.png"), PngWriter.Encode(resolver.Parts));

        PartMask goldenParts = PngReader.ReadParts(Expected(name + "-ids.png"));
        int otherIds = goldenParts.Ids.Zip(resolver.Parts.Ids).Count(pair => pair.First != pair.Second);
        Assert.True(otherIds == 0, $"{name}-ids.png: {otherIds} pixels have another part; found: {found}");

        ColorImage goldenImage = PngReader.ReadColor(Expected(name + ".png"));
        int largest = goldenImage.Rgb.Zip(image.Rgb).Max(pair => Math.Abs(pair.First - pair.Second));
        Assert.True(largest <= LargestDifference, $"{name}.png: colours differ by up to {largest}; found: {found}");
    }
}
