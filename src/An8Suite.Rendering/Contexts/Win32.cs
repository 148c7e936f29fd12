using System.Runtime.InteropServices;

namespace An8Suite.Rendering.Contexts;

/// <summary>The functions of Windows' user32 and gdi32 that a window without anything to show needs.</summary>
internal static unsafe partial class Win32
{
    public const uint OwnDeviceContext = 0x20;
    public const uint Popup = 0x80000000;
    public const uint Quit = 0x12;

    [LibraryImport("user32", EntryPoint = "RegisterClassExW")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    public static partial ushort RegisterClass(WindowClass* description);

    [LibraryImport("user32", EntryPoint = "CreateWindowExW", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    public static partial nint CreateWindow(
        uint extendedStyle, char* className, char* title, uint style, int x, int y, int width, int height,
        nint parent, nint menu, nint module, nint parameter);

    [LibraryImport("user32", EntryPoint = "DestroyWindow")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    public static partial int DestroyWindow(nint window);

    [LibraryImport("user32", EntryPoint = "GetDC")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    public static partial nint GetDeviceContext(nint window);

    [LibraryImport("user32", EntryPoint = "GetMessageW")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    public static partial int GetMessage(Message* message, nint window, uint first, uint last);

    [LibraryImport("user32", EntryPoint = "DispatchMessageW")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    public static partial nint DispatchMessage(Message* message);

    [LibraryImport("user32", EntryPoint = "PostThreadMessageW")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    public static partial int PostThreadMessage(uint thread, uint message, nint first, nint second);

    [LibraryImport("kernel32", EntryPoint = "GetCurrentThreadId")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    public static partial uint GetCurrentThreadId();

    [LibraryImport("gdi32", EntryPoint = "DescribePixelFormat")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    public static partial int DescribePixelFormat(nint deviceContext, int number, uint size, WindowPixelFormat* format);

    [LibraryImport("gdi32", EntryPoint = "SetPixelFormat", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    public static partial int SetPixelFormat(nint deviceContext, int number, WindowPixelFormat* format);

    /// <summary>WNDCLASSEXW of winuser.h.</summary>
    [StructLayout(LayoutKind.Sequential)]
    internal struct WindowClass
    {
        public uint Size;
        public uint Style;
        public nint Procedure;
        public int ClassExtra;
        public int WindowExtra;
        public nint Module;
        public nint Icon;
        public nint Cursor;
        public nint Background;
        public char* MenuName;
        public char* Name;
        public nint SmallIcon;
    }

    /// <summary>MSG of winuser.h.</summary>
    [StructLayout(LayoutKind.Sequential)]
    internal struct Message
    {
        public nint Window;
        public uint Kind;
        public nint First;
        public nint Second;
        public uint Time;
        public int X;
        public int Y;
        public uint Private;
    }
}
