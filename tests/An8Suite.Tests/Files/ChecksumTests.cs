using An8Suite.Core.Files;

namespace An8Suite.Tests.Files;

public sealed class ChecksumTests
{
    // FIPS 180-4, the example of one block.
    private const string OfAbc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    [Fact]
    public void Bytes_a_stream_and_pieces_have_the_same()
    {
        using var stream = new MemoryStream("abc"u8.ToArray());
        using var pieces = Checksum.Begin();
        pieces.AppendData("a"u8);
        pieces.AppendData("bc"u8);
        Assert.Equal(OfAbc, Checksum.Hex("abc"u8));
        Assert.Equal(OfAbc, Checksum.Hex(stream));
        Assert.Equal(OfAbc, Convert.ToHexStringLower(Checksum.Of("abc"u8)));
        Assert.Equal(OfAbc, Convert.ToHexStringLower(pieces.GetHashAndReset()));
    }

    [Fact]
    public void No_other_code_computes_one()
    {
        string[] others = [.. Directory
            .EnumerateFiles(Path.Combine(RepositoryRoot.Path, "src"), "*.cs", SearchOption.AllDirectories)
            .Where(file => Path.GetFileName(file) != "Checksum.cs" && File.ReadAllText(file) is string text
                && (text.Contains("SHA256.HashData", StringComparison.Ordinal)
                    || text.Contains("IncrementalHash.Create", StringComparison.Ordinal)
                    || text.Contains("SHA256.Create", StringComparison.Ordinal)))];
        Assert.Empty(others);
    }
}
