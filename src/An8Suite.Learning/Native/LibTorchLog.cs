using System.Runtime.InteropServices;

namespace An8Suite.Learning.Native;

/// <summary>Keeps libtorch's warnings off the terminal, where they would tear progress bars.</summary>
/// <remarks>
/// Its log level is <c>TORCH_CPP_LOG_LEVEL</c>, which only <c>c10::initLogging</c> reads; Python's module calls that,
/// libtorch by itself does not. What libtorch cannot do, it throws whatever the level.
/// </remarks>
internal static class LibTorchLog
{
    private const string Level = "TORCH_CPP_LOG_LEVEL";

    private static readonly string Library = OperatingSystem.IsWindows() ? "c10.dll" : "libc10.so";
    private static readonly string Initialize = OperatingSystem.IsWindows() ? "?initLogging@c10@@YAXXZ"
        : "_ZN3c1011initLoggingEv";

    /// <summary>Before libtorch is loaded.</summary>
    public static void ChooseLevel() => NativeEnvironment.SetUnlessGiven(Level, "ERROR");

    /// <summary>
    /// After libtorch is loaded, whose c10 the system then finds by name; before the first operation.
    /// </summary>
    public static unsafe void ApplyLevel()
    {
        if (NativeLibrary.TryLoad(Library, out nint c10)
            && NativeLibrary.TryGetExport(c10, Initialize, out nint initialize))
        {
            ((delegate* unmanaged<void>)initialize)();
        }
    }
}
