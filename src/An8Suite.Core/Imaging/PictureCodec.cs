namespace An8Suite.Core.Imaging;

/// <summary>
/// Reads pictures of other programs; Core has no decoder for them, so who opens such pictures brings one.
/// </summary>
/// <remarks>
/// Both take a file's bytes and its name for messages, throw <see cref="InputException"/>, and are called from several
/// threads.
/// </remarks>
/// <param name="ReadSize">The size in the header, as the picture is to be shown.</param>
/// <param name="Decode">The pixels.</param>
public sealed record PictureCodec(Func<byte[], string, PictureSize> ReadSize, Func<byte[], string, ColorImage> Decode)
{
    /// <summary>How opaque each pixel is, row 0 on top; null where nobody needs to know.</summary>
    public Func<byte[], string, AlphaImage>? DecodeAlpha { get; init; }

    /// <summary>The endings of the files it reads, lower case.</summary>
    public static IReadOnlyList<string> Endings { get; } = [".png", ".jpg", ".jpeg", ".webp", ".bmp", ".gif"];

    /// <summary>Whether a file's name has one of the endings.</summary>
    public static bool IsPicture(string path) => Endings.Contains(Path.GetExtension(path).ToLowerInvariant());
}
