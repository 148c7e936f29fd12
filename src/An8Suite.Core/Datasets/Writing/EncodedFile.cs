using System.Security.Cryptography;

namespace An8Suite.Core.Datasets.Writing;

/// <summary>A file's bytes and their checksum, made once however often the file is written.</summary>
internal sealed record EncodedFile(byte[] Bytes, string Sha256)
{
    /// <summary>The bytes with their SHA-256 in lower-case hex.</summary>
    public static EncodedFile Of(byte[] bytes) => new(bytes, Convert.ToHexStringLower(SHA256.HashData(bytes)));
}
