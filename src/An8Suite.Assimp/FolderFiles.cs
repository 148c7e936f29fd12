using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace An8Suite.Assimp;

/// <summary>Gives the library its files through a <see cref="OpenFiles"/>.</summary>
/// <remarks>Nothing here may throw: an exception cannot pass through the library.</remarks>
internal static unsafe class FolderFiles
{
    private const int Success = 0, Failure = -1;

    /// <summary>The functions for one import; <paramref name="folder"/> holds a <see cref="OpenFiles"/>.</summary>
    public static AssimpLibrary.FileAccess Of(GCHandle folder) =>
        new() { Open = &Open, Close = &Close, UserData = GCHandle.ToIntPtr(folder) };

    [UnmanagedCallersOnly]
    private static AssimpLibrary.OpenedFile* Open(AssimpLibrary.FileAccess* files, byte* name, byte* mode)
    {
        bool reads = mode is not null && *mode == (byte)'r' && name is not null;
        var folder = (OpenFiles)GCHandle.FromIntPtr(files->UserData).Target!;
        nint stream = reads ? folder.Open(Marshal.PtrToStringUTF8((nint)name) ?? string.Empty) : 0;
        if (stream == 0)
        {
            return null;
        }

        var opened = (AssimpLibrary.OpenedFile*)NativeMemory.Alloc((nuint)sizeof(AssimpLibrary.OpenedFile));
        *opened = new AssimpLibrary.OpenedFile
        {
            Read = &Read,
            Write = &Write,
            Tell = &Tell,
            Size = &Size,
            Seek = &Seek,
            Flush = &Flush,
            Stream = stream,
            Folder = files->UserData,
        };
        return opened;
    }

    [UnmanagedCallersOnly]
    private static void Close(AssimpLibrary.FileAccess* files, AssimpLibrary.OpenedFile* file)
    {
        ((OpenFiles)GCHandle.FromIntPtr(file->Folder).Target!).Close(file->Stream);
        NativeMemory.Free(file);
    }

    [UnmanagedCallersOnly]
    private static nuint Read(AssimpLibrary.OpenedFile* file, byte* to, nuint size, nuint count)
    {
        if (size == 0 || count == 0 || count > int.MaxValue / size)
        {
            return 0;
        }

        try
        {
            return (nuint)StreamOf(file).ReadAtLeast(
                new Span<byte>(to, (int)(size * count)), (int)(size * count), throwOnEndOfStream: false) / size;
        }
        catch (IOException)
        {
            return 0;
        }
    }

    [UnmanagedCallersOnly]
    private static nuint Write(AssimpLibrary.OpenedFile* file, byte* from, nuint size, nuint count) => 0;

    [UnmanagedCallersOnly]
    private static nuint Tell(AssimpLibrary.OpenedFile* file) => (nuint)StreamOf(file).Position;

    [UnmanagedCallersOnly]
    private static nuint Size(AssimpLibrary.OpenedFile* file) => (nuint)StreamOf(file).Length;

    [UnmanagedCallersOnly]
    private static int Seek(AssimpLibrary.OpenedFile* file, nuint offset, int origin)
    {
        FileStream stream = StreamOf(file);
        long from = origin == 0 ? 0 : origin == 1 ? stream.Position : stream.Length;
        long to = from + unchecked((long)offset);
        if (to < 0 || to > stream.Length)
        {
            return Failure;
        }

        stream.Position = to;
        return Success;
    }

    [UnmanagedCallersOnly]
    private static void Flush(AssimpLibrary.OpenedFile* file)
    {
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static FileStream StreamOf(AssimpLibrary.OpenedFile* file) =>
        ((OpenFiles)GCHandle.FromIntPtr(file->Folder).Target!)[file->Stream];
}
