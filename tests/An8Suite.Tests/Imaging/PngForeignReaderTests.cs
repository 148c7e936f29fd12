using An8Suite.Core.Imaging;

namespace An8Suite.Tests.Imaging;

/// <summary>Pillow reads what we write.</summary>
[Needs(Needs.Process)]
public sealed class PngForeignReaderTests
{
    private const string Python = "/usr/bin/python3";

    [Fact]
    public void Sixteen_bits_are_the_same_numbers()
    {
        Assert.SkipUnless(
            File.Exists(Python) && ChildProcess.Run(Python, ["-c", "import PIL.Image"]).ExitCode == 0, "Pillow is not installed");
        using TemporaryFolder folder = new();
        ushort[] grey = [.. Enumerable.Range(0, 35).Select(i => (ushort)(i * 1871))];
        ushort[] rgb = [.. Enumerable.Range(0, 105).Select(i => (ushort)(i * 623))];
        File.WriteAllBytes(folder["grey.png"], PngWriter.EncodeGrey16(7, 5, grey));
        File.WriteAllBytes(folder["rgb.png"], PngWriter.EncodeRgb16(7, 5, rgb));
        string script = $"""
            from PIL import Image
            grey = Image.open(r'{folder["grey.png"]}')
            print(*grey.size, *grey.getdata())
            print(*(value for pixel in Image.open(r'{folder["rgb.png"]}').getdata() for value in pixel))
            """;
        ChildProcess read = ChildProcess.Run(Python, ["-c", script]);
        Assert.True(read.ExitCode == 0, read.Error);
        string[] lines = read.Output.Trim().Split('\n');
        Assert.Equal($"7 5 {string.Join(' ', grey)}", lines[0].Trim());

        // Pillow keeps the high byte of 16-bit RGB.
        Assert.Equal(string.Join(' ', rgb.Select(value => value >> 8)), lines[1].Trim());
    }
}
