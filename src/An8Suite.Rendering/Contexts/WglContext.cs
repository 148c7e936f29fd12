using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using An8Suite.Core;
using Silk.NET.Core.Contexts;

namespace An8Suite.Rendering.Contexts;

/// <summary>An OpenGL 3.3 core context on Windows, on a window that is never shown.</summary>
/// <remarks>A context is current on one thread at a time; disposing frees it, then its window.</remarks>
internal sealed unsafe class WglContext : IGLContext
{
    private const string Mend = "install the graphics card's driver, or put Mesa's software renderer "
        + "(opengl32.dll and libgallium_wgl.dll of a Windows build of Mesa) beside an8.dll";

    private readonly Wgl _wgl;
    private readonly HiddenWindow _window;
    private nint _context;

    private WglContext(Wgl wgl, HiddenWindow window, nint context) =>
        (_wgl, _window, _context) = (wgl, window, context);

    /// <inheritdoc/>
    public nint Handle => _context;

    /// <inheritdoc/>
    public IGLContextSource? Source => null;

    /// <inheritdoc/>
    public bool IsCurrent => _wgl.CurrentContext == _context;

    /// <summary>Opens a context of the library that <paramref name="device"/> means.</summary>
    /// <exception cref="MissingComponentException">
    /// The driver is missing or too old; the message says what mends it.
    /// </exception>
    public static WglContext Create(RenderDevice device)
    {
        Wgl wgl = Wgl.Load(device);
        HiddenWindow? window = null;
        try
        {
            window = new HiddenWindow();
            ChooseFormat(window.DeviceContext);
            var context = new WglContext(wgl, window, CreateCore(wgl, window.DeviceContext));
            window = null; // the context's from here on
            return context;
        }
        finally
        {
            window?.Dispose();
        }
    }

    /// <summary>What a user reads whose driver offers too little.</summary>
    public static MissingComponentException TooOld(string found) =>
        new($"OpenGL: version 3.3 (core) is needed, this driver offers no more than {found}; {Mend}");

    /// <inheritdoc/>
    public void MakeCurrent()
    {
        if (!_wgl.MakeCurrent(_window.DeviceContext, _context))
        {
            throw new GlException(
                $"WGL: the context cannot be made current on this thread (error {Marshal.GetLastSystemError()})");
        }
    }

    /// <inheritdoc/>
    public void Clear() => _ = _wgl.MakeCurrent(0, 0);

    /// <inheritdoc/>
    public void SwapInterval(int interval)
    {
        // The window is never shown.
    }

    /// <inheritdoc/>
    public void SwapBuffers()
    {
        // The window is never shown.
    }

    /// <inheritdoc/>
    public nint GetProcAddress(string proc, int? slot = null) => _wgl.GetProcAddress(proc);

    /// <inheritdoc/>
    public bool TryGetProcAddress(string proc, [MaybeNullWhen(false)] out nint addr, int? slot = null)
    {
        addr = _wgl.GetProcAddress(proc);
        return addr != 0;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_context != 0)
        {
            _wgl.DeleteContext(_context);
            _context = 0;
            _window.Dispose();
        }
    }

    private static void ChooseFormat(nint deviceContext)
    {
        uint size = (uint)sizeof(WindowPixelFormat);
        int count = Win32.DescribePixelFormat(deviceContext, 1, size, null);
        WindowPixelFormat[] formats = new WindowPixelFormat[Math.Max(count, 0)];
        for (int i = 0; i < formats.Length; i++)
        {
            fixed (WindowPixelFormat* format = &formats[i])
            {
                _ = Win32.DescribePixelFormat(deviceContext, i + 1, size, format);
            }
        }

        int chosen = WindowPixelFormat.Choose(formats);
        if (chosen == 0)
        {
            throw TooOld("the OpenGL 1.1 that Windows brings itself");
        }

        fixed (WindowPixelFormat* format = &formats[chosen - 1])
        {
            if (Win32.SetPixelFormat(deviceContext, chosen, format) == 0)
            {
                throw new GlException(
                    $"WGL: pixel format {chosen} cannot be set (error {Marshal.GetLastPInvokeError()})");
            }
        }
    }

    // The function that asks for a version is itself found through a context, of whatever version.
    private static nint CreateCore(Wgl wgl, nint deviceContext)
    {
        nint first = wgl.CreateContext(deviceContext);
        if (first == 0 || !wgl.MakeCurrent(deviceContext, first))
        {
            throw new MissingComponentException($"OpenGL: {wgl.Path} gives no context; {Mend}");
        }

        try
        {
            int* version = stackalloc int[]
            {
                Wgl.ContextMajorVersion, 3, Wgl.ContextMinorVersion, 3, Wgl.ContextProfileMask, Wgl.CoreProfileBit, 0,
            };
            nint create = wgl.GetProcAddress("wglCreateContextAttribsARB");
            nint context = create == 0 ? 0
                : ((delegate* unmanaged<nint, nint, int*, nint>)create)(deviceContext, 0, version);
            return context != 0 ? context : throw TooOld(wgl.Driver);
        }
        finally
        {
            _ = wgl.MakeCurrent(0, 0);
            wgl.DeleteContext(first);
        }
    }
}
