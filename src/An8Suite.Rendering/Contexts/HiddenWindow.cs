using System.Runtime.InteropServices;
using An8Suite.Core;

namespace An8Suite.Rendering.Contexts;

/// <summary>A Windows window that is never shown, for a context that needs one and draws elsewhere.</summary>
/// <remarks>
/// It lives on a thread of its own: only the thread that made a window can destroy it, and one that does not answer its
/// messages holds up programs that send them to all windows. Its device context may be used on any one thread at a
/// time.
/// </remarks>
internal sealed unsafe class HiddenWindow : IDisposable
{
    private const string ClassName = "An8SuiteHidden";
    private static readonly Lock Gate = new();
    private static bool _registered;

    private readonly Thread _thread;
    private readonly ManualResetEventSlim _opened = new();
    private uint _threadId;
    private int _error;

    /// <summary>Opens it.</summary>
    /// <exception cref="MissingComponentException">
    /// Windows gives the process no windows, as in some services.
    /// </exception>
    public HiddenWindow()
    {
        _thread = new Thread(Live) { IsBackground = true, Name = "OpenGL window" };
        _thread.Start();
        _opened.Wait();
        if (DeviceContext == 0)
        {
            Dispose();
            throw new MissingComponentException(
                $"OpenGL: Windows opens no window for this program (error {_error}); run it in a user's session, "
                + "not as a service");
        }
    }

    /// <summary>Where the context is made current; 0 until the window is open.</summary>
    public nint DeviceContext { get; private set; }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_threadId != 0)
        {
            _ = Win32.PostThreadMessage(_threadId, Win32.Quit, 0, 0);
            _threadId = 0;
        }

        _thread.Join();
        _opened.Dispose();
    }

    private void Live()
    {
        nint window = Open();
        DeviceContext = window == 0 ? 0 : Win32.GetDeviceContext(window);
        _threadId = DeviceContext == 0 ? 0 : Win32.GetCurrentThreadId();
        _opened.Set();
        Win32.Message message;
        while (DeviceContext != 0 && Win32.GetMessage(&message, 0, 0, 0) > 0)
        {
            _ = Win32.DispatchMessage(&message);
        }

        if (window != 0)
        {
            _ = Win32.DestroyWindow(window);
        }
    }

    private nint Open()
    {
        nint user32 = NativeLibrary.Load("user32", typeof(HiddenWindow).Assembly, DllImportSearchPath.System32);
        fixed (char* name = ClassName)
        {
            lock (Gate)
            {
                Win32.WindowClass description = new()
                {
                    Size = (uint)sizeof(Win32.WindowClass),
                    Style = Win32.OwnDeviceContext,
                    Procedure = NativeLibrary.GetExport(user32, "DefWindowProcW"),
                    Name = name,
                };
                _registered = _registered || Win32.RegisterClass(&description) != 0;
            }

            nint window = Win32.CreateWindow(0, name, name, Win32.Popup, 0, 0, 1, 1, 0, 0, 0, 0);
            _error = Marshal.GetLastPInvokeError();
            return window;
        }
    }
}
