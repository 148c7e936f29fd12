using An8Suite.Core.Imaging;
using An8Suite.Rendering.Contexts;
using Silk.NET.OpenGL;

namespace An8Suite.Rendering.Display;

/// <summary>A picture in the driver's memory that is copied to the window, stretched to its size.</summary>
internal sealed unsafe class PictureBlit : IDisposable
{
    private readonly GL _gl;
    private readonly uint _texture;
    private readonly uint _framebuffer;
    private PictureSize _size;

    /// <summary>Prepares the copying; the window's context is current, as for every other method.</summary>
    public PictureBlit(GL gl)
    {
        _gl = gl;
        _texture = gl.GenTexture();
        _framebuffer = gl.GenFramebuffer();
    }

    /// <summary>Takes a picture.</summary>
    public void Upload(ColorImage picture)
    {
        _gl.BindTexture(TextureTarget.Texture2D, _texture);
        _gl.PixelStore(PixelStoreParameter.UnpackAlignment, 1);
        fixed (byte* rgb = picture.Rgb)
        {
            _gl.TexImage2D(
                TextureTarget.Texture2D, 0, InternalFormat.Rgb8,
                (uint)picture.Width, (uint)picture.Height, 0, PixelFormat.Rgb, PixelType.UnsignedByte, rgb);
        }

        _size = new PictureSize(picture.Width, picture.Height);
        _gl.BindFramebuffer(FramebufferTarget.ReadFramebuffer, _framebuffer);
        _gl.FramebufferTexture2D(
            FramebufferTarget.ReadFramebuffer, FramebufferAttachment.ColorAttachment0,
            TextureTarget.Texture2D, _texture, 0);
        GlException.ThrowIfAny(_gl, "upload of the window's picture");
    }

    /// <summary>
    /// Copies it to the window's back buffer; OpenGL's first row is the lowest, the picture's the top one.
    /// </summary>
    public void Draw(PictureSize window)
    {
        _gl.BindFramebuffer(FramebufferTarget.ReadFramebuffer, _framebuffer);
        _gl.BindFramebuffer(FramebufferTarget.DrawFramebuffer, 0);
        BlitFramebufferFilter filter = window == _size ? BlitFramebufferFilter.Nearest : BlitFramebufferFilter.Linear;
        _gl.BlitFramebuffer(
            0, 0, _size.Width, _size.Height, 0, window.Height, window.Width, 0, ClearBufferMask.ColorBufferBit, filter);
        GlException.ThrowIfAny(_gl, "copy to the window");
    }

    /// <summary>Reads the window's back buffer.</summary>
    public ColorImage Read(PictureSize window)
    {
        byte[] rows = new byte[window.Width * window.Height * 3];
        _gl.BindFramebuffer(FramebufferTarget.ReadFramebuffer, 0);
        _gl.ReadBuffer(ReadBufferMode.Back);
        _gl.PixelStore(PixelStoreParameter.PackAlignment, 1);
        fixed (byte* rgb = rows)
        {
            _gl.ReadPixels(0, 0, (uint)window.Width, (uint)window.Height, PixelFormat.Rgb, PixelType.UnsignedByte, rgb);
        }

        GlException.ThrowIfAny(_gl, "reading the window");
        ColorImage image = new(window.Width, window.Height, new byte[rows.Length]);
        int stride = window.Width * 3;
        for (int y = 0; y < window.Height; y++)
        {
            rows.AsSpan((window.Height - 1 - y) * stride, stride).CopyTo(image.Rgb.AsSpan(y * stride));
        }

        return image;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _gl.DeleteFramebuffer(_framebuffer);
        _gl.DeleteTexture(_texture);
    }
}
