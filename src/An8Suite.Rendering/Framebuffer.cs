using An8Suite.Core;
using An8Suite.Rendering.Contexts;
using Silk.NET.OpenGL;

namespace An8Suite.Rendering;

/// <summary>One or two targets of bytes or floats, with depth, that are drawn into together and read back.</summary>
internal sealed class Framebuffer : IDisposable
{
    private readonly GL _gl;
    private readonly uint _framebuffer;
    private readonly uint[] _colors;
    private readonly uint _depth;
    private readonly bool _isFloat;

    /// <summary>Allocates the targets; sizes the driver cannot hold are refused.</summary>
    /// <param name="gl">Of the current context.</param>
    /// <param name="width">Columns.</param>
    /// <param name="height">Rows.</param>
    /// <param name="colorCount">How many, beside depth.</param>
    /// <param name="format">Four bytes a texel, or four floats.</param>
    public Framebuffer(
        GL gl, int width, int height, int colorCount = 1, InternalFormat format = InternalFormat.Rgba8)
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

        (_gl, Width, Height, _isFloat) = (gl, width, height, format == InternalFormat.Rgba32f);
        _colors = [.. Enumerable.Range(0, colorCount).Select(_ => Storage(format))];
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
    /// Copies a rectangle, in texels, to where it belongs in <paramref name="texels"/>, four bytes or floats each, rows
    /// as OpenGL has them.
    /// </summary>
    public unsafe void Read(Span<byte> texels, int left, int top, int width, int height)
    {
        int texelBytes = _isFloat ? 4 * sizeof(float) : 4;
        ArgumentOutOfRangeException.ThrowIfNotEqual(texels.Length, Width * Height * texelBytes);
        if (width <= 0 || height <= 0)
        {
            return;
        }

        _gl.PixelStore(PixelStoreParameter.PackAlignment, 4);
        _gl.PixelStore(PixelStoreParameter.PackRowLength, Width);
        fixed (byte* first = texels)
        {
            byte* corner = first + (texelBytes * ((top * Width) + left));
            PixelType type = _isFloat ? PixelType.Float : PixelType.UnsignedByte;
            _gl.ReadPixels(left, top, (uint)width, (uint)height, PixelFormat.Rgba, type, corner);
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
