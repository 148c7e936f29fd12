using System.Security.Cryptography;

namespace An8Suite.Core.Files;

/// <summary>SHA-256, the one checksum of the suite.</summary>
/// <remarks>
/// Every use comes by here, because .NET ends the process where OpenSSL is missing, and loading OpenSSL takes longer
/// than many a verb that computes none. The first use throws where it is missing.
/// </remarks>
public static class Checksum
{
    static Checksum() => OpenSsl.Require();

    /// <summary>The 32 bytes.</summary>
    public static byte[] Of(ReadOnlySpan<byte> bytes) => SHA256.HashData(bytes);

    /// <summary>In small letters, as sha256sum prints it.</summary>
    public static string Hex(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <summary>The same of what is left in <paramref name="stream"/>.</summary>
    public static string Hex(Stream stream) => Convert.ToHexStringLower(SHA256.HashData(stream));

    /// <summary>One that is added to piece by piece; the caller disposes of it.</summary>
    public static IncrementalHash Begin() => IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
}
