using An8Suite.Core.Imaging;

namespace An8Suite.Core.Scenes.Shading;

/// <summary>The picture of a pose without its plant, made without a renderer.</summary>
/// <remarks>
/// An empty G-buffer through <see cref="PoseResolver"/>, so that it is what the resolver makes of the background.
/// </remarks>
internal static class BackgroundPicture
{
    /// <summary>The picture of a size in the background of <paramref name="palette"/>.</summary>
    public static ColorImage Of(Palette palette, PictureSize size) =>
        new PoseResolver(new GBuffer(size.Width, size.Height, new byte[GBuffer.TexelBytes(size.Width, size.Height)]))
            .Resolve(palette);
}
