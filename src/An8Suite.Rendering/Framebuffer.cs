using An8Suite.Core;
using An8Suite.Rendering.Contexts;
using Silk.NET.OpenGL;

namespace An8Suite.Rendering;

/// <summary>One or two RGBA8 targets with depth that are drawn into together and read back.</summary>
internal sealed class Framebuffer : IDisposable
{
    private readonly GL _gl;
    private readonly uint _framebuffer;
    private readonly uint[] _colors;
    private readonly uint _depth;

    /// <summary>Allocates the targets; sizes the driver cannot hold are refused.</summary>
    public Framebuffer(GL gl, int width, int height, int colorCount = 1)
    {
        int largest = Math.Min(
            gl.GetInteger(GLEnum.MaxRenderbufferSize),
            Math.Min(gl.GetInteger(GLEnum.MaxViewportDims), gl.GetInteger(GLEnum.MaxTextureSize)));
        if (Math.Max(width, height) > largest)
        {
            throw new InputException(
                $"image size: a framebuffer of {width} x {height} samples is needed, this driver's largest side is "
                + $"{largest}");
        }

        (_gl, Width, Height) = (gl, width, height);
        _colors = [.. Enumerable.Range(0, colorCount).Select(_ => Storage(InternalFormat.Rgba8))];
        _depth = Storage(InternalFormat.DepthComponent24);
        _framebuffer = gl.GenFramebuffer();
        Bind();
        for (int i = 0; i < colorCount; i++)
        {
            Attach(FramebufferAttachment.ColorAttachment0 + i, _colors[i]);
        }

        Attach(FramebufferAttachment.DepthAttachment, _depth);
        gl.DrawBuffers([.. Enumerable.Range(0, colorCount).Select(i => GLEnum.ColorAttachment0 + i)]);
        GLEnum status = gl.CheckFramebufferStatus(FramebufferTarget.Framebuffer);
        if (status != GLEnum.FramebufferComplete)
        {
            Dispose();
            throw new GlException($"framebuffer of {width} x {height} samples is incomplete: {status}");
        }
    }

    /// <summary>Columns.</summary>
    public int Width { get; }

    /// <summary>Rows.</summary>
    public int Height { get; }

    /// <summary>Makes this the target of drawing and reading, over its whole area.</summary>
    public void Bind()
    {
        _gl.BindFramebuffer(FramebufferTarget.Framebuffer, _framebuffer);
        _gl.Viewport(0, 0, (uint)Width, (uint)Height);
    }

    /// <summary>Chooses the target that <see cref="Read"/> copies from; the first one unless told otherwise.</summary>
    public void ReadFrom(int color) => _gl.ReadBuffer(ReadBufferMode.ColorAttachment0 + color);

    /// <summary>
    /// Copies a rectangle, in texels, to where it belongs in <paramref name="texels"/>, four bytes each, rows as OpenGL
    /// has them.
    /// </summary>
    public unsafe void Read(Span<byte> texels, int left, int top, int width, int height)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(texels.Length, Width * Height * 4);
        if (width <= 0 || height <= 0)
        {
            return;
        }

        _gl.PixelStore(PixelStoreParameter.PackAlignment, 4);
        _gl.PixelStore(PixelStoreParameter.PackRowLength, Width);
        fixed (byte* first = texels)
        {
            byte* corner = first + (4 * ((top * Width) + left));
            _gl.ReadPixels(left, top, (uint)width, (uint)height, PixelFormat.Rgba, PixelType.UnsignedByte, corner);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _gl.DeleteFramebuffer(_framebuffer);
        Array.ForEach(_colors, _gl.DeleteRenderbuffer);
        _gl.DeleteRenderbuffer(_depth);
    }

    private uint Storage(InternalFormat format)
    {
        uint buffer = _gl.GenRenderbuffer();
        _gl.BindRenderbuffer(RenderbufferTarget.Renderbuffer, buffer);
        _gl.RenderbufferStorage(RenderbufferTarget.Renderbuffer, format, (uint)Width, (uint)Height);
        return buffer;
    }

    private void Attach(FramebufferAttachment point, uint buffer) => _gl.FramebufferRenderbuffer(
        FramebufferTarget.Framebuffer, point, RenderbufferTarget.Renderbuffer, buffer);
}
