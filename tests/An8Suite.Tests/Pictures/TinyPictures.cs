using An8Suite.Core;
using An8Suite.Core.Imaging;
using SkiaSharp;

namespace An8Suite.Tests.Pictures;

/// <summary>Small pictures of other programs, and folders of them.</summary>
internal static class TinyPictures
{
    /// <summary>8 x 8 pixels, pure red as CMYK (0, 255, 255, 0) with Adobe's inversion, written by PIL.</summary>
    public const string CmykJpeg =
        "/9j/7gAOQWRvYmUAZAAAAAAA/9sAQwADAgIDAgIDAwMDBAMDBAUIBQUEBAUKBwcGCAwKDAwLCgsLDQ4SEA0OEQ4LCxAWEBETFBUVFQwPFxgWFBgSFBUU/8AA"
        + "FAgACAAIBEMRAE0RAFkRAEsRAP/EABQAAQAAAAAAAAAAAAAAAAAAAAn/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/9oADgRDAE0AWQBLAAA/AFTFUKoqb//Z";

    /// <summary>3 x 2 pixels, two frames; in the first the top left pixel is red, the bottom right one blue, the rest black.</summary>
    public const string TwoFrameGif =
        "R0lGODdhAwACAIEAAP8AAAAA/wAAAAAAACwAAAAAAwACAAAICAABCBgoIEBAACwAAAAAAwACAIH//wAA//////8AAAAICAADCBgoAEBAADs=";

    private static readonly SKColor[] Colors = [SKColors.Red, SKColors.Lime, SKColors.Blue];

    /// <summary>A picture in one of Skia's formats.</summary>
    public static byte[] Encode(ColorImage image, SKEncodedImageFormat format, int quality = 100)
    {
        using SKBitmap bitmap = new(new SKImageInfo(image.Width, image.Height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        for (int i = 0; i < image.Width * image.Height; i++)
        {
            bitmap.SetPixel(
                i % image.Width, i / image.Width, new SKColor(image.Rgb[3 * i], image.Rgb[(3 * i) + 1], image.Rgb[(3 * i) + 2]));
        }

        using SKData data = bitmap.Encode(format, quality);
        return data.ToArray();
    }

    /// <summary>The 24-bit BMP of a picture, rows from the bottom up and padded to four bytes.</summary>
    public static byte[] Bmp(ColorImage image)
    {
        int stride = ((image.Width * 3) + 3) / 4 * 4;
        using MemoryStream stream = new();
        using BinaryWriter writer = new(stream);
        writer.Write("BM"u8);
        writer.Write(54 + (stride * image.Height));
        writer.Write(0);
        writer.Write(54);
        writer.Write(40);
        writer.Write(image.Width);
        writer.Write(image.Height);
        writer.Write((short)1);
        writer.Write((short)24);
        writer.Write(new byte[24]);
        for (int y = image.Height - 1; y >= 0; y--)
        {
            byte[] row = new byte[stride];
            for (int x = 0; x < image.Width * 3; x++)
            {
                row[x] = image.Rgb[(y * image.Width * 3) + (x / 3 * 3) + 2 - (x % 3)];
            }

            writer.Write(row);
        }

        return stream.ToArray();
    }

    /// <summary>The JPEG with an EXIF segment that holds its orientation and nothing else.</summary>
    public static byte[] WithOrientation(byte[] jpeg, byte orientation) =>
    [
        .. jpeg[..2], 0xFF, 0xE1, 0, 34, .. "Exif\0\0II*\0"u8, 8, 0, 0, 0, 1, 0, 0x12, 0x01, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0, 0, 0, 0, 0, .. jpeg[2..],
    ];

    /// <summary>Noise with a square in the colour of a label.</summary>
    public static ColorImage OfLabel(int label, int number, int width, int height)
    {
        CounterRandom random = new(1, "tiny", (ulong)((100 * label) + number));
        byte[] rgb = [.. Enumerable.Range(0, width * height * 3).Select(_ => (byte)random.NextInt32(60))];
        (int top, int left) = (random.NextInt32(height / 2), random.NextInt32(width / 2));
        for (int i = 0; i < height / 2 * (width / 2); i++)
        {
            int at = (((top + (i / (width / 2))) * width) + left + (i % (width / 2))) * 3;
            (rgb[at], rgb[at + 1], rgb[at + 2]) = (Colors[label].Red, Colors[label].Green, Colors[label].Blue);
        }

        return new ColorImage(width, height, rgb);
    }

    /// <summary>So many JPEG files in each of the class folders red, green and blue, of the same or of changing sizes.</summary>
    public static void WriteClasses(string folder, int count, bool mixedSizes = false, int classes = 3)
    {
        string[] names = ["red", "green", "blue"];
        for (int label = 0; label < classes; label++)
        {
            Directory.CreateDirectory(Path.Combine(folder, names[label]));
            for (int i = 0; i < count; i++)
            {
                int width = mixedSizes && i % 2 == 1 ? 50 : 40;
                File.WriteAllBytes(
                    Path.Combine(folder, names[label], $"{i:D2}.jpg"), Encode(OfLabel(label, i, width, 40), SKEncodedImageFormat.Jpeg, 90));
            }
        }
    }
}
