using System.Text;
using An8Suite.Core.Files;

namespace An8Suite.Core.Datasets.Sources;

/// <summary>Reads files that are not the suite's own, and hashes what a folder of them holds.</summary>
internal static class SourceFile
{
    /// <summary>All bytes; throws <see cref="InputException"/> naming the file.</summary>
    public static byte[] ReadBytes(string path)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"{path}: cannot be read: {error.Message}", error);
        }
    }

    /// <summary>
    /// SHA-256 over every file's relative name, length and own SHA-256, in the given order; lower-case hex.
    /// </summary>
    /// <remarks>
    /// Content and not only lengths: a file of labels or a bitmap keeps its length when it changes, and hashing is
    /// cheap beside the decoding that follows.
    /// </remarks>
    public static string Fingerprint(IEnumerable<(string Name, long Length, byte[] Sha256)> files)
    {
        using var hash = Checksum.Begin();
        foreach ((string name, long length, byte[] sum) in files)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(
                FormattableString.Invariant($"{name}\0{length}\0{Convert.ToHexStringLower(sum)}\n")));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
