using System.Security.Cryptography;

namespace An8Suite.Tests.Datasets;

/// <summary>Every file below a folder by relative path, with the hash of its bytes.</summary>
internal static class FolderBytes
{
    public static SortedDictionary<string, string> Of(string folder) => new(
        Directory.GetFiles(folder, "*", SearchOption.AllDirectories).ToDictionary(
            path => Path.GetRelativePath(folder, path).Replace('\\', '/'),
            path => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(path)))),
        StringComparer.Ordinal);

    /// <summary>The same without <c>step.json</c>, which says how a dataset was made.</summary>
    public static SortedDictionary<string, string> OfDataset(string folder)
    {
        SortedDictionary<string, string> bytes = Of(folder);
        bytes.Remove("step.json");
        return bytes;
    }
}
