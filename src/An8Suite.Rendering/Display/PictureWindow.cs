using An8Suite.Core.Imaging;
using Silk.NET.OpenGL;

namespace An8Suite.Rendering.Display;

/// <summary>A window that shows one picture and tells what is done at it.</summary>
/// <remarks>
/// One thread opens, uses and closes it. Its context is current only inside a call: a renderer's context (EGL) and a
/// window's (GLX) cannot both be current on one thread.
/// </remarks>
public sealed class PictureWindow : IDisposable
{
    private readonly nint _window;
    private readonly GL _gl;
    private readonly PictureBlit _blit;
    private readonly WindowEvents _events;
    private bool _disposed;

    /// <summary>Opens a window whose inside has this size.</summary>
    /// <exception cref="Core.MissingComponentException">There is no GLFW, no display, or no OpenGL on it.</exception>
    public PictureWindow(string title, PictureSize size)
    {
        _window = GlfwWindow.Open(title, size.Width, size.Height);
        try
        {
            Glfw.MakeContextCurrent(_window);
            _gl = GL.GetApi(Glfw.GetProcAddress);
            _blit = new PictureBlit(_gl);
            _events = new WindowEvents(_window);
        }
        catch
        {
            Glfw.MakeContextCurrent(0);
            GlfwWindow.Close(_window);
            throw;
        }

        Glfw.MakeContextCurrent(0);
    }

    /// <summary>The size of the window's inside in pixels; 0 where it is an icon.</summary>
    public unsafe PictureSize Size
    {
        get
        {
            int width, height;
            Glfw.GetFramebufferSize(_window, &width, &height);
            return new PictureSize(width, height);
        }
    }

    /// <summary>Whether somebody closed it.</summary>
    public bool IsCloseWanted => Glfw.WindowShouldClose(_window) != 0;

    /// <summary>
    /// Where the pointer is, in shares of the window's sides from its upper left corner; it may lie outside.
    /// </summary>
    public (double X, double Y) Pointer => _events.Pointer;

    /// <summary>Waits for something to happen, at most so many seconds, and tells what did.</summary>
    public IReadOnlyList<WindowInput> Poll(double waitSeconds) => _events.Take(waitSeconds);

    /// <summary>
    /// Whether the window must be drawn again though its picture is the same, as after it was covered.
    /// </summary>
    public bool TakeMustDraw() => _events.TakeMustDraw();

    /// <summary>Shows a picture, stretched to the window.</summary>
    public void Show(ColorImage picture) => Current(() =>
    {
        _blit.Upload(picture);
        _blit.Draw(Size);
        Glfw.SwapBuffers(_window);
        return true;
    });

    /// <summary>
    /// The pixels of the window after the last <see cref="Show"/>, drawn again and read back from it.
    /// </summary>
    public ColorImage Read() => Current(() =>
    {
        _blit.Draw(Size);
        return _blit.Read(Size);
    });

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_disposed)
        {
            return;
        }

        _disposed = true;
        _events.Dispose();
        _ = Current(() =>
        {
            _blit.Dispose();
            return true;
        });
        _gl.Dispose();
        GlfwWindow.Close(_window);
    }

    private T Current<T>(Func<T> call)
    {
        Glfw.MakeContextCurrent(_window);
        try
        {
            return call();
        }
        finally
        {
            Glfw.MakeContextCurrent(0);
        }
    }
}
