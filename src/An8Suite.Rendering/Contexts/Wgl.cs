using System.Runtime.InteropServices;
using System.Text;
using An8Suite.Core;

namespace An8Suite.Rendering.Contexts;

/// <summary>The functions of an opengl32.dll that make contexts, and where the program finds that library.</summary>
/// <remarks>
/// A process has one: Windows' own, which hands on to the graphics card's driver, or Mesa's software renderer, whose
/// opengl32.dll and libgallium_wgl.dll lie beside the program. gdi32 looks the library up by its bare name and takes
/// the one that is loaded, so it is loaded by its path before anything asks gdi32.
/// </remarks>
internal sealed unsafe class Wgl
{
    public const string Library = "opengl32.dll";
    public const int ContextMajorVersion = 0x2091;
    public const int ContextMinorVersion = 0x2092;
    public const int ContextProfileMask = 0x9126;
    public const int CoreProfileBit = 1;
    private const uint VersionString = 0x1F02;
    private const uint RendererString = 0x1F01;

    private static readonly Lock Gate = new();
    private static Wgl? _loaded;

    private readonly nint _library;
    private readonly delegate* unmanaged<nint, nint> _createContext;
    private readonly delegate* unmanaged<nint, int> _deleteContext;
    private readonly delegate* unmanaged<nint, nint, int> _makeCurrent;
    private readonly delegate* unmanaged<nint> _getCurrentContext;
    private readonly delegate* unmanaged<byte*, nint> _getProcAddress;
    private readonly delegate* unmanaged<uint, nint> _getString;

    private Wgl(string path)
    {
        Path = path;
        _library = NativeLibrary.Load(path);
        _createContext = (delegate* unmanaged<nint, nint>)NativeLibrary.GetExport(_library, "wglCreateContext");
        _deleteContext = (delegate* unmanaged<nint, int>)NativeLibrary.GetExport(_library, "wglDeleteContext");
        _makeCurrent = (delegate* unmanaged<nint, nint, int>)NativeLibrary.GetExport(_library, "wglMakeCurrent");
        _getCurrentContext = (delegate* unmanaged<nint>)NativeLibrary.GetExport(_library, "wglGetCurrentContext");
        _getProcAddress = (delegate* unmanaged<byte*, nint>)NativeLibrary.GetExport(_library, "wglGetProcAddress");
        _getString = (delegate* unmanaged<uint, nint>)NativeLibrary.GetExport(_library, "glGetString");
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>The context that is current on this thread, or 0.</summary>
    public nint CurrentContext => _getCurrentContext();

    /// <summary>Which driver answers, with the current context.</summary>
    public string Driver => $"{Marshal.PtrToStringUTF8(_getString(RendererString))}, "
        + $"OpenGL {Marshal.PtrToStringUTF8(_getString(VersionString))}";

    /// <summary>The process's library: what the first caller's <paramref name="device"/> chose.</summary>
    /// <exception cref="MissingComponentException">It cannot be loaded.</exception>
    public static Wgl Load(RenderDevice device)
    {
        lock (Gate)
        {
            string path = PathOf(device, AppContext.BaseDirectory, Environment.SystemDirectory);
            try
            {
                return _loaded ??= new Wgl(path);
            }
            catch (Exception error)
                when (error is DllNotFoundException or BadImageFormatException or EntryPointNotFoundException)
            {
                throw new MissingComponentException($"OpenGL: {path} cannot be loaded: {error.Message}", error);
            }
        }
    }

    /// <summary>
    /// Mesa's library beside the program for the software renderer, where there is one; Windows' own otherwise.
    /// </summary>
    /// <exception cref="InputException">A number: Windows lists no devices.</exception>
    public static string PathOf(RenderDevice device, string program, string system)
    {
        if (device.Number is int number)
        {
            throw new InputException(
                "--renderer: Windows gives a program one driver and no numbers; expected software or fastest, "
                + $"found {number}");
        }

        string beside = System.IO.Path.Combine(program, Library);
        return !device.PrefersHardware && File.Exists(beside) ? beside : System.IO.Path.Combine(system, Library);
    }

    /// <summary>A context of whatever version the driver likes, or 0.</summary>
    public nint CreateContext(nint deviceContext) => _createContext(deviceContext);

    /// <summary>Frees a context that is not current.</summary>
    public void DeleteContext(nint context) => _ = _deleteContext(context);

    /// <summary>Makes a context current on this thread; two zeros leave it without one.</summary>
    public bool MakeCurrent(nint deviceContext, nint context) => _makeCurrent(deviceContext, context) != 0;

    /// <summary>A function by its name, or 0; needs a current context.</summary>
    public nint GetProcAddress(string name)
    {
        byte[] text = Encoding.ASCII.GetBytes(name + '\0');
        fixed (byte* first = text)
        {
            // Drivers say "none" in five ways, and the functions of OpenGL 1.1 are the library's own exports.
            nint address = _getProcAddress(first);
            return address is not (0 or 1 or 2 or 3 or -1) ? address
                : NativeLibrary.TryGetExport(_library, name, out nint exported) ? exported : 0;
        }
    }
}
