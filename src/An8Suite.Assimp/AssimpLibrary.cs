using System.Reflection;
using System.Runtime.InteropServices;

[assembly: DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]

namespace An8Suite.Assimp;

/// <summary>The functions of Assimp 5 that reading a mesh needs.</summary>
internal static unsafe partial class AssimpLibrary
{
    public const string Name = "assimp";

    /// <summary>
    /// By the names that systems give the library; version 5 alone, whose structures <see cref="AssimpScene"/> knows.
    /// </summary>
    private static readonly string[] Files = OperatingSystem.IsWindows()
        ? [Path.Combine(AppContext.BaseDirectory, "assimp.dll"), "assimp.dll"]
        : OperatingSystem.IsMacOS() ? ["libassimp.5.dylib"] : ["libassimp.so.5"];

    static AssimpLibrary() => NativeLibrary.SetDllImportResolver(typeof(AssimpLibrary).Assembly, Resolve);

    /// <summary>Whether the library can be loaded.</summary>
    public static bool IsPresent => Resolve(Name, typeof(AssimpLibrary).Assembly, null) != 0;

    [LibraryImport(Name, EntryPoint = "aiImportFileExWithProperties", StringMarshalling = StringMarshalling.Utf8)]
    public static partial nint Import(string file, uint flags, FileAccess* files, nint properties);

    [LibraryImport(Name, EntryPoint = "aiReleaseImport")]
    public static partial void Release(nint scene);

    [LibraryImport(Name, EntryPoint = "aiGetErrorString")]
    public static partial nint ErrorText();

    [LibraryImport(Name, EntryPoint = "aiIsExtensionSupported", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int IsExtensionSupported(string extension);

    [LibraryImport(Name, EntryPoint = "aiGetExtensionList")]
    public static partial void ExtensionList(byte* text);

    [LibraryImport(Name, EntryPoint = "aiCreatePropertyStore")]
    public static partial nint CreateProperties();

    [LibraryImport(Name, EntryPoint = "aiSetImportPropertyInteger", StringMarshalling = StringMarshalling.Utf8)]
    public static partial void SetProperty(nint properties, string name, int value);

    [LibraryImport(Name, EntryPoint = "aiReleasePropertyStore")]
    public static partial void ReleaseProperties(nint properties);

    [LibraryImport(Name, EntryPoint = "aiGetMaterialColor", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int MaterialColor(nint material, string key, uint type, uint index, float* rgba);

    [LibraryImport(Name, EntryPoint = "aiGetMaterialString", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int MaterialString(nint material, string key, uint type, uint index, byte* text);

    [LibraryImport(Name, EntryPoint = "aiGetMaterialTexture")]
    public static partial int MaterialTexture(
        nint material, uint type, uint index, byte* file, uint* mapping,
        uint* channel, float* blend, uint* operation, uint* wraps, uint* flags);

    [LibraryImport(Name, EntryPoint = "aiGetMaterialUVTransform", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int MaterialTransform(nint material, string key, uint type, uint index, float* transform);

    private static nint Resolve(string name, Assembly assembly, DllImportSearchPath? paths)
    {
        nint handle = 0;
        _ = name == Name && Files.Any(file => NativeLibrary.TryLoad(file, assembly, paths, out handle));
        return handle;
    }

    /// <summary>aiFileIO: how the library opens files.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct FileAccess
    {
        public delegate* unmanaged<FileAccess*, byte*, byte*, OpenedFile*> Open;
        public delegate* unmanaged<FileAccess*, OpenedFile*, void> Close;
        public nint UserData;
    }

    /// <summary>aiFile: what it does with an open one.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct OpenedFile
    {
        public delegate* unmanaged<OpenedFile*, byte*, nuint, nuint, nuint> Read;
        public delegate* unmanaged<OpenedFile*, byte*, nuint, nuint, nuint> Write;
        public delegate* unmanaged<OpenedFile*, nuint> Tell;
        public delegate* unmanaged<OpenedFile*, nuint> Size;
        public delegate* unmanaged<OpenedFile*, nuint, int, int> Seek;
        public delegate* unmanaged<OpenedFile*, void> Flush;
        public nint Stream;

        /// <summary>Beyond what the library knows.</summary>
        public nint Folder;
    }
}
