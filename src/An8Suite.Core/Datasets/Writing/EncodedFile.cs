using An8Suite.Core.Files;


namespace An8Suite.Core.Datasets.Writing;

/// <summary>A file's bytes and their checksum, made once however often the file is written.</summary>
internal sealed record EncodedFile(byte[] Bytes, string Sha256)
{
    /// <summary>What <paramref name="encode"/> gives, with its SHA-256 in lower-case hex.</summary>
    public static EncodedFile Of(Func<byte[]> encode, StageClock? clock = null)
    {
        byte[] bytes;
        using (clock.Measure(GeneratorStage.Compress))
        {
            bytes = encode();
        }

        using (clock.Measure(GeneratorStage.Hash))
        {
            return new EncodedFile(bytes, Checksum.Hex(bytes));
        }
    }
}
