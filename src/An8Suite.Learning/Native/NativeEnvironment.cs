using System.Runtime.InteropServices;

namespace An8Suite.Learning.Native;

/// <summary>Environment variables as native libraries read them.</summary>
/// <remarks>
/// .NET keeps variables of its own: outside Windows a change of them never reaches <c>getenv</c>, and on Windows not
/// the copy of the C runtime. Libraries read most variables once, when they are loaded or first used.
/// </remarks>
internal static partial class NativeEnvironment
{
    /// <summary>Sets a variable for .NET, for native libraries and for programs started later.</summary>
    public static void Set(string name, string value)
    {
        Environment.SetEnvironmentVariable(name, value);
        try
        {
            _ = OperatingSystem.IsWindows() ? SetOnWindows(name, value) : SetOnUnix(name, value, overwrite: 1);
        }
        catch (Exception error) when (error is EntryPointNotFoundException or DllNotFoundException)
        {
            // Another C runtime: the library's own standard holds.
        }
    }

    /// <summary>The same, unless the user has set the variable.</summary>
    public static void SetUnlessGiven(string name, string value)
    {
        if (string.IsNullOrEmpty(Environment.GetEnvironmentVariable(name)))
        {
            Set(name, value);
        }
    }

    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int SetOnUnix(string name, string value, int overwrite);

    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    [LibraryImport("ucrtbase", EntryPoint = "_putenv_s", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int SetOnWindows(string name, string value);
}
