using System.Buffers;

namespace An8Suite.Core.Datasets;

/// <summary>One line of <c>SHA256SUMS</c>, in the form that <c>sha256sum -c</c> reads.</summary>
/// <param name="Sha256">Lower-case hex.</param>
/// <param name="Path">From the dataset's folder, with forward slashes.</param>
internal readonly record struct ChecksumLine(string Sha256, string Path)
{
    private const int HashLength = 64;
    private const string Separator = "  ";
    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdef");

    /// <summary>Reads a line; throws <see cref="FormatException"/> when it is none.</summary>
    public static ChecksumLine Parse(string line)
    {
        bool fine = line.Length > HashLength + Separator.Length
            && line.AsSpan(HashLength).StartsWith(Separator)
            && line.AsSpan(0, HashLength).IndexOfAnyExcept(HexDigits) < 0;
        return fine
            ? new ChecksumLine(line[..HashLength], line[(HashLength + Separator.Length)..])
            : throw new FormatException($"expected 64 hexadecimal digits, two spaces and a path, found '{line}'");
    }

    /// <inheritdoc/>
    public override string ToString() => Sha256 + Separator + Path;
}
