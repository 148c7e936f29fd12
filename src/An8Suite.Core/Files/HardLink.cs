using System.Runtime.InteropServices;

namespace An8Suite.Core.Files;

/// <summary>A second name for a file, which takes no space.</summary>
internal static partial class HardLink
{
    /// <summary>
    /// Links <paramref name="target"/> to <paramref name="source"/>, or copies where that cannot be, as between two
    /// disks.
    /// </summary>
    /// <exception cref="IOException">It can neither be linked nor copied.</exception>
    public static void LinkOrCopy(string source, string target)
    {
        bool linked = OperatingSystem.IsWindows() ? CreateHardLink(target, source, 0) : Link(source, target) == 0;
        if (!linked)
        {
            File.Copy(source, target);
        }
    }

    [LibraryImport("libc", EntryPoint = "link", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Link(string source, string target);

    [LibraryImport("kernel32", EntryPoint = "CreateHardLinkW", StringMarshalling = StringMarshalling.Utf16)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool CreateHardLink(string target, string source, nint reserved);
}
