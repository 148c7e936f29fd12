using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using An8Suite.Core;
using Silk.NET.Core.Contexts;

namespace An8Suite.Rendering.Contexts;

/// <summary>An OpenGL 3.3 core context without window, display server or surface.</summary>
/// <remarks>
/// A context is current on one thread at a time; displays are shared by the process and stay initialised.
/// </remarks>
internal sealed unsafe class EglContext : IGLContext
{
    private const string Mend =
        "apt-get install -y libegl1 libgl1-mesa-dri; or draw without OpenGL, by --renderer cpu";

    private readonly nint _display;
    private nint _context;

    private EglContext(nint display, nint context) => (_display, _context) = (display, context);

    /// <inheritdoc/>
    public nint Handle => _context;

    /// <inheritdoc/>
    public IGLContextSource? Source => null;

    /// <inheritdoc/>
    public bool IsCurrent => Egl.GetCurrentContext() == _context;

    /// <summary>Opens the first display of <paramref name="device"/> that offers OpenGL 3.3 core.</summary>
    /// <remarks><paramref name="library"/> is for tests of what happens when EGL is not installed.</remarks>
    public static EglContext Create(RenderDevice device, string library = Egl.Library)
    {
        if (!NativeLibrary.TryLoad(library, out _))
        {
            throw new MissingComponentException(
                $"OpenGL: the library {library} is not installed. On Debian or Ubuntu: {Mend}");
        }

        foreach (nint display in EglDisplays.For(device))
        {
            nint context = CreateContext(display);
            if (context != 0)
            {
                return new EglContext(display, context);
            }
        }

        throw new MissingComponentException(device.Number is int number
            ? $"OpenGL: device {number} offers no OpenGL 3.3; 'an8 doctor' lists those that do"
            : $"OpenGL: {library} is installed, but no driver behind it offers OpenGL 3.3. "
                + $"On Debian or Ubuntu: {Mend}");
    }

    /// <inheritdoc/>
    public void MakeCurrent()
    {
        if (Egl.MakeCurrent(_display, 0, 0, _context) != Egl.True)
        {
            throw new GlException(
                $"EGL: the context cannot be made current on this thread (error 0x{Egl.GetError():x})");
        }
    }

    /// <inheritdoc/>
    public void Clear() => _ = Egl.MakeCurrent(_display, 0, 0, 0);

    /// <inheritdoc/>
    public void SwapInterval(int interval)
    {
        // There is no window whose frames could wait.
    }

    /// <inheritdoc/>
    public void SwapBuffers()
    {
        // There is no surface to show.
    }

    /// <inheritdoc/>
    public nint GetProcAddress(string proc, int? slot = null) => Egl.GetProcAddress(proc);

    /// <inheritdoc/>
    public bool TryGetProcAddress(string proc, [MaybeNullWhen(false)] out nint addr, int? slot = null)
    {
        addr = Egl.GetProcAddress(proc);
        return addr != 0;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_context != 0)
        {
            _ = Egl.DestroyContext(_display, _context);
            _context = 0;
        }
    }

    private static nint CreateContext(nint display)
    {
        int* wanted = stackalloc int[] { Egl.RenderableType, Egl.OpenGlBit, Egl.SurfaceType, 0, Egl.None };
        nint config;
        int count;
        if (Egl.BindApi(Egl.OpenGlApi) != Egl.True
            || Egl.ChooseConfig(display, wanted, &config, 1, &count) != Egl.True
            || count == 0)
        {
            return 0;
        }

        int* version = stackalloc int[]
        {
            Egl.ContextMajorVersion, 3, Egl.ContextMinorVersion,
            3, Egl.ContextProfileMask, Egl.CoreProfileBit, Egl.None,
        };
        return Egl.CreateContext(display, config, 0, version);
    }
}
