using System.Runtime.InteropServices;
using An8Suite.Core;
using An8Suite.Core.Imaging;
using SkiaSharp;

namespace An8Suite.Workflow.Pictures;

/// <summary>Decodes PNG, JPEG, WebP, BMP and the first frame of GIF pictures of any origin.</summary>
/// <remarks>
/// Turned as EXIF says; what is transparent is laid on white; 16 bits become 8, CMYK and grey RGB. Colour profiles are
/// not applied: bytes are the file's own, as PIL and torchvision read them. The suite's own datasets are read by the
/// strict <see cref="PngReader"/> instead. A picture that ends early is refused, as half a picture would be explained
/// in earnest.
/// </remarks>
public static class PictureDecoder
{
    /// <summary>Pictures with more pixels are refused by their header, before any memory is given to them.</summary>
    public const long MostPixels = 100_000_000;

    // No format packs a picture that shows anything so tightly; below the floor nothing is worth a bomb.
    private const long MostPixelsPerByte = 10_000;
    private const long AnyPixels = 1_000_000;

    // Decoded one at a time, so that a few large ones on many threads do not exhaust the memory.
    private const long LargePixels = 16_000_000;

    private static readonly Lock LargeGate = new();

    /// <summary>Both functions, for a <see cref="Core.Datasets.Sources.DataSource"/>.</summary>
    public static PictureCodec Codec { get; } = new(ReadSize, Decode);

    /// <summary>
    /// The same for textures of meshes, which know no way up: bytes as they lie in the file, the alpha apart.
    /// </summary>
    public static PictureCodec TextureCodec { get; } = new(ReadStoredSize, DecodeStored) { DecodeAlpha = DecodeAlpha };

    /// <summary>The size as shown, from the header alone; <paramref name="name"/> stands in messages.</summary>
    /// <exception cref="InputException">Not a picture of these kinds, or one that is too large.</exception>
    public static PictureSize ReadSize(byte[] file, string name)
    {
        using SKCodec codec = Open(file, name);
        (int width, int height) = (codec.Info.Width, codec.Info.Height);
        return ExifOrientation.SwapsSides(codec.EncodedOrigin) ? new PictureSize(height, width)
            : new PictureSize(width, height);
    }

    /// <summary>The pixels; <paramref name="name"/> stands in messages.</summary>
    /// <exception cref="InputException">
    /// Not a picture of these kinds, or one that is too large, damaged or cut off.
    /// </exception>
    public static ColorImage Decode(byte[] file, string name) => Decode(file, name, (codec, rgba) =>
        ExifOrientation.Upright(OnWhite(codec.Info.Width, codec.Info.Height, rgba), codec.EncodedOrigin));

    private static PictureSize ReadStoredSize(byte[] file, string name)
    {
        using SKCodec codec = Open(file, name);
        return new PictureSize(codec.Info.Width, codec.Info.Height);
    }

    private static ColorImage DecodeStored(byte[] file, string name) => Decode(file, name, (codec, rgba) =>
        new ColorImage(codec.Info.Width, codec.Info.Height, [.. rgba.Where((_, i) => i % 4 != 3)]));

    private static AlphaImage DecodeAlpha(byte[] file, string name) => Decode(file, name, (codec, rgba) =>
        new AlphaImage(codec.Info.Width, codec.Info.Height, [.. rgba.Where((_, i) => i % 4 == 3)]));

    private static T Decode<T>(byte[] file, string name, Func<SKCodec, byte[], T> finish)
    {
        using SKCodec codec = Open(file, name);
        if ((long)codec.Info.Width * codec.Info.Height <= LargePixels)
        {
            return finish(codec, Pixels(codec, name));
        }

        lock (LargeGate)
        {
            return finish(codec, Pixels(codec, name));
        }
    }

    private static SKCodec Open(byte[] file, string name)
    {
        SkiaLibrary.Require();
        // The codec takes the stream over: this disposal is ignored while the codec lives.
        using SKMemoryStream stream = new(file);
        SKCodecResult result = SKCodecResult.InvalidInput;
        SKCodec codec = (file.Length > 0 ? SKCodec.Create(stream, out result) : null) ?? throw new InputException(
            UnreadFormat.Of(file) is string format
                ? $"{name}: {format} is not read; convert it to PNG or JPEG"
                : $"{name}: not a picture that can be read ({Describe(result)}); expected PNG, JPEG, WebP, BMP or GIF");
        try
        {
            RequireSize(codec.Info, file.Length, name);
            return codec;
        }
        catch
        {
            codec.Dispose();
            throw;
        }
    }

    private static void RequireSize(SKImageInfo info, int length, string name)
    {
        long pixels = (long)info.Width * info.Height;
        if (pixels > AnyPixels && pixels / length > MostPixelsPerByte)
        {
            throw new InputException(FormattableString.Invariant(
                $"{name}: its header says {info.Width} x {info.Height} pixels, which {length} bytes cannot hold"));
        }

        if (info.Width < 1 || info.Height < 1 || pixels > MostPixels)
        {
            throw new InputException(FormattableString.Invariant(
                $"{name}: its header says {info.Width} x {info.Height} pixels; ")
                + FormattableString.Invariant($"expected 1 to {MostPixels / 1_000_000} million"));
        }
    }

    private static byte[] Pixels(SKCodec codec, string name)
    {
        (int width, int height) = (codec.Info.Width, codec.Info.Height);
        SKImageInfo info = new(width, height, SKColorType.Rgba8888, SKAlphaType.Unpremul, colorspace: null);
        byte[] rgba = new byte[info.BytesSize64];
        GCHandle pinned = GCHandle.Alloc(rgba, GCHandleType.Pinned);
        SKCodecResult result;
        try
        {
            result = codec.GetPixels(info, pinned.AddrOfPinnedObject());
        }
        finally
        {
            pinned.Free();
        }

        return result == SKCodecResult.Success
            ? rgba
            : throw new InputException($"{name}: the picture cannot be decoded: {Describe(result)}");
    }

    private static ColorImage OnWhite(int width, int height, byte[] rgba)
    {
        bool transparent = false;
        byte[] rgb = new byte[rgba.Length / 4 * 3];
        for (int from = 0, to = 0; from < rgba.Length; from += 4, to += 3)
        {
            int alpha = rgba[from + 3];
            transparent |= alpha < byte.MaxValue;
            for (int channel = 0; channel < 3; channel++)
            {
                rgb[to + channel] = (byte)(((rgba[from + channel] * alpha) + (255 * (255 - alpha)) + 127) / 255);
            }
        }

        return new ColorImage(width, height, rgb) { IsLaidOnWhite = transparent };
    }

    private static string Describe(SKCodecResult result) => result switch
    {
        SKCodecResult.IncompleteInput => "it is cut off",
        SKCodecResult.ErrorInInput => "it is damaged",
        SKCodecResult.Unimplemented => "it is of an unknown format",
        SKCodecResult.InvalidInput => "its header is damaged or cut off",
        _ => result.ToString(),
    };
}
