using System.Runtime.InteropServices;
using System.Security.Cryptography;
using An8Suite.Core.Files;

namespace An8Suite.Core.Geometry.Occlusion;

/// <summary>Baked occlusion in the user's cache folder, under a hash of what it was baked from.</summary>
/// <remarks>
/// Only saves time: a file that is missing, broken or cannot be written changes no byte of the result.
/// </remarks>
internal static class OcclusionCache
{
    /// <summary>Part of the hash; raise it when baking changes.</summary>
    private const string Version = "an8 occlusion 1";

    /// <summary>The occlusion of <paramref name="mesh"/> from the cache, else baked and kept there.</summary>
    public static float[] Of(Mesh mesh, Func<float[]> bake) => Of(mesh, bake, Folder());

    /// <summary>The same with a folder of one's own; null is no cache.</summary>
    internal static float[] Of(Mesh mesh, Func<float[]> bake, string? folder)
    {
        if (folder is null)
        {
            return bake();
        }

        string path = Path.Combine(folder, "occlusion-" + Key(mesh));
        try
        {
            if (Read(path, mesh.Positions.Length) is { } kept)
            {
                return kept;
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Baked below.
        }

        float[] open = bake();
        try
        {
            Write(path, open);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Baked again next time.
        }

        return open;
    }

    private static string? Folder()
    {
        string? root = OperatingSystem.IsWindows()
            ? Environment.GetEnvironmentVariable("LOCALAPPDATA")
            : Environment.GetEnvironmentVariable("XDG_CACHE_HOME");
        if (string.IsNullOrEmpty(root) && Environment.GetEnvironmentVariable("HOME") is { Length: > 0 } home)
        {
            root = Path.Combine(home, ".cache");
        }

        return Path.IsPathFullyQualified(root ?? string.Empty) ? Path.Combine(root!, "an8suite", "meshes") : null;
    }

    private static string Key(Mesh mesh)
    {
        using var hash = Checksum.Begin();
        hash.AppendData(System.Text.Encoding.ASCII.GetBytes(Version));
        hash.AppendData(MemoryMarshal.AsBytes(mesh.Positions.AsSpan()));
        hash.AppendData(MemoryMarshal.AsBytes(mesh.Normals.AsSpan()));
        hash.AppendData(MemoryMarshal.AsBytes(mesh.Indices.AsSpan()));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static float[]? Read(string path, int count)
    {
        if (!File.Exists(path) || new FileInfo(path).Length != ((long)count * sizeof(float)) + SHA256.HashSizeInBytes)
        {
            return null;
        }

        byte[] file = File.ReadAllBytes(path);
        ReadOnlySpan<byte> values = file.AsSpan(SHA256.HashSizeInBytes);
        return Checksum.Of(values).AsSpan().SequenceEqual(file.AsSpan(0, SHA256.HashSizeInBytes))
            ? MemoryMarshal.Cast<byte, float>(values).ToArray()
            : null;
    }

    // Beside and renamed, under a name that no other process takes.
    private static void Write(string path, float[] open)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        byte[] values = MemoryMarshal.AsBytes(open.AsSpan()).ToArray();
        string aside = $"{path}.{Environment.ProcessId}-{Environment.CurrentManagedThreadId}";
        File.WriteAllBytes(aside, [.. Checksum.Of(values), .. values]);
        File.Move(aside, path, overwrite: true);
    }
}
