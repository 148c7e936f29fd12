using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace An8Suite.Rendering.Display;

/// <summary>Collects what GLFW reports about one window until somebody asks.</summary>
internal sealed unsafe class WindowEvents : IDisposable
{
    private readonly nint _window;
    private readonly List<WindowInput> _inputs = [];
    private GCHandle _self;
    private bool _mustDraw;
    private (double X, double Y)? _dragged;

    /// <summary>Listens to a window; it must be disposed before the window is.</summary>
    public WindowEvents(nint window)
    {
        _window = window;
        _self = GCHandle.Alloc(this);
        Glfw.SetWindowUserPointer(window, GCHandle.ToIntPtr(_self));
        _ = Glfw.SetKeyCallback(window, &OnKey);
        _ = Glfw.SetCharCallback(window, &OnChar);
        _ = Glfw.SetScrollCallback(window, &OnScroll);
        _ = Glfw.SetWindowRefreshCallback(window, &OnRefresh);
    }

    /// <summary>Where the pointer is, in shares of the window's sides; it may lie outside.</summary>
    public (double X, double Y) Pointer
    {
        get
        {
            int width, height;
            double x, y;
            Glfw.GetWindowSize(_window, &width, &height);
            Glfw.GetCursorPosition(_window, &x, &y);
            return (x / Math.Max(1, width), y / Math.Max(1, height));
        }
    }

    /// <summary>Waits for something to happen, at most so long, and tells what did.</summary>
    public IReadOnlyList<WindowInput> Take(double waitSeconds)
    {
        _inputs.Clear();
        if (waitSeconds > 0)
        {
            Glfw.WaitEventsTimeout(waitSeconds);
        }
        else
        {
            Glfw.PollEvents();
        }

        AddDrag();
        return [.. _inputs];
    }

    /// <summary>Whether the system lost what the window showed since this was asked last.</summary>
    public bool TakeMustDraw()
    {
        bool must = _mustDraw;
        _mustDraw = false;
        return must;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _ = Glfw.SetKeyCallback(_window, null);
        _ = Glfw.SetCharCallback(_window, null);
        _ = Glfw.SetScrollCallback(_window, null);
        _ = Glfw.SetWindowRefreshCallback(_window, null);
        if (_self.IsAllocated)
        {
            _self.Free();
        }
    }

    private void AddDrag()
    {
        if (Glfw.GetMouseButton(_window, Glfw.LeftButton) == Glfw.Release)
        {
            _dragged = null;
            return;
        }

        (double x, double y) = Pointer;
        if (_dragged is (double oldX, double oldY) && (x != oldX || y != oldY))
        {
            _inputs.Add(new DraggedInput(x - oldX, y - oldY));
        }

        _dragged = (x, y);
    }

    private static WindowEvents Of(nint window) =>
        (WindowEvents)GCHandle.FromIntPtr(Glfw.GetWindowUserPointer(window)).Target!;

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void OnKey(nint window, int key, int scanCode, int action, int modifiers)
    {
        if (action != Glfw.Release && Enum.IsDefined((WindowKey)key))
        {
            Of(window)._inputs.Add(new PressedInput((WindowKey)key));
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void OnChar(nint window, uint codePoint)
    {
        if (codePoint <= char.MaxValue)
        {
            Of(window)._inputs.Add(new TypedInput((char)codePoint));
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void OnScroll(nint window, double right, double up) => Of(window)._inputs.Add(new ScrolledInput(up));

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void OnRefresh(nint window) => Of(window)._mustDraw = true;
}
