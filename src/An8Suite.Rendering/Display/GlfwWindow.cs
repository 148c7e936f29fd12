using System.Runtime.InteropServices;
using An8Suite.Core;

namespace An8Suite.Rendering.Display;

/// <summary>
/// Opens and closes GLFW's one window with its OpenGL 3.3 core context; says plainly why where it cannot.
/// </summary>
internal static unsafe class GlfwWindow
{
    private const string Elsewhere = "'an8 sheet' draws the same pictures into files and needs no display";

    /// <summary>Opens a window, whose context is not current yet.</summary>
    /// <exception cref="MissingComponentException">There is no GLFW, no display, or no OpenGL on it.</exception>
    public static nint Open(string title, int width, int height)
    {
        if (!Glfw.IsInstalled)
        {
            throw Missing(Glfw.FileName);
        }

        if (Glfw.Init() != Glfw.True)
        {
            throw new MissingComponentException(
                $"view: there is no display to open a window on ({Problem()}); {Elsewhere}");
        }

        Glfw.WindowHint(Glfw.ContextVersionMajor, 3);
        Glfw.WindowHint(Glfw.ContextVersionMinor, 3);
        Glfw.WindowHint(Glfw.OpenGlForwardCompatible, 1);
        Glfw.WindowHint(Glfw.OpenGlProfile, Glfw.OpenGlCoreProfile);
        nint window = Glfw.CreateWindow(width, height, title, 0, 0);
        if (window == 0)
        {
            string problem = Problem();
            Glfw.Terminate();
            throw new MissingComponentException(
                $"view: the display offers no window with OpenGL 3.3 ({problem}); {Elsewhere}");
        }

        return window;
    }

    /// <summary>Closes the window and lets GLFW go.</summary>
    public static void Close(nint window)
    {
        Glfw.DestroyWindow(window);
        Glfw.Terminate();
    }

    /// <summary>What a user reads who lacks the library.</summary>
    internal static MissingComponentException Missing(string library) => new(
        $"view: the library {library} is not installed. "
        + (OperatingSystem.IsWindows()
            ? "Put the glfw3.dll of www.glfw.org (64 bit) beside an8.dll"
            : "On Debian or Ubuntu: apt-get install -y libglfw3")
        + $"; {Elsewhere}");

    /// <summary>GLFW's own words for what it refused last.</summary>
    private static string Problem()
    {
        byte* text = null;
        int code = Glfw.GetError(&text);
        return text is null ? $"GLFW error 0x{code:x}" : Marshal.PtrToStringUTF8((nint)text)!;
    }
}
