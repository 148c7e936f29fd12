using System.Runtime.InteropServices;

namespace An8Suite.Core.Files;

/// <summary>
/// The library behind .NET's SHA-256 on Linux. Where there is none .NET ends the process, so it is looked for before.
/// </summary>
internal static class OpenSsl
{
    // In .NET's own order: src/native/libs/System.Security.Cryptography.Native/opensslshim.c.
    private static readonly string[] Names = ["libssl.so.3", "libssl.so.1.1", "libssl.so.1.0.2", "libssl.so.10"];

    /// <summary>Demands that there is one.</summary>
    /// <exception cref="MissingComponentException">There is none; the message says what mends it.</exception>
    public static void Require()
    {
        if (OperatingSystem.IsLinux() && Environment.GetEnvironmentVariable("CLR_OPENSSL_VERSION_OVERRIDE") is null
            && !Names.Any(name => NativeLibrary.TryLoad(name, out _)))
        {
            throw new MissingComponentException(
                "OpenSSL is missing (libssl.so.3), which checksums need; install it, for example with "
                + "'apt-get install -y --no-install-recommends libssl3' (Debian 13, Ubuntu 24.04: libssl3t64)");
        }
    }
}
