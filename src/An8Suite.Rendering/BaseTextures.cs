using An8Suite.Core.Geometry.Textures;
using An8Suite.Core.Imaging;
using An8Suite.Rendering.Contexts;
using Silk.NET.OpenGL;

namespace An8Suite.Rendering;

/// <summary>
/// The base-colour textures of a mesh in the driver's memory, with smaller versions for what is far away.
/// </summary>
/// <remarks>Stored as sRGB, so that the driver mixes light and not codes; row 0 is at v = 0, as in glTF.</remarks>
internal sealed class BaseTextures : IDisposable
{
    private static readonly ColorImage White = new(1, 1, [255, 255, 255]);

    private readonly GL _gl;
    private readonly Dictionary<BaseTexture, uint> _textures = [];
    private readonly uint _white;

    /// <summary>Uploads all pictures.</summary>
    public BaseTextures(GL gl, IReadOnlyDictionary<BaseTexture, ColorImage> pictures)
    {
        _gl = gl;
        _white = Upload(White, new BaseTexture { Name = "white" });
        foreach ((BaseTexture texture, ColorImage picture) in pictures)
        {
            _textures.Add(texture, Upload(picture, texture));
        }

        GlException.ThrowIfAny(gl, "upload of textures");
    }

    /// <summary>Makes this the texture that draws take from; null for white.</summary>
    public void Bind(BaseTexture? texture)
    {
        _gl.ActiveTexture(TextureUnit.Texture0);
        _gl.BindTexture(TextureTarget.Texture2D, texture is null ? _white : _textures[texture]);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (uint texture in _textures.Values.Append(_white))
        {
            _gl.DeleteTexture(texture);
        }
    }

    private unsafe uint Upload(ColorImage picture, BaseTexture sampling)
    {
        uint texture = _gl.GenTexture();
        _gl.BindTexture(TextureTarget.Texture2D, texture);
        _gl.PixelStore(PixelStoreParameter.UnpackAlignment, 1);
        fixed (byte* rgba = Opaque(picture.Rgb))
        {
            _gl.TexImage2D(
                TextureTarget.Texture2D, 0, InternalFormat.Srgb8Alpha8,
                (uint)picture.Width, (uint)picture.Height, 0, PixelFormat.Rgba, PixelType.UnsignedByte, rgba);
        }

        _gl.GenerateMipmap(TextureTarget.Texture2D);
        Sample(_gl, sampling, GLEnum.LinearMipmapLinear, sampling.IsSmooth ? GLEnum.Linear : GLEnum.Nearest);
        return texture;
    }

    /// <summary>
    /// Says how the bound texture is read: its filters where it appears smaller and larger, and what lies beyond its
    /// sides.
    /// </summary>
    internal static void Sample(GL gl, BaseTexture sampling, GLEnum smaller, GLEnum larger)
    {
        void Set(TextureParameterName name, GLEnum value) => gl.TexParameter(TextureTarget.Texture2D, name, (int)value);
        Set(TextureParameterName.TextureMinFilter, smaller);
        Set(TextureParameterName.TextureMagFilter, larger);
        Set(TextureParameterName.TextureWrapS, ModeOf(sampling.WrapU));
        Set(TextureParameterName.TextureWrapT, ModeOf(sampling.WrapV));
    }

    private static byte[] Opaque(byte[] rgb)
    {
        byte[] rgba = new byte[rgb.Length / 3 * 4];
        for (int from = 0, to = 0; from < rgb.Length; from += 3, to += 4)
        {
            rgb.AsSpan(from, 3).CopyTo(rgba.AsSpan(to));
            rgba[to + 3] = byte.MaxValue;
        }

        return rgba;
    }

    private static GLEnum ModeOf(TextureWrap wrap) => wrap switch
    {
        TextureWrap.Clamp => GLEnum.ClampToEdge,
        TextureWrap.Mirror => GLEnum.MirroredRepeat,
        _ => GLEnum.Repeat,
    };
}
